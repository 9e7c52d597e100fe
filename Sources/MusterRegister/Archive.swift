public import MusterText

/// Records of many releases on their way to a register of who is who in them.
public struct Archive: Sendable {
  /// The releases, in the order in which they were added.
  public private(set) var releases: [SeenRelease] = []
  private var known: Set<String> = []

  /// Makes an empty archive.
  public init() {}

  /// Adds a release; a record that is there already, by id and source, is not added again.
  public mutating func add(_ release: SeenRelease) {
    guard known.insert(release.id + "\u{1F}" + release.name).inserted else { return }
    releases.append(release)
  }

  /// Who is who, and what does not agree.
  ///
  /// It depends on the set of records alone, not on their order.
  public func register(_ lexicon: Lexicon) -> ArchiveRegister {
    var sorted = releases
    sorted.sort { ($0.date ?? "9999", $0.id, $0.name) < ($1.date ?? "9999", $1.id, $1.name) }
    let units = UnitIndex(sorted)
    let people = PersonIndex(sorted, units, Nicknames(lexicon))
    let registered = people.people(units)
    var register = ArchiveRegister(
      releases: sorted.map { ReleaseName(id: $0.id, name: $0.name, date: $0.date) },
      people: registered, units: units.units(registered))
    register.findRankConflicts()
    register.findHeadConflicts(sorted)
    register.findParentConflicts()
    register.findSpellings(lexicon)
    return register
  }
}

/// How a register names a release.
public struct ReleaseName: Hashable, Sendable {
  /// The id of the record.
  public var id: String
  /// The name of its source.
  public var name: String
  /// The day of publication, if it is known.
  public var date: String?

  /// "2024-03-04 releases/a.html", for people.
  public var words: String { (date.map { $0 + " " } ?? "") + name }
}

/// Something that was said in several releases, with when.
public struct Span: Hashable, Sendable {
  /// The first day, if one is known.
  public private(set) var first: String?
  /// The last day.
  public private(set) var last: String?
  /// The releases, as places in the register's list.
  public private(set) var releases: [Int] = []

  mutating func add(_ release: Int, _ date: String?) {
    if releases.last != release { releases.append(release) }
    guard let date else { return }
    first = min(first ?? date, date)
    last = max(last ?? date, date)
  }
}

/// Who is who over many releases.
public struct ArchiveRegister: Sendable {
  /// The releases, in the order of their days.
  public var releases: [ReleaseName]
  /// The persons, by family name.
  public var people: [RegisteredPerson]
  /// The units and organizations, by name.
  public var units: [RegisteredUnit]
}

/// A person over many releases.
public struct RegisteredPerson: Sendable {
  /// A rank over time.
  public struct Rank: Sendable {
    /// The rank as the records have it.
    public var rank: SeenRelease.Rank
    /// Where and when.
    public var span: Span
  }

  /// A role over time.
  public struct Role: Sendable {
    /// "commander".
    public var title: String
    /// The organization: a place in the register's units.
    public var unit: Int?
    /// Whether it was held before.
    public var isFormer: Bool
    /// Where and when.
    public var span: Span
  }

  /// Stable: made of the name and the service.
  public var id: String
  /// The name in full, as most releases have it.
  public var full: String
  /// "Dana".
  public var given: String?
  /// "N.".
  public var middle: String?
  /// "Whitlock".
  public var family: String?
  /// "Jr.".
  public var suffix: String?
  /// "Viper".
  public var nickname: String?
  /// The ways the full name is written, the most frequent first, with the number of releases.
  public var spellings: [(text: String, releases: Int)]
  /// The ranks, by their first day.
  public var ranks: [Rank]
  /// The roles, by their first day.
  public var roles: [Role]
  /// The units of those roles: places in the register's units.
  public var units: [Int]
  /// Where and when the person is named.
  public var span: Span
  /// How often the person is named.
  public var mentions: Int
  /// What does not agree.
  public var conflicts: [RegisterConflict] = []
}

/// A unit or organization over many releases.
public struct RegisteredUnit: Sendable {
  /// A holder of a role over time.
  public struct Holder: Sendable {
    /// "commander".
    public var title: String
    /// The person: a place in the register's people.
    public var person: Int
    /// Whether it was held before.
    public var isFormer: Bool
    /// Where and when.
    public var span: Span
  }

  /// Stable: made of the name.
  public var id: String
  /// The name, as most releases have it.
  public var name: String
  /// The acronyms.
  public var acronyms: [String]
  /// The ways the name is written, the most frequent first, with the number of releases.
  public var spellings: [(text: String, releases: Int)]
  /// "unit", "agency" ….
  public var kind: String
  /// "wing", "battalion".
  public var echelon: String?
  /// ISO 3166 code.
  public var country: String?
  /// The parents: places in the register's units, the most frequent first.
  public var parents: [Int]
  /// Who held which role in it.
  public var holders: [Holder]
  /// Where and when it is named.
  public var span: Span
  /// How often it is named.
  public var mentions: Int
  /// What does not agree.
  public var conflicts: [RegisterConflict] = []
}

/// Something that does not agree over the releases.
public struct RegisterConflict: Sendable {
  /// A passage that speaks for it.
  public struct Evidence: Hashable, Sendable {
    /// The release: a place in the register's list.
    public var release: Int
    /// What it says.
    public var words: String
  }

  /// Which sort: `rank.falls`, `rank.differs`, `unit.two-heads`, `name.spelling`, `unit.parents`.
  public var kind: String
  /// What is said, in a sentence.
  public var message: String
  /// The releases that say so.
  public var evidence: [Evidence]
}
