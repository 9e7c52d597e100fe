/// The stable name of a rule, a sieve or a check: lower-case, dotted by layer, hyphenated, such as
/// `date.month-day-year`.
///
/// It never changes and is never used again for something else.
@frozen
public struct RuleID: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The name itself.
  public var name: String

  /// Makes an id of its name.
  @inlinable public init(_ name: String) { self.name = name }
  /// Makes an id of a literal.
  @inlinable public init(stringLiteral name: String) { self.name = name }
  /// The name itself.
  public var description: String { name }
}

/// One thing found in the text: what was read, where, and by which rule.
@frozen
public struct Mention<Reading: Sendable>: Sendable {
  /// The words.
  public var range: TextRange
  /// The tokens of those words, half-open.
  public var tokens: Range<Int>
  /// What was read there.
  public var reading: Reading
  /// The rule that found it.
  public var rule: RuleID

  /// Makes a mention.
  @inlinable
  public init(_ reading: Reading, range: TextRange, tokens: Range<Int>, rule: RuleID) {
    self.reading = reading
    self.range = range
    self.tokens = tokens
    self.rule = rule
  }
}

/// All that the rules found, by layer, each in text order and without overlaps within its layer.
public struct Mentions: Sendable {
  /// Ranks, with or without a name behind them.
  public var ranks: [Mention<RankReading>] = []
  /// Names of persons.
  public var people: [Mention<PersonReading>] = []
  /// Units and organizations.
  public var organizations: [Mention<OrganizationReading>] = []
  /// Countries, cities, bases, regions.
  public var places: [Mention<PlaceReading>] = []
  /// Aircraft, ships, missiles, vehicles.
  public var equipment: [Mention<EquipmentReading>] = []
  /// Exercises, operations, ceremonies, conflicts.
  public var events: [Mention<EventReading>] = []
  /// Dates, times, durations, sets.
  public var dates: [Mention<DateReading>] = []
  /// Job titles: "commander", "senior enlisted leader".
  public var roles: [Mention<RoleReading>] = []
  /// Quotations and reported speech, before anybody asked who spoke.
  public var quotations: [Mention<QuotationReading>] = []
  /// Words in quotation marks that are nobody's speech, with the reason.
  public var notSpeech: [NotSpeech] = []

  /// Makes an empty set.
  public init() {}
}

/// The layers of mentions; a rule says which it reads and which it writes.
public enum Layer: String, Sendable, CaseIterable {
  case ranks, people, organizations, places, equipment, events, dates, roles, quotations
}

/// How a mention names what it stands for.
public enum MentionForm: String, Sendable, CaseIterable {
  /// The whole name: "David N. Mercer Jr.", "51st Fighter Wing".
  case full
  /// Part of it: "David", "Fighter Wing".
  case partial
  /// The family name alone, with or without rank: "Mercer", "Gen. Mercer".
  case surname
  /// "SpOC", "51st FW".
  case acronym
  /// "the commander", "the wing".
  case nominal
  /// "he", "they".
  case pronoun
}

/// A rank as it stands in the text: rows of the rank table that the words leave open.
public struct RankReading: Hashable, Sendable {
  /// Rows of the rank table (`ranks.tsv`), in table order.
  public var rows: [Int]
  /// The service named before the rank, as a row of the service table.
  ///
  /// Such as that of "U.S. Space Force Lt. Gen.".
  public var service: Int?
  /// The words of that service.
  public var serviceRange: TextRange?
  /// "retired", "select", "frocked", "then" …, where said.
  public var status: RankStatus?
  /// Whether it stands for several persons.
  ///
  /// Such as "Sgts. Ruiz and Pike".
  public var isPlural: Bool

  /// Makes a reading.
  public init(
    rows: [Int], service: Int? = nil, serviceRange: TextRange? = nil, status: RankStatus? = nil,
    isPlural: Bool = false
  ) {
    self.rows = rows
    self.service = service
    self.serviceRange = serviceRange
    self.status = status
    self.isPlural = isPlural
  }
}

/// What is said of a rank besides its name.
public enum RankStatus: String, Sendable, CaseIterable {
  case retired, former, select, frocked, acting
}

/// Whom a text speaks of as "he" or "she".
public enum Gender: String, Sendable { case male, female }

/// A person's name as it stands in the text.
public struct PersonReading: Hashable, Sendable {
  /// The parts of the name.
  public var name: PersonName
  /// The rank before (or behind) it: an index into `Mentions.ranks`.
  public var rank: Int?
  /// A title before it, such as "Dr." or "Secretary of War".
  public var title: TextRange?
  /// Full name, family name alone, given name alone.
  public var form: MentionForm
  /// What titles and given name say.
  public var gender: Gender?

