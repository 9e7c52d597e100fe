extension ArchiveRegister {
  // MARK: CSV

  /// The names of the columns of `csvRow(_:)` for persons.
  public static let personColumns = [
    "id", "name", "given", "middle", "family", "suffix", "spellings", "ranks", "services", "roles",
    "organizations", "first", "last", "releases", "mentions", "conflicts",
  ]

  /// The names of the columns of `csvRow(_:)` for units.
  public static let unitColumns = [
    "id", "name", "acronyms", "spellings", "sort", "echelon", "country", "parents", "people",
    "first", "last", "releases", "mentions", "conflicts",
  ]

  /// The columns of a person; several values in one are parted by "; ".
  public func columns(_ person: RegisteredPerson) -> [String] {
    [
      person.id, person.full, person.given ?? "", person.middle ?? "", person.family ?? "",
      person.suffix ?? "", person.spellings.map(\.text).joined(separator: "; "),
      person.ranks.map { dated($0.rank.title, $0.span) }.joined(separator: "; "),
      services(of: person).joined(separator: "; "),
      person.roles.map { dated(words($0), $0.span) }.joined(separator: "; "),
      person.units.map { units[$0].name }.joined(separator: "; "), person.span.first ?? "",
      person.span.last ?? "", String(person.span.releases.count), String(person.mentions),
      person.conflicts.map { "\($0.kind): \($0.message)" }.joined(separator: "; "),
    ]
  }

  /// The columns of a unit; several values in one are parted by "; ".
  public func columns(_ unit: RegisteredUnit) -> [String] {
    [
      unit.id, unit.name, unit.acronyms.joined(separator: "; "),
      unit.spellings.map(\.text).joined(separator: "; "), unit.kind, unit.echelon ?? "",
      unit.country ?? "", unit.parents.map { units[$0].name }.joined(separator: "; "),
      unit.holders.map { dated("\($0.title) \(people[$0.person].full)", $0.span) }
        .joined(separator: "; "), unit.span.first ?? "", unit.span.last ?? "",
      String(unit.span.releases.count), String(unit.mentions),
      unit.conflicts.map { "\($0.kind): \($0.message)" }.joined(separator: "; "),
    ]
  }

  /// A row of CSV as RFC 4180 has it.
  public static func csvRow(_ columns: [String]) -> String {
    columns.map { column in
      guard column.contains(where: { ",\"\r\n".contains($0) || $0.isNewline }) else {
        return column
      }
      return "\""
        + column.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
    }.joined(separator: ",") + "\r\n"
  }

  // MARK: for people

  /// A person for people: name, then ranks, roles and conflicts, a line each.
  public func card(_ person: RegisteredPerson) -> String {
    var lines = [head(person.full, person.span)]
    let others = person.spellings.dropFirst().map { "\($0.text) (\($0.releases))" }
    if !others.isEmpty { lines.append("  also     " + others.joined(separator: ", ")) }
    for rank in person.ranks {
      var parts = [rank.rank.title]
      if let service = rank.rank.service ?? rank.rank.country { parts.append(service) }
      if !rank.rank.grades.isEmpty { parts.append(rank.rank.grades.joined(separator: "/")) }
      if let status = rank.rank.status { parts.append(status) }
      lines.append("  rank     " + dated(parts.joined(separator: ", "), rank.span))
    }
    for role in person.roles { lines.append("  role     " + dated(words(role), role.span)) }
    return (lines + conflictLines(person.conflicts)).joined(separator: "\n") + "\n"
  }

  /// A unit for people.
  public func card(_ unit: RegisteredUnit) -> String {
    let acronym = unit.acronyms.first { $0 != unit.name }.map { " (\($0))" } ?? ""
    var lines = [head(unit.name + acronym, unit.span)]
    let others = unit.spellings.dropFirst().map { "\($0.text) (\($0.releases))" }
    if !others.isEmpty { lines.append("  also     " + others.joined(separator: ", ")) }
    var sort = [unit.echelon ?? unit.kind]
    if let country = unit.country { sort.append(country) }
    if let parent = unit.parents.first { sort.append("of " + units[parent].name) }
    lines.append("  is       " + sort.joined(separator: ", "))
    for holder in unit.holders {
      let former = holder.isFormer && !holder.title.hasPrefix("former") ? "former " : ""
      lines.append(
        "  people   "
          + dated("\(people[holder.person].full), \(former)\(holder.title)", holder.span))
    }
    return (lines + conflictLines(unit.conflicts)).joined(separator: "\n") + "\n"
  }

  private func head(_ name: String, _ span: Span) -> String {
    let count = span.releases.count
    return dated("\(name): \(count) \(count == 1 ? "release" : "releases")", span)
  }

  private func conflictLines(_ conflicts: [RegisterConflict]) -> [String] {
    conflicts.flatMap { conflict in
      ["  conflict \(conflict.message) [\(conflict.kind)]"]
        + conflict.evidence.map {
          "           \(releases[$0.release].words): \u{201C}\($0.words)\u{201D}"
        }
    }
  }

  /// Words with the days between which they stand: "Captain, 2022-03-01 to 2023-01-05".
  private func dated(_ words: String, _ span: Span) -> String {
    guard let first = span.first, let last = span.last else { return words }
    return "\(words), " + (first == last ? first : "\(first) to \(last)")
  }

  private func words(_ role: RegisteredPerson.Role) -> String {
    let former = role.isFormer && !role.title.hasPrefix("former") ? "former " : ""
    return former + role.title + (role.unit.map { ", " + units[$0].name } ?? "")
  }

  private func services(of person: RegisteredPerson) -> [String] {
    var services: [String] = []
    for service in person.ranks.compactMap(\.rank.service) where !services.contains(service) {
      services.append(service)
    }
    return services
  }
}
