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
  public static let rank = WordClasses(rawValue: 1 << 0)
  /// Begins the name of a Navy or Coast Guard rating.
  public static let rating = WordClasses(rawValue: 1 << 1)
  /// Begins a form of an armed service.
  public static let service = WordClasses(rawValue: 1 << 2)
  /// A given name.
  public static let given = WordClasses(rawValue: 1 << 3)
  /// A family name.
  public static let family = WordClasses(rawValue: 1 << 4)
  /// A family name of a culture that puts it first.
  public static let familyFirst = WordClasses(rawValue: 1 << 5)
  /// "de", "van", "al".
  public static let particle = WordClasses(rawValue: 1 << 6)
  /// "Jr.", "III".
  public static let suffix = WordClasses(rawValue: 1 << 7)
  /// "Dr.", "Secretary of War": begins a title before a name.
  public static let title = WordClasses(rawValue: 1 << 8)
  /// Begins a job title: "commander", "senior enlisted leader".
  public static let role = WordClasses(rawValue: 1 << 9)
  /// Begins a cue of speech: "said", "according".
  public static let cue = WordClasses(rawValue: 1 << 10)
  /// A name or abbreviation of a month.
  public static let month = WordClasses(rawValue: 1 << 11)
  /// A name or abbreviation of a day of the week.
  public static let weekday = WordClasses(rawValue: 1 << 12)
  /// "day", "weeks", "hour".
  public static let timeUnit = WordClasses(rawValue: 1 << 13)
  /// Any other word that may begin a date expression: "last", "today", "noon", "spring".
  public static let timeWord = WordClasses(rawValue: 1 << 14)
  /// A number written as a word: "three", "twenty".
  public static let numberWord = WordClasses(rawValue: 1 << 15)
  /// An ordinal written as a word: "first", "Seventh".
  public static let ordinalWord = WordClasses(rawValue: 1 << 16)
  /// Begins the name of a holiday or named day.
  public static let holiday = WordClasses(rawValue: 1 << 17)
  /// Head noun of a unit: "Wing", "Squadron", "Brigade".
  public static let echelon = WordClasses(rawValue: 1 << 18)
  /// Head noun of another organization: "Agency", "University", "Association".
  public static let organizationHead = WordClasses(rawValue: 1 << 19)
  /// Begins the name of a known organization: "NATO", "Pentagon".
  public static let organization = WordClasses(rawValue: 1 << 20)
  /// Begins a name of a country.
  public static let country = WordClasses(rawValue: 1 << 21)
  /// Begins an adjective or demonym of a country.
  public static let demonym = WordClasses(rawValue: 1 << 22)
  /// Begins the name or abbreviation of a state or province.
  public static let state = WordClasses(rawValue: 1 << 23)
  /// May begin the name of a city of the gazetteer.
  public static let city = WordClasses(rawValue: 1 << 24)
  /// Word of installations and places: "Base", "Fort", "Camp", "River".
  public static let placeWord = WordClasses(rawValue: 1 << 25)
  /// Begins the name of a known region: "Middle East", "Indo-Pacific".
  public static let region = WordClasses(rawValue: 1 << 26)
  /// Word that opens or closes the name of an event: "Exercise", "Operation", "War".
  public static let eventWord = WordClasses(rawValue: 1 << 27)
  /// Begins the name or word of equipment: "USS", "Stratotanker".
  public static let equipment = WordClasses(rawValue: 1 << 28)
  /// "the", "of", "and", "with": closed-class words.
  public static let function = WordClasses(rawValue: 1 << 29)
  /// One of the commonest words of English.
  public static let common = WordClasses(rawValue: 1 << 30)
  /// A pronoun: "he", "she", "they".
  public static let pronoun = WordClasses(rawValue: 1 << 31)
  /// Letters behind a name: "OBE", "Ph.D.".
  public static let postNominal = WordClasses(rawValue: 1 << 32)
  /// "Soldier", "Airmen", "Guardian": begins a word for members of a service.
  public static let member = WordClasses(rawValue: 1 << 33)
  /// A courtesy form of a rank before a surname: "General", "Chief".
  public static let address = WordClasses(rawValue: 1 << 34)
  /// Begins a word that is often taken for another: "complimentary".
  public static let confusable = WordClasses(rawValue: 1 << 35)

  // What the shape says, so that a rule may be triggered by it.
  /// A number written in digits.
  public static let digits = WordClasses(rawValue: 1 << 48)
  /// An ordinal written in digits: "51st", "2d".
  public static let ordinalDigits = WordClasses(rawValue: 1 << 49)
  /// Letters and digits mixed: "A1C", "4SBCT".
  public static let alphanumeric = WordClasses(rawValue: 1 << 50)
  /// A word that begins with a capital, or is all capitals.
  public static let capitalized = WordClasses(rawValue: 1 << 51)
  /// A word of two or more letters, all capitals.
  public static let allCaps = WordClasses(rawValue: 1 << 52)
  /// A single capital letter, with or without point.
  public static let initial = WordClasses(rawValue: 1 << 53)
  /// An opening or neutral quotation mark.
  public static let quotationMark = WordClasses(rawValue: 1 << 54)
  /// An opening parenthesis or bracket.
  public static let openBracket = WordClasses(rawValue: 1 << 55)
}
