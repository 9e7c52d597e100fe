public import MusterModel
public import MusterText

/// Joins the mentions of places: with and without the state, a base under its short name, a country
/// under all its names.
public enum PlaceIdentity {
  /// The places of a release, and for each of `Mentions.places` which one it names.
  public static func places(
    document: Document, tokens: Tokens, lexicon: Lexicon, mentions: Mentions
  ) -> (places: [Place], ofMention: [Int?]) {
    var keys: [String] = []
    let words = EntityWords(document: document, tokens: tokens, lexicon: lexicon)
    for mention in mentions.places { keys.append(key(of: mention, words)) }
    joinShortNames(&keys, mentions.places)
    // "Korea" in a text about the Republic.
    if keys.contains("country KR") {
      for index in keys.indices where keys[index] == "korea" { keys[index] = "country KR" }
    }
    var places: [Place] = []
    var ofKey: [String: Int] = [:]
    var ofMention: [Int?] = Array(repeating: nil, count: mentions.places.count)
    let names = Names(mentions)
    for (index, mention) in mentions.places.enumerated() {
      if names.contains(mention.range) { continue }
      let place: Int
      if let known = ofKey[keys[index]] {
        place = known
      } else {
        place = places.count
        ofKey[keys[index]] = place
        places.append(Place(name: "", kind: mention.reading.kind))
      }
      ofMention[index] = place
      add(mention, to: &places[place], document, tokens)
    }
    return (places, ofMention)
  }

  /// Where names of organizations and events stand: a place within one is no place of its own.
  private struct Names {
    private let starts: [Int]
    /// For each the farthest end of it and those before it.
    private var ends: [Int] = []

    init(_ mentions: Mentions) {
      let ranges = (mentions.organizations.map(\.range) + mentions.events.map(\.range))
        .sorted { $0.start < $1.start }
      starts = ranges.map(\.start)
      var end = 0
      for range in ranges {
        end = max(end, range.end)
        ends.append(end)
      }
    }

    func contains(_ range: TextRange) -> Bool {
      var low = 0
      var high = starts.count
      while low < high {
        let middle = (low + high) / 2
        if starts[middle] <= range.start { low = middle + 1 } else { high = middle }
      }
      return low > 0 && ends[low - 1] >= range.end
    }
  }

  private static func key(of mention: Mention<PlaceReading>, _ words: EntityWords) -> String {
    if mention.reading.kind == .country, let code = mention.reading.country {
      return "country \(code)"
    }
    var range = mention.tokens
    if let core = mention.reading.core { range = words.tokens.indices(in: core) }
    var plain = words.plain(range)
    if let last = plain.last, let full = bases[last] {
      plain.removeLast()
      plain += full
    }
    if plain.count > 1, plain[0] == "ft" { plain[0] = "fort" }
    if plain.count == 2, ["province", "governorate", "prefecture", "oblast"].contains(plain[1]) {
      plain.removeLast()
    }
    if plain.first == "the" { plain.removeFirst() }
    let name = plain.joined(separator: " ")
    if name == "washington d.c" || name == "washington dc" || name == "dc" || name == "d.c"
      || name == "district of columbia"
    {
      return "washington"
    }
    if mention.reading.kind == .state {
      return name.hasSuffix(" state") ? String(name.dropLast(6)) + " (state)" : "\(name) (state)"
    }
    return name
  }

  private static let bases: [String: [String]] = [
    "afb": ["air", "force", "base"], "sfb": ["space", "force", "base"],
    "angb": ["air", "national", "guard", "base"], "ab": ["air", "base"],
    "arb": ["air", "reserve", "base"],
  ]

  /// "Spangdahlem" for "Spangdahlem Air Base"; "New York" the state and the city are one.
  private static func joinShortNames(_ keys: inout [String], _ mentions: [Mention<PlaceReading>]) {
    let all = Set(keys)
    // Each beginning of a base's name, and the name if it begins only one.
    var bases: Set<String> = []
    var begun: [Substring: String?] = [:]
    // A town that opens a story, or has its state, is a town and not the base beside it.
    var towns: Set<String> = []
    for (key, mention) in zip(keys, mentions) {
      switch mention.reading.kind {
      case .installation where bases.insert(key).inserted:
        for space in key.indices where key[space] == " " {
          begun[key[..<space]] = .some(begun[key[..<space]] == nil ? key : nil)
        }
      case .city where mention.rule == "place.dateline" || mention.rule == "place.city-state":
        towns.insert(key)
      default: break
      }
    }
    for index in keys.indices {
      if mentions[index].reading.kind == .state, all.contains(String(keys[index].dropLast(8))) {
        keys[index] = String(keys[index].dropLast(8))
        continue
      }
      guard !begun.isEmpty else { continue }
      let kind = mentions[index].reading.kind
      guard kind == .city || kind == .installation || kind == .other,
        mentions[index].reading.core == nil || kind == .installation,
        !towns.contains(keys[index])
      else { continue }
      if case .some(.some(let only)) = begun[keys[index][...]] { keys[index] = only }
    }
  }

  /// "northern Iraq", "the Panwell neighborhood": the part of a place that is meant, and the noun
  /// that says what it is, belong to the mention and not to the name.
  private static func directed(_ mention: Mention<PlaceReading>, _ tokens: Tokens) -> TextRange {
    var range = mention.range
    let before = mention.tokens.lowerBound - 1
    if before >= 0, directions.contains(tokens.folds[before]),
      tokens.sentences[before] == tokens.sentences[mention.tokens.lowerBound],
      !tokens.isGlued(mention.tokens.lowerBound)
    {
      range.start = Int(tokens.starts[before])
    } else if before > 0, tokens.folds[before] == Word.of.fold,
      settlements.contains(tokens.folds[before - 1]), !tokens.isCapitalized(before - 1),
      tokens.sentences[before - 1] == tokens.sentences[mention.tokens.lowerBound]
    {
      // "the city of Kelmar"
      range.start = Int(tokens.starts[before - 1])
    }
    let behind = mention.tokens.upperBound
    if behind < tokens.count, quarters.contains(tokens.folds[behind]),
      !tokens.isCapitalized(behind),
      tokens.sentences[behind] == tokens.sentences[mention.tokens.lowerBound]
    {
      range.end = Int(tokens.ends[behind])
    }
    return range
  }

  private static let settlements: Set<FoldID> = Set(
    [Word.city, .town, .village, .suburb].map(\.fold))

  private static let quarters: Set<FoldID> = Set(
    [Word.neighborhood, .neighbourhood, .district, .region].map(\.fold))

  private static let directions: Set<FoldID> = Set(
    [
      Word.northern, .southern, .eastern, .western, .central, .northeast, .northwest, .southeast,
      .southwest, .northeastern, .northwestern, .southeastern, .southwestern,
    ].map(\.fold))

  private static func add(
    _ mention: Mention<PlaceReading>, to place: inout Place, _ document: Document,
    _ tokens: Tokens
  ) {
    let text = document.string(mention.range)
    // "America" is what the United States are called, not how they are named.
    let isNickname = text == "America" && !place.name.isEmpty
    if text.utf8.count > place.name.utf8.count && !isNickname || place.name == "America" {
      place.name = text
      if mention.reading.kind != .city || place.kind == .other { place.kind = mention.reading.kind }
    }
    place.country = place.country ?? mention.reading.country
    // "Fort Irwin" of "Fort Irwin, California": the state belongs to the name; one mention is one.
    place.mentions.append(
      EntityMention(
        range: mention.reading.core ?? directed(mention, tokens),
        form: mention.reading.core == nil && text != place.name ? .partial : .full,
        rule: mention.rule))
  }
}
