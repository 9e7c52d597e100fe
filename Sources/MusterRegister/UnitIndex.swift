internal import MusterExport
internal import MusterText

/// The organizations of all releases, joined by their names.
struct UnitIndex {
  private struct Entry {
    var key: String
    var names: [String: Int] = [:]
    var acronyms: [String: Int] = [:]
    var kinds: [String: Int] = [:]
    var echelons: [String: Int] = [:]
    var countries: [String: Int] = [:]
    var parents: [Int: Int] = [:]
    var span = Span()
    var mentions = 0
  }

  private var entries: [Entry] = []
  private var numbers: [String: Int] = [:]
  /// For each release, the entry of each organization by its id there.
  private(set) var ofRelease: [[String: Int]] = []

  init(_ releases: [SeenRelease]) {
    let names = UnitIndex.namesOfAcronyms(releases)
    for (number, release) in releases.enumerated() {
      let byID = Dictionary(
        release.organizations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      var known: [String: Int] = [:]
      for organization in release.organizations {
        let key = UnitIndex.key(organization, byID, names)
        let entry = numbers[key] ?? entries.count
        if entry == entries.count {
          numbers[key] = entry
          entries.append(Entry(key: key))
        }
        known[organization.id] = entry
        entries[entry].names[organization.name, default: 0] += 1
        if let acronym = organization.acronym { entries[entry].acronyms[acronym, default: 0] += 1 }
        entries[entry].kinds[organization.kind, default: 0] += 1
        if let echelon = organization.echelon { entries[entry].echelons[echelon, default: 0] += 1 }
        if let country = organization.country { entries[entry].countries[country, default: 0] += 1 }
        entries[entry].span.add(number, release.date)
        entries[entry].mentions += organization.count
      }
      for organization in release.organizations {
        guard let parent = organization.parent.flatMap({ known[$0] }),
          let own = known[organization.id], own != parent
        else { continue }
        entries[own].parents[parent, default: 0] += 1
      }
      ofRelease.append(known)
    }
  }

  /// The one name that an acronym stands for, over all releases; an acronym of several names stands
  /// for none.
  private static func namesOfAcronyms(_ releases: [SeenRelease]) -> [String: String] {
    var names: [String: Set<String>] = [:]
    for release in releases {
      for organization in release.organizations {
        guard let acronym = organization.acronym else { continue }
        let name = comparable(organization.name)
        if name != comparable(acronym) { names[comparable(acronym), default: []].insert(name) }
      }
    }
    return names.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  private static func key(
    _ organization: SeenRelease.Organization, _ byID: [String: SeenRelease.Organization],
    _ names: [String: String]
  ) -> String {
    let own = comparable(organization.name)
    let name = names[own] ?? own
    // "Charlie Company" is one of many: its parent says which.
    guard isGeneric(name), let parent = organization.parent.flatMap({ byID[$0] }) else {
      return name
    }
    let above = comparable(parent.name)
    return name + " / " + (names[above] ?? above)
  }

  /// Whether a name is borne by many units: a small one, or one whose number says little.
  private static func isGeneric(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    let small: Set<Substring> = [
      "company", "battery", "troop", "platoon", "squad", "flight", "detachment", "section", "team",
      "battalion", "det",
    ]
    return words.count <= 3 && words.contains { small.contains($0) }
  }

  /// A name as it is compared: folded, without article and nation, with ordinals as numbers.
  static func comparable(_ name: String) -> String {
    var words = Fold.string(name).split { $0 == " " || $0 == "-" || $0 == "\u{A0}" || $0 == "," }
      .map { $0.hasSuffix(".") ? String($0.dropLast()) : String($0) }
    while words.count > 1, ["the", "u.s", "us", "united"].contains(words[0]) {
      if words[0] == "united", words.count > 2, words[1] == "states" {
        words.removeFirst()
      } else if words[0] == "united" {
        break
      }
      words.removeFirst()
    }
    return words.map { ordinals[$0] ?? endings($0) }.joined(separator: " ")
  }

  private static let ordinals: [String: String] = {
    let words = [
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
      "eleventh", "twelfth",
    ]
    var table: [String: String] = [:]
    for (index, word) in words.enumerated() { table[word] = "\(index + 1)" }
    return table
  }()

  /// "2d", "2nd" and "51st" without their endings.
  private static func endings(_ word: String) -> String {
    let digits = word.prefix { $0.isNumber }
    guard !digits.isEmpty, ["st", "nd", "rd", "th", "d"].contains(word.dropFirst(digits.count))
    else { return word }
    return String(digits)
  }

  // MARK: what they become

  /// The place in the register of each entry: they stand by name.
  private var order: [Int] {
    entries.indices.sorted {
      (UnitIndex.most(entries[$0].names), entries[$0].key)
        < (UnitIndex.most(entries[$1].names), entries[$1].key)
    }
  }

  /// The place in the register of each entry.
  var places: [Int] {
    var places = [Int](repeating: 0, count: entries.count)
    for (place, entry) in order.enumerated() { places[entry] = place }
    return places
  }

  func units(_ people: [RegisteredPerson]) -> [RegisteredUnit] {
    var holders = [[RegisteredUnit.Holder]](repeating: [], count: entries.count)
    for (number, person) in people.enumerated() {
      for role in person.roles {
        guard let unit = role.unit else { continue }
        holders[unit].append(
          RegisteredUnit.Holder(
            title: role.title, person: number, isFormer: role.isFormer, span: role.span))
      }
    }
    for unit in holders.indices {
      holders[unit].sort {
        ($0.title, $0.span.first ?? "9999", $0.person)
          < ($1.title, $1.span.first ?? "9999", $1.person)
      }
    }
    let places = self.places
    return order.map { number in
      let entry = entries[number]
      var fingerprint = Fingerprint()
      fingerprint.add(entry.key)
      return RegisteredUnit(
        id: "u-" + fingerprint.hexadecimal, name: UnitIndex.most(entry.names),
        acronyms: UnitIndex.ranked(entry.acronyms).map(\.text),
        spellings: UnitIndex.ranked(entry.names).map { ($0.text, $0.count) },
        kind: UnitIndex.most(entry.kinds),
        echelon: entry.echelons.isEmpty ? nil : UnitIndex.most(entry.echelons),
        country: entry.countries.isEmpty ? nil : UnitIndex.most(entry.countries),
        parents: entry.parents.sorted { ($1.value, places[$0.key]) < ($0.value, places[$1.key]) }
          .map { places[$0.key] },
        holders: holders[places[number]], span: entry.span, mentions: entry.mentions)
    }
  }

  /// The words counted, the most frequent first, of equals the longer, then by letters.
  static func ranked(_ counts: [String: Int]) -> [(text: String, count: Int)] {
    counts.map { (text: $0.key, count: $0.value) }.sorted {
      ($1.count, $1.text.utf8.count, $0.text) < ($0.count, $0.text.utf8.count, $1.text)
    }
  }

  static func most(_ counts: [String: Int]) -> String { ranked(counts).first?.text ?? "" }
}
