internal import MusterExport
internal import MusterText

/// The persons of all releases, joined by name, service, rank and unit.
///
/// Two that bear one name are one person unless something speaks against it: another middle initial
/// or suffix, another service, an officer and an enlisted rank within a year. One of whom only the
/// family name is known joins the only one whom rank or unit fits.
struct PersonIndex {
  /// One person in one release.
  struct Sighting {
    var release: Int
    var person: Int
  }

  /// What is known of a person so far.
  struct Entry {
    var family = ""
    var givens: Set<String> = []
    var middles: Set<Character> = []
    var suffix: String?
    var services: Set<String> = []
    var countries: Set<String> = []
    var titles: Set<String> = []
    var units: Set<Int> = []
    var roleTitles: Set<String> = []
    var isOfficer: Bool?
    var lastDate: String?
    var sightings: [Sighting] = []
    var gender: String?
  }

  private(set) var entries: [Entry] = []
  private var byFamily: [String: [Int]] = [:]
  /// The entries by family and given name: most names are found here.
  private var byName: [String: [Int]] = [:]
  private let releases: [SeenRelease]
  private let units: UnitIndex
  private let nicknames: Nicknames

  init(_ releases: [SeenRelease], _ units: UnitIndex, _ nicknames: Nicknames) {
    self.releases = releases
    self.units = units
    self.nicknames = nicknames
    // Full names first: what is known of them says whom a family name alone can mean.
    for isFull in [true, false] {
      for (number, release) in releases.enumerated() {
        for (index, person) in release.people.enumerated() where (person.given != nil) == isFull {
          add(person, Sighting(release: number, person: index))
        }
      }
    }
    for index in entries.indices {
      entries[index].sightings.sort { ($0.release, $0.person) < ($1.release, $1.person) }
    }
  }

  private mutating func add(_ person: SeenRelease.Person, _ sighting: Sighting) {
    guard let name = person.family ?? person.given else { return }
    var seen = Entry()
    seen.family = PersonIndex.letters(name)
    if person.family != nil, let given = person.given { seen.givens = [PersonIndex.letters(given)] }
    if let middle = person.middle?.first(where: \.isLetter) {
      seen.middles = [Character(middle.lowercased())]
    }
    seen.suffix = person.suffix.map { PersonIndex.letters($0) }
    for rank in person.ranks {
      if let service = rank.service { seen.services.insert(service) }
      if let country = rank.country { seen.countries.insert(country) }
      seen.titles.insert(rank.title)
      seen.isOfficer = seen.isOfficer ?? Grade.isOfficer(rank.grades)
    }
    for role in person.roles {
      seen.roleTitles.insert(Fold.string(role.title))
      if let unit = role.organization.flatMap({ units.ofRelease[sighting.release][$0] }) {
        seen.units.insert(unit)
      }
    }
    seen.gender = person.gender
    seen.lastDate = releases[sighting.release].date
    seen.sightings = [sighting]
    if let chosen = choice(for: seen) {
      merge(seen, into: chosen)
      note(seen, chosen)
    } else {
      byFamily[seen.family, default: []].append(entries.count)
      note(seen, entries.count)
      entries.append(seen)
    }
  }

  private static func key(_ family: String, _ given: String) -> String { family + " " + given }

  private mutating func note(_ seen: Entry, _ entry: Int) {
    guard let given = seen.givens.first else { return }
    let key = PersonIndex.key(seen.family, given)
    if byName[key]?.contains(entry) != true { byName[key, default: []].append(entry) }
  }

  /// The entry that somebody belongs to, or nil for somebody new.
  private func choice(for seen: Entry) -> Int? {
    let family = byFamily[seen.family] ?? []
    guard let given = seen.givens.first else {
      let spoken = family.filter { speaks(for: seen, entries[$0]) && fits(seen, entries[$0]) }
      return spoken.count == 1 ? spoken.first : nil
    }
    // The same given name goes before an initial or a nickname, which must leave no choice.
    let same = (byName[PersonIndex.key(seen.family, given)] ?? []).filter {
      fits(seen, entries[$0])
    }
    if let found = best(same, seen) { return found }
    let near = family.filter { !entries[$0].givens.isEmpty && fits(seen, entries[$0]) }
    return near.count == 1 ? near.first : nil
  }

