public import MusterModel

/// A pattern over words, classes of words and lists, by which users add a rule of their own.
///
///     organizations:unit ⇥ the [Task Element <capital>+] ⇥ mine.task-element
///
/// The brackets stand around what becomes the mention; what is outside must be there too. Elements
/// are parted by blanks: a word (a capital in it must be one in the text too), `<class>` a word of a
/// class, `{list}` the longest phrase of a list, `@layer` a mention that an earlier rule has found.
/// A slash parts alternatives; behind an element `?` says that it may be missing, `+` that it may
/// stand several times, `*` both. A pattern never leaves its sentence.
public struct TokenPattern: Sendable {
  /// One place of the pattern.
  public struct Element: Sendable {
    /// What may stand there.
    public var alternatives: [Atom]
    /// How often at least.
    public var least: Int
    /// How often at most.
    public var most: Int
    /// Whether it is part of the mention.
    public var isInside: Bool
  }

  /// What may stand at one place.
  public enum Atom: Hashable, Sendable {
    /// Words as they are written.
    case words(String)
    /// A word of a class.
    case token(TokenClass)
    /// The longest phrase of a list.
    case phrase(Lexicon.PhraseKind)
    /// A mention of a layer that earlier rules have found.
    case mention(Layer)
  }

  /// The rule id that its mentions carry.
  public var id: RuleID
  /// The layer to which it writes.
  public var layer: Layer
  /// The kind within the layer: "unit", "installation"; empty where none is named.
  public var kind: String
  /// The elements in order.
  public var elements: [Element]
  /// The pattern as the user wrote it.
  public var text: String
  /// The file of the pattern.
  public var path: String
  /// Its line in the file.
  public var line: Int

  /// What it does, in one sentence.
  public var summary: String { "A pattern of \(path):\(line): \(text)" }

  /// The layers to which a pattern may write, with the kinds that each has.
  public static let layers: [(layer: Layer, kinds: [String])] = [
    (.people, []), (.organizations, OrganizationKind.allCases.map(\.rawValue)),
    (.places, PlaceKind.allCases.map(\.rawValue)),
    (.equipment, EquipmentKind.allCases.map(\.rawValue)),
    (.events, EventKind.allCases.map(\.rawValue)), (.roles, []),
  ]
}

/// A class of single tokens, as patterns name it.
public struct TokenClass: Hashable, Sendable {
  /// Its name between angle brackets.
  public var name: String
  /// The class bits, one of which the token must have; none: see `isAnyWord`.
  public var classes: WordClasses
  /// Whether each word or number is of it.
  public var isAnyWord = false
  /// Whether only words without a capital are of it.
  public var isLower = false

  /// All classes, in the order in which they are listed.
  public static let all: [TokenClass] = [
    TokenClass(name: "word", classes: [], isAnyWord: true),
    TokenClass(name: "lower", classes: [], isAnyWord: true, isLower: true),
    TokenClass(name: "capital", classes: .capitalized), TokenClass(name: "caps", classes: .allCaps),
    TokenClass(name: "initial", classes: .initial), TokenClass(name: "digits", classes: .digits),
    TokenClass(name: "number", classes: [.digits, .numberWord]),
    TokenClass(name: "ordinal", classes: [.ordinalDigits, .ordinalWord]),
    TokenClass(name: "mixed", classes: .alphanumeric), TokenClass(name: "given", classes: .given),
    TokenClass(name: "family", classes: .family), TokenClass(name: "particle", classes: .particle),
    TokenClass(name: "suffix", classes: .suffix), TokenClass(name: "month", classes: .month),
    TokenClass(name: "weekday", classes: .weekday), TokenClass(name: "unit", classes: .timeUnit),
    TokenClass(name: "country", classes: .country), TokenClass(name: "demonym", classes: .demonym),
    TokenClass(name: "state", classes: .state), TokenClass(name: "city", classes: .city),
    TokenClass(name: "echelon", classes: .echelon), TokenClass(name: "role", classes: .role),
    TokenClass(name: "member", classes: .member), TokenClass(name: "pronoun", classes: .pronoun),
    TokenClass(name: "function", classes: .function), TokenClass(name: "common", classes: .common),
  ]

  /// The lists that a pattern may name between braces.
  public static let lists: [(name: String, kind: Lexicon.PhraseKind)] = [
    ("ranks", .rank), ("ratings", .rating), ("services", .service), ("members", .serviceMember),
    ("countries", .country), ("demonyms", .demonym), ("states", .state), ("titles", .title),
    ("roles", .role), ("cues", .cue), ("organizations", .organization),
    ("organization-heads", .organizationHead), ("echelons", .echelon), ("places", .region),
    ("place-words", .placeWord), ("events", .event), ("equipment", .equipment),
  ]
}
