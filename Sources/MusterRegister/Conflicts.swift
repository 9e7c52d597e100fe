internal import MusterText

extension ArchiveRegister {
  // MARK: ranks

  /// A rank that falls, and two ranks on one day.
  ///
  /// Only ranks of one class and service are compared, and only those that the words leave no doubt
  /// of; retired, former, frocked and selected ranks are not.
  mutating func findRankConflicts() {
    for number in people.indices {
      let ranks = people[number].ranks.filter { $0.rank.status == nil && $0.span.first != nil }
      var found: [RegisterConflict] = []
      for (index, earlier) in ranks.enumerated() {
        for later in ranks[(index + 1)...] {
          if let conflict = conflict(earlier, later) ?? conflict(later, earlier) {
            found.append(conflict)
          }
        }
      }
      people[number].conflicts += found
    }
  }

  /// What is wrong if one rank is higher than the other and was not the later one.
  private func conflict(
    _ high: RegisteredPerson.Rank, _ low: RegisteredPerson.Rank
  ) -> RegisterConflict? {
    guard high.rank.service == low.rank.service, let above = Grade.steps(high.rank.grades),
      let below = Grade.steps(low.rank.grades), above.kind == below.kind, above.low > below.high,
      let from = high.span.first, let to = low.span.last, from <= to
    else { return nil }
    // One release with both tells of a promotion, or is a matter for `muster check`.
    let (highs, lows) = (Set(high.span.releases), Set(low.span.releases))
    guard let first = release(of: high.span, on: from, notIn: lows),
      let last = release(of: low.span, on: to, notIn: highs)
    else { return nil }
    let evidence = [
      RegisterConflict.Evidence(release: first, words: high.rank.title),
      RegisterConflict.Evidence(release: last, words: low.rank.title),
    ]
    let grades = (high.rank.grades.joined(separator: "/"), low.rank.grades.joined(separator: "/"))
    if from == to {
      return RegisterConflict(
        kind: "rank.differs",
        message: "expected one rank on \(from), but found \(low.rank.title) (\(grades.1)) and "
          + "\(high.rank.title) (\(grades.0))", evidence: evidence)
    }
    return RegisterConflict(
      kind: "rank.falls",
      message: "expected \(high.rank.title) (\(grades.0)) or more from \(from) on, but found "
        + "\(low.rank.title) (\(grades.1)) on \(to)", evidence: evidence)
  }

  /// A release of a span on a day that is none of some others.
  private func release(of span: Span, on day: String, notIn others: Set<Int>) -> Int? {
    span.releases.first { releases[$0].date == day && !others.contains($0) }
  }

  // MARK: heads

  /// Roles that one person holds at a time.
  private static let heads: Set<String> = [
    "commander", "commanding general", "commanding officer", "commandant", "adjutant general",
    "command chief", "command sergeant major", "command senior enlisted leader",
    "senior enlisted leader", "command master chief",
  ]

  /// Two heads of one unit on one day, or one that comes back behind another.
  ///
  /// A day on which a release tells of a change of command may well have two.
  mutating func findHeadConflicts(_ seen: [SeenRelease]) {
    for number in units.indices {
      let holders = Dictionary(
        grouping: units[number].holders.filter {
          !$0.isFormer && ArchiveRegister.heads.contains($0.title)
        }, by: \.title)
      for (title, all) in holders.sorted(by: { $0.key < $1.key }) where all.count > 1 {
        var days: [String: [(person: Int, release: Int)]] = [:]
        var changes: Set<String> = []
        for holder in all {
          for release in holder.span.releases {
            guard let day = releases[release].date else { continue }
            days[day, default: []].append((holder.person, release))
            if seen[release].tellsOfChange { changes.insert(day) }
          }
        }
        for (day, entries) in days.sorted(by: { $0.key < $1.key })
        where !changes.contains(day) && ArchiveRegister.areApart(entries) {
          add(title, number, day, entries)
        }
        addReturns(title, number, days)
      }
    }
  }

  /// Whether two persons are named in two releases that do not name both: one release with two
  /// heads tells of a change, or is a matter for `muster check`.
  private static func areApart(_ entries: [(person: Int, release: Int)]) -> Bool {
    var people: [Int: Set<Int>] = [:]
    for entry in entries { people[entry.release, default: []].insert(entry.person) }
    return Set(people.values.compactMap { $0.count == 1 ? $0.first : nil }).count > 1
  }

  private mutating func add(
    _ title: String, _ unit: Int, _ day: String, _ entries: [(person: Int, release: Int)]
  ) {
    var evidence: [RegisterConflict.Evidence] = []
    for entry in entries where !evidence.contains(where: { $0.words == people[entry.person].full })
    {
      evidence.append(.init(release: entry.release, words: people[entry.person].full))
    }
    let names = evidence.map(\.words).joined(separator: " and ")
    let conflict = RegisterConflict(
      kind: "unit.two-heads",
      message: "expected one \(title) of \(units[unit].name) on \(day), but found \(names)",
      evidence: evidence)
    units[unit].conflicts.append(conflict)
    for person in Set(entries.map(\.person)).sorted() { people[person].conflicts.append(conflict) }
  }

  /// One who is head again behind another: the one between, or the one who returns, is wrong.
  private mutating func addReturns(
    _ title: String, _ unit: Int, _ days: [String: [(person: Int, release: Int)]]
  ) {
    let line = days.sorted { $0.key < $1.key }.filter { Set($0.value.map(\.person)).count == 1 }
    guard line.count > 2 else { return }
    for index in 2..<line.count {
      let (first, middle, last) = (
        line[index - 2].value[0], line[index - 1].value[0], line[index].value[0]
      )
      guard first.person == last.person, middle.person != first.person else { continue }
      let names = (people[first.person].full, people[middle.person].full)
      let conflict = RegisterConflict(
        kind: "unit.head-returns",
        message: "expected \(names.1) as \(title) of \(units[unit].name) from "
          + "\(line[index - 1].key) on, but found \(names.0) on \(line[index].key)",
        evidence: [
          .init(release: first.release, words: names.0),
          .init(release: middle.release, words: names.1),
          .init(release: last.release, words: names.0),
        ])
      units[unit].conflicts.append(conflict)
    }
  }

  // MARK: parents

  /// A unit with two parents of which neither is above the other.
  mutating func findParentConflicts() {
    for number in units.indices where units[number].parents.count > 1 {
      let parents = units[number].parents
      let first = parents[0]
      for other in parents.dropFirst()
      where units[first].echelon != nil && units[first].echelon == units[other].echelon
        && !isAbove(first, other) && !isAbove(other, first)
      {
        units[number].conflicts.append(
          RegisterConflict(
            kind: "unit.parents",
            message: "expected \(units[number].name) in one \(units[first].echelon ?? "unit"), but "
              + "found it in \(units[first].name) and \(units[other].name)",
            evidence: [
              .init(release: shared(number, first), words: units[first].name),
              .init(release: shared(number, other), words: units[other].name),
            ]))
      }
    }
  }

  private func isAbove(_ unit: Int, _ other: Int) -> Bool {
    units[other].parents.contains(unit)
      || units[other].parents.contains { units[$0].parents.contains(unit) }
  }

  /// A release that names both of two units.
  private func shared(_ left: Int, _ right: Int) -> Int {
    let own = Set(units[right].span.releases)
    return units[left].span.releases.first { own.contains($0) } ?? units[left].span.releases[0]
  }
}