  /// Of several namesakes the one with a unit or rank in common, else the first.
  private func best(_ candidates: [Int], _ seen: Entry) -> Int? {
    candidates.first { speaks(for: seen, entries[$0]) } ?? candidates.first
  }

  /// Whether nothing speaks against two being one.
  private func fits(_ seen: Entry, _ known: Entry) -> Bool {
    if let given = seen.givens.first, !known.givens.isEmpty,
      !known.givens.contains(where: { agree(given, $0) })
    {
      return false
    }
    if !seen.middles.isEmpty, !known.middles.isEmpty, seen.middles.isDisjoint(with: known.middles) {
      return false
    }
    if let left = seen.suffix, let right = known.suffix, left != right { return false }
    if !seen.services.isEmpty, !known.services.isEmpty,
      seen.services.isDisjoint(with: known.services)
    {
      return false
    }
    if !seen.countries.isEmpty, !known.countries.isEmpty,
      seen.countries.isDisjoint(with: known.countries)
    {
      return false
    }
    if let left = seen.gender, let right = known.gender, left != right { return false }
    if let left = seen.isOfficer, let right = known.isOfficer, left != right,
      PersonIndex.isWithinAYear(seen.lastDate, known.lastDate)
    {
      return false
    }
    // Two of one release are two: the release told them apart.
    return known.sightings.last?.release != seen.sightings.first?.release
      || !known.sightings.contains { $0.release == seen.sightings[0].release }
  }

  private func agree(_ left: String, _ right: String) -> Bool {
    if left == right || nicknames.agree(left, right) { return true }
    let (short, long) = left.utf8.count < right.utf8.count ? (left, right) : (right, left)
    // "j" is an initial.
    return short.utf8.count == 1 && long.hasPrefix(short)
  }

  /// Whether rank or unit are shared.
  private func speaks(for seen: Entry, _ known: Entry) -> Bool {
    !seen.units.isDisjoint(with: known.units) || !seen.titles.isDisjoint(with: known.titles)
  }

  private static func isWithinAYear(_ left: String?, _ right: String?) -> Bool {
    guard let left = left.flatMap({ Int($0.prefix(4)) }),
      let right = right.flatMap({ Int($0.prefix(4)) })
    else { return true }
    return abs(left - right) <= 1
  }

  private mutating func merge(_ seen: Entry, into index: Int) {
    entries[index].givens.formUnion(seen.givens)
    entries[index].middles.formUnion(seen.middles)
    entries[index].suffix = entries[index].suffix ?? seen.suffix
    entries[index].services.formUnion(seen.services)
    entries[index].countries.formUnion(seen.countries)
    entries[index].titles.formUnion(seen.titles)
    entries[index].units.formUnion(seen.units)
    entries[index].roleTitles.formUnion(seen.roleTitles)
    entries[index].isOfficer = seen.isOfficer ?? entries[index].isOfficer
    entries[index].lastDate = seen.lastDate ?? entries[index].lastDate
    entries[index].gender = entries[index].gender ?? seen.gender
    entries[index].sightings += seen.sightings
  }

  /// A name as it is compared: folded letters alone.
  static func letters(_ name: String) -> String {
    String(Fold.string(name).filter { $0.isLetter || $0.isNumber })
  }

  // MARK: what they become

  func person(_ sighting: Sighting) -> SeenRelease.Person {
    releases[sighting.release].people[sighting.person]
  }

  /// The numbers of the entries in the order of the register: by family name, then by the rest.
  var order: [Int] {
    entries.indices.sorted {
      let (left, right) = (entries[$0], entries[$1])
      return (left.family, left.givens.sorted().first ?? "", left.sightings[0].release, $0)
        < (right.family, right.givens.sorted().first ?? "", right.sightings[0].release, $1)
    }
  }

  func people(_ units: UnitIndex) -> [RegisteredPerson] {
    let unitPlaces = units.places
    var taken: [String: Int] = [:]
    return order.map { number in
      var person = registered(entries[number], unitPlaces)
      taken[person.id, default: 0] += 1
      if let count = taken[person.id], count > 1 { person.id += "-\(count)" }
      return person
    }
  }

