internal import Muster

/// Compares what a case of a sieve expects with who is who in the roll.
///
///     > David Mercer = Mercer = Mercer#2
///     > David Mercer != Ann Mercer
///
/// A name stands for the first mention of these words, `#2` for the second.
public struct SieveCaseCheck: Sendable {
  /// The sieve of the file.
  public var sieve: String

  /// Makes a check.
  public init(sieve: String) { self.sieve = sieve }

  private struct Place {
    var entity: String
    var start: Int
    var words: String
    var rule: String
  }

  /// What is not as the case says, each with its line.
  public func complaints(of item: Case) throws -> [CaseFault] {
    let walk = try SampleWalk(try item.document().document)
    let places = SieveCaseCheck.places(walk)
    var faults: [CaseFault] = []
    var isProven = item.isNegative
    for expectation in item.expectations {
      func blame(_ message: String) {
        faults.append(CaseFault(file: item.file, line: expectation.number, message: message))
      }
      let isApart = expectation.text.contains(" != ")
      let names = SieveCaseCheck.names(expectation.text, divider: isApart ? "!=" : "=")
      guard names.count >= 2, !isApart || names.count == 2 else {
        blame("expected A = B or A != B, but found \(expectation.text)")
        continue
      }
      let found = names.map { SieveCaseCheck.place(of: $0, in: places) }
      for (name, place) in zip(names, found) where place == nil {
        let all = places.map(\.words).joined(separator: ", ")
        blame("expected a mention “\(name)”, but found only: \(all)")
      }
      let entities = found.compactMap { $0?.entity }
      guard entities.count == names.count else { continue }
      if isApart, entities[0] == entities[1] {
        blame("expected two, but found one: \(entities[0])")
      } else if !isApart, Set(entities).count > 1 {
        blame("expected one, but found \(entities.joined(separator: ", "))")
      }
      if !isApart, found.contains(where: { $0?.rule == sieve }) { isProven = true }
    }
    if faults.isEmpty, !isProven {
      let rules = places.map { "“\($0.words)” \($0.rule)" }.joined(separator: ", ")
      faults.append(
        CaseFault(
          file: item.file, line: item.number,
          message: "expected \(sieve) to join one of these, but found: \(rules)"))
    }
    return faults
  }

  private static func names(_ text: String, divider: String) -> [String] {
    var names = [[Substring]()]
    for word in text.split(separator: " ") {
      if word == divider { names.append([]) } else { names[names.count - 1].append(word) }
    }
    return names.map { $0.joined(separator: " ") }
  }

  private static func place(of name: String, in places: [Place]) -> Place? {
    var words = name
    var number = 1
    if let sign = name.lastIndex(of: "#"), let read = Int(name[name.index(after: sign)...]) {
      words = String(name[..<sign])
      number = read
    }
    let all = places.filter { $0.words == words }
    return number >= 1 && number <= all.count ? all[number - 1] : nil
  }

  private static func places(_ walk: SampleWalk) -> [Place] {
    var all: [Place] = []
    func add(_ kind: String, _ index: Int, _ name: String, _ mentions: [EntityMention]) {
      all += mentions.map {
        Place(
          entity: "\(kind) \(index + 1) (\(name))", start: $0.range.start,
          words: walk.words($0.range), rule: walk.sieves[$0.range] ?? $0.rule.name)
      }
    }
    let roll = walk.roll
    for (index, one) in roll.people.enumerated() {
      add("person", index, one.fullName, one.mentions)
    }
    for (index, one) in roll.organizations.enumerated() {
      add("organization", index, one.name, one.mentions)
    }
    for (index, one) in roll.places.enumerated() { add("place", index, one.name, one.mentions) }
    for (index, one) in roll.events.enumerated() { add("event", index, one.name, one.mentions) }
    return all.sorted { $0.start < $1.start }
  }
}
