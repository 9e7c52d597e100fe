/// What `cues.tsv` says of a cue: what sort of utterance, and which form of the verb.
@frozen
public struct CueFlags: OptionSet, Hashable, Sendable {
  /// The bits.
  public var rawValue: UInt16
  /// Makes a set of its bits.
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Says that somebody speaks: "said".
  public static let speech = CueFlags(rawValue: 1 << 0)
  /// Says that somebody writes: "tweeted".
  public static let writing = CueFlags(rawValue: 1 << 1)
  /// Says that somebody thinks: "hoped".
  public static let thought = CueFlags(rawValue: 1 << 2)
  /// Takes quoted fragments rather than sentences: "called", "described".
  public static let act = CueFlags(rawValue: 1 << 3)
  /// The speaker stands behind it: "according to".
  public static let noun = CueFlags(rawValue: 1 << 4)
  /// Says nothing of speech, but ends a noun phrase: "went".
  public static let verb = CueFlags(rawValue: 1 << 5)
  /// Past tense, or any other finite form that needs no helping verb: "said", "goes on".
  public static let past = CueFlags(rawValue: 1 << 6)
  /// Third person of the present: "says".
  public static let present = CueFlags(rawValue: 1 << 7)
  /// The bare form: "say".
  public static let base = CueFlags(rawValue: 1 << 8)
  /// The participle where it differs from the past: "written".
  public static let participle = CueFlags(rawValue: 1 << 9)
  /// "saying".
  public static let ing = CueFlags(rawValue: 1 << 10)
  /// May be a noun: "report", "claims".
  public static let ambiguous = CueFlags(rawValue: 1 << 11)
  /// An object behind it is who listens, not who speaks: "told".
  public static let tell = CueFlags(rawValue: 1 << 12)

  /// Says that somebody speaks only right beside the mark: "began".
  public static let near = CueFlags(rawValue: 1 << 13)

  /// Any form that can stand as the verb of a clause.
  public static let finite: CueFlags = [.past, .present, .base]
  /// Speech, writing or thought in full sentences.
  public static let sentence: CueFlags = [.speech, .writing, .thought]

  init(kind: String, flags: String) {
    self = []
    switch kind {
    case "speech": insert(.speech)
    case "writing": insert(.writing)
    case "thought": insert(.thought)
    case "act": insert(.act)
    case "noun": insert(.noun)
    default: insert(.verb)
    }
    for flag in flags.split(separator: ",") {
      switch flag {
      case "past": insert(.past)
      case "present": insert(.present)
      case "base": insert(.base)
      case "participle": insert(.participle)
      case "ing": insert(.ing)
      case "noun": insert(.ambiguous)
      case "tell": insert(.tell)
      case "near": insert(.near)
      default: break
      }
    }
  }
}