  /// Makes a reading.
  public init(
    name: PersonName, rank: Int? = nil, title: TextRange? = nil, form: MentionForm,
    gender: Gender? = nil
  ) {
    self.name = name
    self.rank = rank
    self.title = title
    self.form = form
    self.gender = gender
  }
}

/// The parts of a personal name, each the words of the text.
public struct PersonName: Hashable, Sendable {
  /// "David", "Joon Seo", "C.Q.".
  public var given: TextRange?
  /// "N.".
  public var middle: TextRange?
  /// "Mercer", "de la Cruz", "Villanueva-Ortiz".
  public var family: TextRange?
  /// "Jr.", "III".
  public var suffix: TextRange?
  /// The nickname or call sign, without its marks.
  public var nickname: TextRange?
  /// Whether the family name stands first.
  public var isFamilyFirst: Bool

  /// Makes a name of its parts.
  public init(
    given: TextRange? = nil, middle: TextRange? = nil, family: TextRange? = nil,
    suffix: TextRange? = nil, nickname: TextRange? = nil, isFamilyFirst: Bool = false
  ) {
    self.given = given
    self.middle = middle
    self.family = family
    self.suffix = suffix
    self.nickname = nickname
    self.isFamilyFirst = isFamilyFirst
  }
}

/// What sort of organization.
public enum OrganizationKind: String, Sendable, CaseIterable {
  case unit, command, service, agency, company, government, team, school, media, other
}

/// A unit or organization as it stands in the text.
public struct OrganizationReading: Hashable, Sendable {
  /// What sort it is.
  public var kind: OrganizationKind
  /// The echelon of a unit: "wing", "brigade".
  public var echelon: String?
  /// ISO 3166 code, where the words say.
  public var country: String?
  /// Its acronym where it is defined on the spot: "Space Operations Command (SpOC)".
  public var acronym: TextRange?
  /// The organization it belongs to, named beside it: an index into `Mentions.organizations`.
  public var parent: Int?
  /// Full name, acronym, or head noun alone.
  public var form: MentionForm
  /// A row of the service table, if it is an armed service.
  public var service: Int?

  /// Makes a reading.
  public init(
    kind: OrganizationKind, echelon: String? = nil, country: String? = nil,
    acronym: TextRange? = nil, parent: Int? = nil, form: MentionForm = .full, service: Int? = nil
  ) {
    self.kind = kind
    self.echelon = echelon
    self.country = country
    self.acronym = acronym
    self.parent = parent
    self.form = form
    self.service = service
  }
}

/// What sort of place.
public enum PlaceKind: String, Sendable, CaseIterable {
  case country, state, city, installation, region, facility, other
}

/// A place as it stands in the text.
public struct PlaceReading: Hashable, Sendable {
  /// What sort it is.
  public var kind: PlaceKind
  /// ISO 3166 code of its country, where known.
  public var country: String?
  /// The name without the state behind it: "Fort Bliss" of "Fort Bliss, Texas".
  public var core: TextRange?
  /// The two letters of the American state it lies in, where known.
  public var state: String?

  /// Makes a reading.
  public init(
    kind: PlaceKind, country: String? = nil, core: TextRange? = nil, state: String? = nil
  ) {
    self.kind = kind
    self.country = country
    self.core = core
    self.state = state
  }
}

/// What sort of equipment.
public enum EquipmentKind: String, Sendable, CaseIterable {
  case aircraft, ship, vehicle, missile, weapon, satellite, other
}

/// An aircraft, ship or weapon by designation or name.
public struct EquipmentReading: Hashable, Sendable {
  /// What sort it is.
  public var kind: EquipmentKind

  /// Makes a reading.
  public init(kind: EquipmentKind) { self.kind = kind }
}

/// What sort of event.
public enum EventKind: String, Sendable, CaseIterable {
  case exercise, operation, ceremony, conflict, other
}

/// A named exercise, operation or conflict.
public struct EventReading: Hashable, Sendable {
  /// What sort it is.
  public var kind: EventKind

  /// Makes a reading.
  public init(kind: EventKind) { self.kind = kind }
}

/// A job title as it stands in the text.
public struct RoleReading: Hashable, Sendable {
  /// Whether it was held before: "former commander".
  public var isFormer: Bool
  /// The organization it belongs to, where it stands beside it: an index into
  /// `Mentions.organizations`.
  public var organization: Int?
  /// The person it belongs to, where the two stand side by side: an index into `Mentions.people`.
  public var person: Int?

  /// Makes a reading.
  public init(isFormer: Bool = false, organization: Int? = nil, person: Int? = nil) {
    self.isFormer = isFormer
    self.organization = organization
    self.person = person
  }
}
