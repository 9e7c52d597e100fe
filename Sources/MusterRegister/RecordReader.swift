/// Reads records as `muster extract` writes them: JSON Lines, or one indented object.
public enum RecordReader {
  /// What the records of some bytes hold, in order; `take` gets each as soon as it is read.
  ///
  /// - Returns: the number of records.
  @discardableResult
  public static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, take: (SeenRelease) -> Void
  ) throws(RecordError) -> Int {
    var cursor = JSONCursor(bytes)
    var count = 0
    while cursor.peek() != nil {
      take(try release(&cursor))
      count += 1
    }
    return count
  }

  private static func release(_ cursor: inout JSONCursor) throws(RecordError) -> SeenRelease {
    var release = SeenRelease()
    var isRecord = false
    let start = cursor.at
    try cursor.object { cursor, key throws(RecordError) in
      switch key {
      case "schema_version": isRecord = try cursor.string() != nil
      case "id": release.id = try cursor.string() ?? ""
      case "source":
        try cursor.objectOrNull { cursor, key throws(RecordError) in
          if key == "name" { release.name = try cursor.string() ?? "" } else { try cursor.skip() }
        }
      case "release": release.date = try published(&cursor)
      case "people":
        try cursor.array { cursor throws(RecordError) in
          release.people.append(try person(&cursor))
        }
      case "organizations":
        try cursor.array { cursor throws(RecordError) in
          release.organizations.append(try organization(&cursor))
        }
      case "events":
        try cursor.array { cursor throws(RecordError) in
          try cursor.object { cursor, key throws(RecordError) in
            guard key == "name" else { return try cursor.skip() }
            let name = try cursor.string()?.lowercased() ?? ""
            if name.contains("of command") || name.contains("relinquish") {
              release.tellsOfChange = true
            }
          }
        }
      case "quotes":
        try cursor.array { cursor throws(RecordError) in
          release.quotations.append(try quotation(&cursor))
        }
      default: try cursor.skip()
      }
    }
    guard isRecord else {
      throw RecordError(
        offset: start,
        message: "expected a record with \"schema_version\", but found an object without")
    }
    return release
  }

  private static func published(_ cursor: inout JSONCursor) throws(RecordError) -> String? {
    var date: String?
    try cursor.objectOrNull { cursor, key throws(RecordError) in
      guard key == "published" else { return try cursor.skip() }
      try cursor.objectOrNull { cursor, key throws(RecordError) in
        if key == "edtf" { date = try cursor.string() } else { try cursor.skip() }
      }
    }
    return date.flatMap { $0.utf8.count == 10 ? $0 : nil }
  }

  private static func person(_ cursor: inout JSONCursor) throws(RecordError) -> SeenRelease.Person {
    var person = SeenRelease.Person()
    try cursor.object { cursor, key throws(RecordError) in
      switch key {
      case "id": person.id = try cursor.string() ?? ""
      case "name":
        try cursor.objectOrNull { cursor, key throws(RecordError) in
          switch key {
          case "full": person.full = try cursor.string() ?? ""
          case "given": person.given = try cursor.string()
          case "middle": person.middle = try cursor.string()
          case "family": person.family = try cursor.string()
          case "suffix": person.suffix = try cursor.string()
          case "nickname": person.nickname = try cursor.string()
          default: try cursor.skip()
          }
        }
      case "gender": person.gender = try cursor.string()
      case "ranks":
        try cursor.array { cursor throws(RecordError) in person.ranks.append(try rank(&cursor)) }
      case "roles":
        try cursor.array { cursor throws(RecordError) in person.roles.append(try role(&cursor)) }
      case "mentions": person.count = try mentions(&cursor)
      default: try cursor.skip()
      }
    }
    return person
  }

  private static func rank(_ cursor: inout JSONCursor) throws(RecordError) -> SeenRelease.Rank {
    var rank = SeenRelease.Rank()
    try cursor.object { cursor, key throws(RecordError) in
      switch key {
      case "title": rank.title = try cursor.string() ?? ""
      case "service": rank.service = try cursor.string()
      case "country": rank.country = try cursor.string()
      case "grades": rank.grades = try cursor.strings()
      case "status": rank.status = try cursor.string()
      default: try cursor.skip()
      }
    }
    return rank
  }

  private static func role(_ cursor: inout JSONCursor) throws(RecordError) -> SeenRelease.Role {
    var role = SeenRelease.Role()
    try cursor.object { cursor, key throws(RecordError) in
      switch key {
      case "title": role.title = try cursor.string() ?? ""
      case "organization": role.organization = try cursor.string()
      case "former": role.isFormer = try cursor.bool()
      default: try cursor.skip()
      }
    }
    return role
  }

  /// The number of mentions by name.
  private static func mentions(_ cursor: inout JSONCursor) throws(RecordError) -> Int {
    var count = 0
    try cursor.array { cursor throws(RecordError) in
      try cursor.object { cursor, key throws(RecordError) in
        guard key == "form" else { return try cursor.skip() }
        let form = try cursor.string()
        if form != "pronoun", form != "nominal" { count += 1 }
      }
    }
    return count
  }

  private static func organization(
    _ cursor: inout JSONCursor
  ) throws(RecordError) -> SeenRelease.Organization {
    var organization = SeenRelease.Organization()
    try cursor.object { cursor, key throws(RecordError) in
      switch key {
      case "id": organization.id = try cursor.string() ?? ""
      case "name": organization.name = try cursor.string() ?? ""
      case "acronym": organization.acronym = try cursor.string()
      case "kind": organization.kind = try cursor.string() ?? ""
      case "echelon": organization.echelon = try cursor.string()
      case "country": organization.country = try cursor.string()
      case "parent": organization.parent = try cursor.string()
      case "mentions": organization.count = try mentions(&cursor)
      default: try cursor.skip()
      }
    }
    return organization
  }

  private static func quotation(
    _ cursor: inout JSONCursor
  ) throws(RecordError) -> SeenRelease.Quotation {
    var quotation = SeenRelease.Quotation()
    try cursor.object { cursor, key throws(RecordError) in
      switch key {
      case "kind": quotation.isIndirect = try cursor.string() == "indirect"
      case "text": quotation.text = try cursor.string() ?? ""
      case "speaker": quotation.speaker = try cursor.string()
      default: try cursor.skip()
      }
    }
    return quotation
  }
}
