/// Who is who, and who said what: mentions joined to entities.
public struct Roll: Sendable {
  /// The persons, in order of first mention.
  public var people: [Person] = []
  /// The organizations, in order of first mention.
  public var organizations: [Organization] = []
  /// The places, in order of first mention.
  public var places: [Place] = []
  /// Equipment, in order of first mention.
  public var equipment: [Equipment] = []
  /// Events, in order of first mention.
  public var events: [Event] = []
  /// The dates, in text order.
  public var dates: [Mention<DateReading>] = []
  /// The quotes, in text order.
  public var quotes: [Quote] = []

  /// Makes an empty roll.
  public init() {}
}

/// A mention of an entity.
public struct EntityMention: Hashable, Sendable {
  /// The words.
  public var range: TextRange
  /// How they name it.
  public var form: MentionForm
  /// The rule or sieve that made this a mention of this entity.
  public var rule: RuleID

  /// Makes a mention.
  public init(range: TextRange, form: MentionForm, rule: RuleID) {
    self.range = range
    self.form = form
    self.rule = rule
  }
}

/// A rank with what is known of it.
public struct Rank: Hashable, Sendable {
  /// The words.
  public var range: TextRange
  /// The full title: "Lieutenant General".
  public var title: String
  /// The armed service.
  ///
  /// Such as "U.S. Space Force".
  public var service: String?
  /// Its part: "Reserve", "Air National Guard".
  public var component: String?
  /// ISO 3166 code.
  public var country: String?
  /// The pay grades left open: `["O-9"]`; NATO codes for other nations.
  public var grades: [String]
  /// The NATO codes left open.
  public var nato: [String]
  /// Retired, former, select …, where said.
  public var status: RankStatus?

  /// Makes a rank.
  public init(
    range: TextRange, title: String, service: String? = nil, component: String? = nil,
    country: String? = nil, grades: [String] = [], nato: [String] = [], status: RankStatus? = nil
  ) {
    self.range = range
    self.title = title
    self.service = service
    self.component = component
    self.country = country
    self.grades = grades
    self.nato = nato
    self.status = status
  }
}

/// A role of a person.
public struct Role: Hashable, Sendable {
  /// The words of the title: "senior enlisted leader".
  public var range: TextRange
  /// The title.
  public var title: String
  /// The organization: an index into `Roll.organizations`.
  public var organization: Int?
  /// Whether it was held before.
  public var isFormer: Bool
  /// The rule that gave it to this person.
  public var rule: RuleID

  /// Makes a role.
  public init(
    range: TextRange, title: String, organization: Int? = nil, isFormer: Bool = false, rule: RuleID
  ) {
    self.range = range
    self.title = title
    self.organization = organization
    self.isFormer = isFormer
    self.rule = rule
  }
}

/// A person of a release.
public struct Person: Sendable {
  /// The longest form of the name.
  ///
  /// Such as "David N. Mercer Jr.".
  public var fullName: String
  /// "David".
  public var given: String?
  /// "N.".
  public var middle: String?
  /// "Mercer".
  public var family: String?
  /// "Jr.".
  public var suffix: String?
  /// "Viper".
  public var nickname: String?
  /// What the text shows: "he", "Mr.", the given name.
  public var gender: Gender?
  /// The ranks named, in text order; the first with the most evidence is the person's.
  public var ranks: [Rank] = []
  /// The roles named, in text order.
  public var roles: [Role] = []
  /// All mentions, in text order.
  public var mentions: [EntityMention] = []

  /// Makes a person.
  public init(fullName: String) { self.fullName = fullName }
}

/// An organization of a release.
public struct Organization: Sendable {
  /// The longest form of the name.
  public var name: String
  /// "SpOC", "51st FW".
  public var acronym: String?
  /// What sort it is.
  public var kind: OrganizationKind
  /// "wing", "brigade".
  public var echelon: String?
  /// ISO 3166 code.
  public var country: String?
  /// What it belongs to: an index into `Roll.organizations`.
  public var parent: Int?
  /// All mentions, in text order.
  public var mentions: [EntityMention] = []

  /// Makes an organization.
  public init(name: String, kind: OrganizationKind) {
    self.name = name
    self.kind = kind
  }
}

/// A place of a release.
public struct Place: Sendable {
  /// The longest form of the name: "Fort Bliss, Texas".
  public var name: String
  /// What sort it is.
  public var kind: PlaceKind
  /// ISO 3166 code.
  public var country: String?
  /// All mentions, in text order.
  public var mentions: [EntityMention] = []

  /// Makes a place.
  public init(name: String, kind: PlaceKind) {
    self.name = name
    self.kind = kind
  }
}

/// An aircraft, ship or weapon of a release.
public struct Equipment: Sendable {
  /// The designation or name.
  public var name: String
  /// What sort it is.
  public var kind: EquipmentKind
  /// All mentions, in text order.
  public var mentions: [EntityMention] = []

  /// Makes one.
  public init(name: String, kind: EquipmentKind) {
    self.name = name
    self.kind = kind
  }
}

/// An exercise, operation or conflict of a release.
public struct Event: Sendable {
  /// The longest form of the name.
  public var name: String
  /// What sort it is.
  public var kind: EventKind
  /// All mentions, in text order.
  public var mentions: [EntityMention] = []

  /// Makes one.
  public init(name: String, kind: EventKind) {
    self.name = name
    self.kind = kind
  }
}

/// Somebody of the roll.
public enum Speaker: Hashable, Sendable {
  /// An index into `Roll.people`.
  case person(Int)
  /// An index into `Roll.organizations`.
  case organization(Int)
}

/// What somebody said.
public struct Quote: Sendable {
  /// Direct, mixed or indirect.
  public var kind: QuotationReading.Kind
  /// The words, without the marks; the pieces of one utterance.
  public var parts: [TextRange]
  /// The whole statement of which the parts are fragments, with the writer's own words; nil unless
  /// mixed.
  public var content: TextRange?
  /// What an editor put into the quoted words, or took out of them, in text order.
  public var insertions: [Insertion] = []
  /// Whether a mark was missing and the end was told by the words.
  public var isRepaired: Bool = false
  /// Who said it, or nil where nobody is said to speak.
  public var speaker: Speaker?
  /// The words that name the speaker: "Mercer", "he".
  public var speakerMention: TextRange?
  /// The word that says that somebody speaks.
  public var cue: TextRange?
  /// How sure the whole is, 0 to 1.
  public var confidence: Double
  /// The rule that found it.
  public var rule: RuleID

  /// Makes a quote.
  public init(
    kind: QuotationReading.Kind, parts: [TextRange], content: TextRange? = nil,
    speaker: Speaker? = nil, speakerMention: TextRange? = nil, cue: TextRange? = nil,
    confidence: Double, rule: RuleID
  ) {
    self.kind = kind
    self.parts = parts
    self.content = content
    self.speaker = speaker
    self.speakerMention = speakerMention
    self.cue = cue
    self.confidence = confidence
    self.rule = rule
  }
}
