/// What `cues.tsv` says of a cue: what sort of utterance, and which form of the verb.
@frozen
public struct CueFlags: OptionSet, Hashable, Sendable {
  /// The bits.
  public var rawValue: UInt16
  /// Makes a set of its bits.
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Says that somebody speaks: "said".
  @inlinable public static var speech: CueFlags { CueFlags(rawValue: 1 << 0) }
  /// Says that somebody writes: "tweeted".
  @inlinable public static var writing: CueFlags { CueFlags(rawValue: 1 << 1) }
  /// Says that somebody thinks: "hoped".
  @inlinable public static var thought: CueFlags { CueFlags(rawValue: 1 << 2) }
  /// Takes quoted fragments rather than sentences: "called", "described".
  @inlinable public static var act: CueFlags { CueFlags(rawValue: 1 << 3) }
  /// The speaker stands behind it: "according to".
  @inlinable public static var noun: CueFlags { CueFlags(rawValue: 1 << 4) }
  /// Says nothing of speech, but ends a noun phrase: "went".
  @inlinable public static var verb: CueFlags { CueFlags(rawValue: 1 << 5) }
  /// Past tense, or any other finite form that needs no helping verb: "said", "goes on".
  @inlinable public static var past: CueFlags { CueFlags(rawValue: 1 << 6) }
  /// Third person of the present: "says".
  @inlinable public static var present: CueFlags { CueFlags(rawValue: 1 << 7) }
  /// The bare form: "say".
  @inlinable public static var base: CueFlags { CueFlags(rawValue: 1 << 8) }
  /// The participle where it differs from the past: "written".
  @inlinable public static var participle: CueFlags { CueFlags(rawValue: 1 << 9) }
  /// "saying".
  @inlinable public static var ing: CueFlags { CueFlags(rawValue: 1 << 10) }
  /// May be a noun: "report", "claims".
  @inlinable public static var ambiguous: CueFlags { CueFlags(rawValue: 1 << 11) }
  /// An object behind it is who listens, not who speaks: "told".
  @inlinable public static var tell: CueFlags { CueFlags(rawValue: 1 << 12) }

  /// Says that somebody speaks only right beside the mark: "began".
  @inlinable public static var near: CueFlags { CueFlags(rawValue: 1 << 13) }

  /// Any form that can stand as the verb of a clause.
  @inlinable public static var finite: CueFlags { [.past, .present, .base] }
  /// Speech, writing or thought in full sentences.
  @inlinable public static var sentence: CueFlags { [.speech, .writing, .thought] }

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
