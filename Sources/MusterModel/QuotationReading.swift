/// Words that somebody said or wrote, as the marks and cues show them.
public struct QuotationReading: Hashable, Sendable {
  /// Whether a sentence or more is quoted, a fragment within the writer's sentence, or reported
  /// speech without marks.
  public enum Kind: String, Sendable, CaseIterable { case direct, mixed, indirect }

  /// What the cue and its surroundings say about who speaks.
  public enum Speaker: Hashable, Sendable {
    /// An index into `Mentions.people`.
    case person(Int)
    /// An index into `Mentions.organizations`.
    case organization(Int)
    /// "he", "she", "they", "the commander", "the Sacramento native": words still to be resolved.
    case reference(TextRange)
    /// No words name a speaker, but the speaker in force goes on (a paragraph that continues).
    case continued
    /// Nobody is said to speak.
    case none
  }

  /// Direct, mixed or indirect.
  public var kind: Kind
  /// The words between the marks, each part in its own marks; in text order.
  public var parts: [TextRange]
  /// The whole statement of which the parts are fragments, with the writer's own words; nil unless
  /// mixed.
  public var content: TextRange?
  /// What an editor put into the quoted words, or took out of them.
  public var insertions: [Insertion] = []
  /// Whether a mark was missing and the end was told by the words.
  public var isRepaired: Bool = false
  /// The word that says that somebody speaks: "said", "according to".
  public var cue: TextRange?
  /// Who speaks, as far as the sentence shows.
  public var speaker: Speaker
  /// The words that name the speaker.
  public var speakerRange: TextRange?
  /// How sure it is that these are somebody's words and that the speaker is the one named, 0 to 1.
  public var confidence: Double

  /// Makes a reading.
  public init(
    kind: Kind, parts: [TextRange], content: TextRange? = nil, cue: TextRange? = nil,
    speaker: Speaker = .none, speakerRange: TextRange? = nil, confidence: Double
  ) {
    self.kind = kind
    self.parts = parts
    self.content = content
    self.cue = cue
    self.speaker = speaker
    self.speakerRange = speakerRange
    self.confidence = confidence
  }
}

/// What an editor put into quoted words, or took out of them.
public struct Insertion: Hashable, Sendable {
  /// What sort of change it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// "[the team]", "(the team)": words that the speaker did not say.
    case words
    /// "...", "[…]": words left out, or a voice that trails off.
    case ellipsis
    /// "[sic]": the fault is the speaker's.
    case sic
  }

  /// What sort of change it is.
  public var kind: Kind
  /// The words, with their brackets.
  public var range: TextRange

  /// Makes one.
  public init(kind: Kind, range: TextRange) {
    self.kind = kind
    self.range = range
  }
}

/// Words in quotation marks that are nobody's speech: titles, nicknames, terms, scare quotes.
public struct NotSpeech: Hashable, Sendable {
  /// The words between the marks.
  public var range: TextRange
  /// Why they are none.
  ///
  /// "nickname", "title", "name", "term", "words as words", "scare quotes", "heading", "measure" and
  /// the like.
  public var reason: String

  /// Makes one.
  public init(range: TextRange, reason: String) {
    self.range = range
    self.reason = reason
  }
}
