/// What the word lists know of a word, as bits.
///
/// A bit set is evidence, not a verdict: "May" is a month, a given name and a common word.
@frozen
public struct WordClasses: OptionSet, Hashable, Sendable {
  /// The bits.
  public var rawValue: UInt64
  /// Makes a set of its bits.
  @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Begins a form of the rank table.
  @inlinable public static var rank: WordClasses { WordClasses(rawValue: 1 << 0) }
  /// Begins the name of a Navy or Coast Guard rating.
  @inlinable public static var rating: WordClasses { WordClasses(rawValue: 1 << 1) }
  /// Begins a form of an armed service.
  @inlinable public static var service: WordClasses { WordClasses(rawValue: 1 << 2) }
  /// A given name.
  @inlinable public static var given: WordClasses { WordClasses(rawValue: 1 << 3) }
  /// A family name.
  @inlinable public static var family: WordClasses { WordClasses(rawValue: 1 << 4) }
  /// A family name of a culture that puts it first.
  @inlinable public static var familyFirst: WordClasses { WordClasses(rawValue: 1 << 5) }
  /// "de", "van", "al".
  @inlinable public static var particle: WordClasses { WordClasses(rawValue: 1 << 6) }
  /// "Jr.", "III".
  @inlinable public static var suffix: WordClasses { WordClasses(rawValue: 1 << 7) }
  /// "Dr.", "Secretary of War": begins a title before a name.
  @inlinable public static var title: WordClasses { WordClasses(rawValue: 1 << 8) }
  /// Begins a job title: "commander", "senior enlisted leader".
  @inlinable public static var role: WordClasses { WordClasses(rawValue: 1 << 9) }
  /// Begins a cue of speech: "said", "according".
  @inlinable public static var cue: WordClasses { WordClasses(rawValue: 1 << 10) }
  /// A name or abbreviation of a month.
  @inlinable public static var month: WordClasses { WordClasses(rawValue: 1 << 11) }
  /// A name or abbreviation of a day of the week.
  @inlinable public static var weekday: WordClasses { WordClasses(rawValue: 1 << 12) }
  /// "day", "weeks", "hour".
  @inlinable public static var timeUnit: WordClasses { WordClasses(rawValue: 1 << 13) }
  /// Any other word that may begin a date expression: "last", "today", "noon", "spring".
  @inlinable public static var timeWord: WordClasses { WordClasses(rawValue: 1 << 14) }
  /// A number written as a word: "three", "twenty".
  @inlinable public static var numberWord: WordClasses { WordClasses(rawValue: 1 << 15) }
  /// An ordinal written as a word: "first", "Seventh".
  @inlinable public static var ordinalWord: WordClasses { WordClasses(rawValue: 1 << 16) }
  /// Begins the name of a holiday or named day.
  @inlinable public static var holiday: WordClasses { WordClasses(rawValue: 1 << 17) }
  /// Head noun of a unit: "Wing", "Squadron", "Brigade".
  @inlinable public static var echelon: WordClasses { WordClasses(rawValue: 1 << 18) }
  /// Head noun of another organization: "Agency", "University", "Association".
  @inlinable public static var organizationHead: WordClasses { WordClasses(rawValue: 1 << 19) }
  /// Begins the name of a known organization: "NATO", "Pentagon".
  @inlinable public static var organization: WordClasses { WordClasses(rawValue: 1 << 20) }
  /// Begins a name of a country.
  @inlinable public static var country: WordClasses { WordClasses(rawValue: 1 << 21) }
  /// Begins an adjective or demonym of a country.
  @inlinable public static var demonym: WordClasses { WordClasses(rawValue: 1 << 22) }
  /// Begins the name or abbreviation of a state or province.
  @inlinable public static var state: WordClasses { WordClasses(rawValue: 1 << 23) }
  /// May begin the name of a city of the gazetteer.
  @inlinable public static var city: WordClasses { WordClasses(rawValue: 1 << 24) }
  /// Word of installations and places: "Base", "Fort", "Camp", "River".
  @inlinable public static var placeWord: WordClasses { WordClasses(rawValue: 1 << 25) }
  /// Begins the name of a known region: "Middle East", "Indo-Pacific".
  @inlinable public static var region: WordClasses { WordClasses(rawValue: 1 << 26) }
  /// Word that opens or closes the name of an event: "Exercise", "Operation", "War".
  @inlinable public static var eventWord: WordClasses { WordClasses(rawValue: 1 << 27) }
  /// Begins the name or word of equipment: "USS", "Stratotanker".
  @inlinable public static var equipment: WordClasses { WordClasses(rawValue: 1 << 28) }
  /// "the", "of", "and", "with": closed-class words.
  @inlinable public static var function: WordClasses { WordClasses(rawValue: 1 << 29) }
  /// One of the commonest words of English.
  @inlinable public static var common: WordClasses { WordClasses(rawValue: 1 << 30) }
  /// A pronoun: "he", "she", "they".
  @inlinable public static var pronoun: WordClasses { WordClasses(rawValue: 1 << 31) }
  /// Letters behind a name: "OBE", "Ph.D.".
  @inlinable public static var postNominal: WordClasses { WordClasses(rawValue: 1 << 32) }
  /// "Soldier", "Airmen", "Guardian": begins a word for members of a service.
  @inlinable public static var member: WordClasses { WordClasses(rawValue: 1 << 33) }
  /// A courtesy form of a rank before a surname: "General", "Chief".
  @inlinable public static var address: WordClasses { WordClasses(rawValue: 1 << 34) }
  /// Begins a word that is often taken for another: "complimentary".
  @inlinable public static var confusable: WordClasses { WordClasses(rawValue: 1 << 35) }

  // What the shape says, so that a rule may be triggered by it.
  /// A number written in digits.
  @inlinable public static var digits: WordClasses { WordClasses(rawValue: 1 << 48) }
  /// An ordinal written in digits: "51st", "2d".
  @inlinable public static var ordinalDigits: WordClasses { WordClasses(rawValue: 1 << 49) }
  /// Letters and digits mixed: "A1C", "4SBCT".
  @inlinable public static var alphanumeric: WordClasses { WordClasses(rawValue: 1 << 50) }
  /// A word that begins with a capital, or is all capitals.
  @inlinable public static var capitalized: WordClasses { WordClasses(rawValue: 1 << 51) }
  /// A word of two or more letters, all capitals.
  @inlinable public static var allCaps: WordClasses { WordClasses(rawValue: 1 << 52) }
  /// A single capital letter, with or without point.
  @inlinable public static var initial: WordClasses { WordClasses(rawValue: 1 << 53) }
  /// An opening or neutral quotation mark.
  @inlinable public static var quotationMark: WordClasses { WordClasses(rawValue: 1 << 54) }
  /// An opening parenthesis or bracket.
  @inlinable public static var openBracket: WordClasses { WordClasses(rawValue: 1 << 55) }
}
