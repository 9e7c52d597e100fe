internal import MusterText

extension ArchiveRegister {
  /// Two spellings of one name over the archive.
  ///
  /// Two entries whose names are one slip apart, with rank, role or unit in common, and never in one
  /// release together. Two real persons of like names (Reed and Reid) differ in rank and unit, or
  /// stand there often both: these are left alone.
  mutating func findSpellings(_ lexicon: Lexicon) {
    var conflicts: [(rare: Int, common: Int, conflict: RegisterConflict)] = []
    for (left, right) in neighbours() {
      let (common, rare) =
        people[left].span.releases.count >= people[right].span.releases.count
        ? (left, right) : (right, left)
      guard speak(for: rare, common, lexicon) else { continue }
      let (good, bad) = (people[common], people[rare])
      let counts = (good.span.releases.count, bad.span.releases.count)
      conflicts.append(
        (
          rare, common,
          RegisterConflict(
            kind: "name.spelling",
            message: "expected one spelling, but found \u{201C}\(bad.full)\u{201D} in "
              + "\(ArchiveRegister.releases(counts.1)) and \u{201C}\(good.full)\u{201D} in "
              + "\(ArchiveRegister.releases(counts.0))",
            evidence: [
              .init(release: bad.span.releases[0], words: bad.full),
              .init(release: good.span.releases[0], words: good.full),
            ])
        ))
    }
    for each in conflicts {
      people[each.rare].conflicts.append(each.conflict)
      people[each.common].conflicts.append(each.conflict)
    }
  }

  private static func releases(_ count: Int) -> String {
    count == 1 ? "1 release" : "\(count) releases"
  }

  /// Pairs of persons whose names are one slip apart: they share what is left of the name when one
  /// letter is left out.
  private func neighbours() -> [(Int, Int)] {
    var keys: [(hash: UInt64, person: Int)] = []
    for (number, person) in people.enumerated() {
      guard let given = person.given, let family = person.family else { continue }
      let name = Array((PersonIndex.letters(given) + " " + PersonIndex.letters(family)).utf8)
      guard name.count >= 7 else { continue }
      keys.append((ArchiveRegister.hash(name, without: -1), number))
      for index in name.indices where name[index] != 0x20 {
        keys.append((ArchiveRegister.hash(name, without: index), number))
      }
    }
    keys.sort { ($0.hash, $0.person) < ($1.hash, $1.person) }
    var pairs: Set<[Int]> = []
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end].hash == keys[start].hash { end += 1 }
      let group = keys[start..<end].map(\.person)
      // A name that very many are near to says nothing.
      if group.count > 1, group.count <= 24 {
        for left in group.indices {
          for right in group[(left + 1)...] where group[left] != right {
            pairs.insert([min(group[left], right), max(group[left], right)])
          }
        }
      }
      start = end
    }
    return pairs.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { ($0[0], $0[1]) }
      .filter { isOneSlip($0.0, $0.1) }
  }

  private static func hash(_ name: [UInt8], without left: Int) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for (index, byte) in name.enumerated() where index != left {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return hash
  }

  /// Whether one part of the name is the same and the other one slip apart.
  private func isOneSlip(_ left: Int, _ right: Int) -> Bool {
    func parts(_ number: Int) -> (given: [UInt8], family: [UInt8]) {
      (
        Array(PersonIndex.letters(people[number].given ?? "").utf8),
        Array(PersonIndex.letters(people[number].family ?? "").utf8)
      )
    }
    let (one, other) = (parts(left), parts(right))
    // An initial is no spelling of a name.
    guard min(one.given.count, other.given.count) > 2 else { return false }
    if one.family == other.family { return EditDistance.isOneSlip(one.given, other.given) }
    guard one.given == other.given, min(one.family.count, other.family.count) > 3 else {
      return false
    }
    return EditDistance.isOneSlip(one.family, other.family)
  }

  /// Whether something says that two are one: a unit and a rank or role in common; or a rank, where
  /// the rare spelling is no name that the lists know.
  private func speak(for rare: Int, _ common: Int, _ lexicon: Lexicon) -> Bool {
    let (left, right) = (people[rare], people[common])
    if !Set(left.span.releases).isDisjoint(with: right.span.releases) { return false }
    let ranks = !Set(left.ranks.map(\.rank.title)).isDisjoint(with: right.ranks.map(\.rank.title))
    let services = Set(left.ranks.compactMap(\.rank.service))
    let others = Set(right.ranks.compactMap(\.rank.service))
    if !services.isEmpty, !others.isEmpty, services.isDisjoint(with: others) { return false }
    let roles = !Set(left.roles.map(\.title)).isDisjoint(with: right.roles.map(\.title))
    let units = !Set(left.units).isDisjoint(with: right.units)
    if units, ranks || roles { return true }
    guard ranks || roles else { return false }
    let isFamily = left.family != right.family
    let evidence = lexicon.nameEvidence(of: (isFamily ? left.family : left.given) ?? "")
    let isKnown = isFamily ? evidence.family > 0 : evidence.given > 0
    return !isKnown && right.span.releases.count > left.span.releases.count
  }
}
