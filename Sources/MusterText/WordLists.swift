/// A column of a list that holds forms, and what they are.
///
/// It says what kind of phrase they are, and the class bit they give to the word that begins them. A
/// new list of words is one line here.
struct ListColumn {
  var list: String
  var column: Int
  var kind: Lexicon.PhraseKind
  var classes: WordClasses
  /// The column in which a row names its own kind (see `kind(named:)`); nil: all are of `kind`.
  var kindColumn: Int?
  /// Endings that are glued to each form; the row counts on: row * endings + ending.
  var endings: [String]

  init(
    _ list: String, _ column: Int, _ kind: Lexicon.PhraseKind, _ classes: WordClasses,
    kindColumn: Int? = nil, endings: [String] = []
  ) {
    self.list = list
    self.column = column
    self.kind = kind
    self.classes = classes
    self.kindColumn = kindColumn
    self.endings = endings
  }

  static let all: [ListColumn] = [
    // title ⇥ country ⇥ services ⇥ grade ⇥ nato ⇥ forms ⇥ plural ⇥ address ⇥ letters
    ListColumn("ranks.tsv", 5, .rank, .rank),
    ListColumn("ranks.tsv", 6, .rankPlural, .rank),
    ListColumn("ranks.tsv", 7, .rankAddress, .address),
    ListColumn("ranks.tsv", 8, .rankLetters, []),
    // forms ⇥ kind
    ListColumn("false-ranks.tsv", 0, .falseRank, []),
    // name ⇥ abbreviation ⇥ services
    ListColumn("ratings.tsv", 0, .rating, .rating),
    ListColumn(
      "ratings.tsv", 1, .rankRating, .rank,
      endings: ["1", "2", "3", "C", "CS", "CM", "SN", "FN", "AN", "CN"]),
    // key ⇥ name ⇥ country ⇥ branch ⇥ parent ⇥ component ⇥ acronym ⇥ forms ⇥ before rank ⇥ members
    ListColumn("services.tsv", 7, .service, .service),
    ListColumn("services.tsv", 8, .serviceBeforeRank, .service),
    ListColumn("services.tsv", 9, .serviceMember, .member),
    // code ⇥ name ⇥ forms ⇥ adjectives
    ListColumn("countries.tsv", 1, .country, .country),
    ListColumn("countries.tsv", 2, .country, .country),
    ListColumn("countries.tsv", 3, .demonym, .demonym),
    // code ⇥ country ⇥ name ⇥ abbreviations ⇥ postal
    ListColumn("states.tsv", 2, .state, .state),
    ListColumn("states.tsv", 3, .state, .state),
    ListColumn("states.tsv", 4, .statePostal, .state),
    // forms ⇥ kind ⇥ gender
    ListColumn("titles.tsv", 0, .title, .title),
    // forms ⇥ kind
    ListColumn("roles.tsv", 0, .role, .role),
    // forms ⇥ kind ⇥ flags
    ListColumn("cues.tsv", 0, .cue, .cue),
    // forms ⇥ kind
    ListColumn("clause-words.tsv", 0, .clauseWord, []),
    // forms ⇥ organization kind ⇥ name ⇥ acronym ⇥ country
    ListColumn("organizations.tsv", 0, .organization, .organization),
    // forms ⇥ organization kind ⇥ position (after, both, sector, place)
    ListColumn("organization-heads.tsv", 0, .organizationHead, .organizationHead),
    // forms ⇥ echelon ⇥ organization kind ⇥ abbreviation
    ListColumn("echelons.tsv", 0, .echelon, .echelon),
    ListColumn("echelons.tsv", 3, .echelon, .echelon),
    // forms ⇥ place kind ⇥ position (before, after)
    ListColumn("place-words.tsv", 0, .placeWord, .placeWord),
    // forms ⇥ place kind ⇥ name ⇥ country
    ListColumn("regions.tsv", 0, .region, .region),
    // forms ⇥ event kind ⇥ position (before, after, whole, name)
    ListColumn("events.tsv", 0, .event, .eventWord),
    // forms ⇥ equipment kind ⇥ position (before, whole, behind)
    ListColumn("equipment.tsv", 0, .equipment, .equipment),
    // forms ⇥ kind: function, pronoun, particle, suffix, post-nominal, abbreviation
    ListColumn("function-words.tsv", 0, .function, .function, kindColumn: 1),
    ListColumn("common-words.tsv", 0, .common, .common),
    // forms ⇥ kind: month, weekday, unit, word, number, ordinal, holiday ⇥ value
    ListColumn("time.tsv", 0, .timeWord, .timeWord, kindColumn: 1),
    // form ⇥ meant ⇥ where ⇥ not where
    ListColumn("confusables.tsv", 0, .confusable, .confusable),
  ]

  /// The kinds that a row may name itself, in lists with a kind column.
  static let namedKinds: [String: (kind: Lexicon.PhraseKind, classes: WordClasses)] = [
    "function": (.function, .function), "pronoun": (.pronoun, [.pronoun, .function]),
    "particle": (.particle, .particle), "suffix": (.suffix, .suffix),
    "post-nominal": (.postNominal, .postNominal), "abbreviation": (.abbreviation, []),
    "month": (.month, .month), "weekday": (.weekday, .weekday), "unit": (.timeUnit, .timeUnit),
    "word": (.timeWord, .timeWord), "number": (.numberWord, .numberWord),
    "ordinal": (.ordinalWord, .ordinalWord), "holiday": (.holiday, .holiday),
  ]
}

/// The lists whose columns rules ask for.
public enum ListName: Int, Sendable, CaseIterable {
  case countries, echelons, equipment, events, organizationHeads, organizations, placeWords
  case ratings, regions, roles, services, states, time, titles

  /// The name of its file.
  var file: String {
    switch self {
    case .countries: "countries.tsv"
    case .echelons: "echelons.tsv"
    case .equipment: "equipment.tsv"
    case .events: "events.tsv"
    case .organizationHeads: "organization-heads.tsv"
    case .organizations: "organizations.tsv"
    case .placeWords: "place-words.tsv"
    case .ratings: "ratings.tsv"
    case .regions: "regions.tsv"
    case .roles: "roles.tsv"
    case .services: "services.tsv"
    case .states: "states.tsv"
    case .time: "time.tsv"
    case .titles: "titles.tsv"
    }
  }
}