  private func registered(_ entry: Entry, _ unitPlaces: [Int]) -> RegisteredPerson {
    var names: [String: Int] = [:]
    var ranks: [SeenRelease.Rank: Span] = [:]
    var roles: [RoleKey: Span] = [:]
    var span = Span()
    var mentions = 0
    var parts = entry.sightings.map(person).first
    for sighting in entry.sightings {
      let seen = person(sighting)
      let date = releases[sighting.release].date
      names[seen.full, default: 0] += 1
      span.add(sighting.release, date)
      mentions += seen.count
      for rank in seen.ranks { ranks[rank, default: Span()].add(sighting.release, date) }
      for role in seen.roles {
        let unit = role.organization.flatMap { units.ofRelease[sighting.release][$0] }
        let key = RoleKey(
          title: Fold.string(role.title), unit: unit.map { unitPlaces[$0] },
          isFormer: role.isFormer)
        roles[key, default: Span()].add(sighting.release, date)
      }
      if (parts?.full.utf8.count ?? 0) < seen.full.utf8.count { parts = seen }
    }
    let spellings = UnitIndex.ranked(names)
    let sortedRoles = roles.sorted {
      ($0.value.first ?? "9999", $0.key) < ($1.value.first ?? "9999", $1.key)
    }
    var fingerprint = Fingerprint()
    fingerprint.add(entry.family)
    fingerprint.add(entry.givens.max { ($0.utf8.count, $1) < ($1.utf8.count, $0) } ?? "")
    fingerprint.add(entry.services.sorted().first ?? "")
    var seenUnits: [Int] = []
    for unit in sortedRoles.compactMap(\.key.unit) where !seenUnits.contains(unit) {
      seenUnits.append(unit)
    }
    return RegisteredPerson(
      id: "p-" + fingerprint.hexadecimal, full: spellings.first?.text ?? "", given: parts?.given,
      middle: parts?.middle, family: parts?.family, suffix: parts?.suffix,
      nickname: entry.sightings.lazy.compactMap { person($0).nickname }.first,
      spellings: spellings.map { ($0.text, $0.count) },
      ranks: ranks.sorted {
        ($0.value.first ?? "9999", $0.value.releases[0], $0.key.title)
          < ($1.value.first ?? "9999", $1.value.releases[0], $1.key.title)
      }.map { RegisteredPerson.Rank(rank: $0.key, span: $0.value) },
      roles: sortedRoles.map {
        RegisteredPerson.Role(
          title: $0.key.title, unit: $0.key.unit, isFormer: $0.key.isFormer, span: $0.value)
      }, units: seenUnits, span: span, mentions: mentions)
  }

  private struct RoleKey: Hashable, Comparable {
    var title: String
    var unit: Int?
    var isFormer: Bool

    static func < (left: RoleKey, right: RoleKey) -> Bool {
      (left.title, left.unit ?? -1, left.isFormer ? 1 : 0)
        < (right.title, right.unit ?? -1, right.isFormer ? 1 : 0)
    }
  }
}

/// Pay grades and NATO codes as numbers.
enum Grade {
  /// The class and the step of a grade: "O-5" is ("O", 5).
  static func parts(_ grade: String) -> (kind: String, step: Int)? {
    let parts = grade.split(separator: "-")
    guard parts.count == 2, let step = Int(parts[1]) else { return nil }
    return (String(parts[0]), step)
  }

  /// Whether grades are an officer's; nil where they do not say.
  static func isOfficer(_ grades: [String]) -> Bool? {
    let kinds = Set(grades.compactMap { parts($0)?.kind })
    guard kinds.count == 1, let kind = kinds.first else { return nil }
    return kind == "O" || kind == "OF" ? true : kind == "E" || kind == "OR" ? false : nil
  }

  /// The lowest and highest step of grades of one class; nil for others.
  static func steps(_ grades: [String]) -> (kind: String, low: Int, high: Int)? {
    let all = grades.compactMap { parts($0) }
    guard let first = all.first, all.count == grades.count,
      all.allSatisfy({ $0.kind == first.kind })
    else { return nil }
    let steps = all.map(\.step)
    return (first.kind, steps.min() ?? 0, steps.max() ?? 0)
  }
}
