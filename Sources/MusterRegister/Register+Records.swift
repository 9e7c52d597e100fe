public import MusterModel

extension Register {
  /// Adds what a record says: its persons by name, and the words they are quoted with.
  public mutating func add(_ release: SeenRelease) {
    var names: [String: String] = [:]
    for person in release.people {
      names[person.id] = person.full
      guard let family = person.family else { continue }
      add(
        Person(
          given: person.given, family: family, ranks: person.ranks.map(\.title),
          roles: person.roles.map(\.title), count: max(1, person.count), sources: [release.name]))
    }
    for organization in release.organizations { names[organization.id] = organization.name }
    for quotation in release.quotations where !quotation.isIndirect && !quotation.text.isEmpty {
      add(
        Quotation(
          text: quotation.text, speaker: quotation.speaker.flatMap { names[$0] },
          source: release.name))
    }
  }
}

extension RecordReader {
  /// Whether some bytes are a line of a register, as `muster people --format jsonl` writes it.
  public static func isRegisterLine(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "{\"register_version\"".utf8)
  }

  /// The person of a line of a register; nil for a unit, and for one without a family name.
  public static func person(
    ofRegisterLine bytes: UnsafeBufferPointer<UInt8>
  ) throws(RecordError) -> Register.Person? {
    var cursor = JSONCursor(bytes)
    var kind: String?
    var given: String?
    var family: String?
    var person = Register.Person(family: "")
    try cursor.object { cursor, key throws(RecordError) in
      switch key {
      case "kind": kind = try cursor.string()
      case "name":
        guard cursor.peek() == UInt8(ascii: "{") else { return try cursor.skip() }
        try cursor.object { cursor, key throws(RecordError) in
          switch key {
          case "given": given = try cursor.string()
          case "family": family = try cursor.string()
          default: try cursor.skip()
          }
        }
      case "ranks": person.ranks = try titles(&cursor)
      case "roles": person.roles = try titles(&cursor)
      case "mentions": person.count = try cursor.int()
      case "sources": person.sources = try cursor.strings()
      default: try cursor.skip()
      }
    }
    guard kind == "person", let family else { return nil }
    person.given = given
    person.family = family
    return person
  }

  private static func titles(_ cursor: inout JSONCursor) throws(RecordError) -> [String] {
    var titles: [String] = []
    try cursor.array { cursor throws(RecordError) in
      try cursor.object { cursor, key throws(RecordError) in
        guard key == "title" else { return try cursor.skip() }
        if let title = try cursor.string(), !titles.contains(title) { titles.append(title) }
      }
    }
    return titles
  }
}
