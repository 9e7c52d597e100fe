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
    kind: Kind, parts: [TextRange], cue: TextRange? = nil, speaker: Speaker = .none,
    speakerRange: TextRange? = nil, confidence: Double
  ) {
    self.kind = kind
    self.parts = parts
    self.cue = cue
    self.speaker = speaker
    self.speakerRange = speakerRange
    self.confidence = confidence
  }
}

/// Words in quotation marks that are nobody's speech: titles, nicknames, terms, scare quotes.
public struct NotSpeech: Hashable, Sendable {
  /// The words between the marks.
  public var range: TextRange
  /// Why they are none: "nickname", "title", "name or term", "no cue", "markup".
  public var reason: String

  /// Makes one.
  public init(range: TextRange, reason: String) {
    self.range = range
    self.reason = reason
  }
}
