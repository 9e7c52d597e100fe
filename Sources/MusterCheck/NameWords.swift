internal import MusterModel
internal import MusterText

/// The words with a capital of a release, by spelling, and what stands beside each as a name.
///
/// A misspelled name is often no name to the rules; so all words with a capital are looked at, and
/// not only those that were read as names.
struct NameWords {
  /// One place where a word stands.
  struct Place {
    /// The word, with what a hyphen joins to it.
    var tokens: Range<Int>
    /// The first token of the name it ends, as far as that can be told.
    var start: Int
    /// The given name before it.
    var given: Int?
    /// The word with a capital before it, which may be a misspelled given name.
    var before: Int?
    /// The rank, title or role right before the name.
    var lead: Int?
    /// The rank that was read before it: an index into `Mentions.ranks`.
    var rank: Int?
    /// Whether a word of speech stands beside the name.
    var isSpeaker = false
    /// Whether it was read as the family name of a person.
    var isFamily = false
    /// Whether it was read as a part of something else: a unit, a place, an event.
    var isOther = false
    /// Whether nothing with a capital stands beside it.
    var isAlone = false
  }

  /// One spelling.
  struct Word {
    var letters: [UInt8]
    var places: [Place] = []
    /// What the table of names knows of it as a family name: 0 (nothing) to 15.
    var frequency = 0
    /// Whether a list has it as something else than a name.
    var isListed = false
    /// Whether it was read as a family name somewhere.
    var isFamily = false
  }

  private(set) var words: [Word] = []
  private let proof: Proof
  private let tokens: Tokens
  private var known: [UInt64: Int] = [:]
  /// What each token was read as: 0 nothing, 1 a family name, 2 another part of a person's name,
  /// 3 a part of something else.
  private var readings: [UInt8]

  init(_ proof: Proof) {
    self.proof = proof
    tokens = proof.tokens
    readings = Array(repeating: 0, count: tokens.count)
    guard !proof.mentions.people.isEmpty || !proof.register.isEmpty else { return }
    read()
    var token = 0
    while token < tokens.count {
      let next = unit(at: token)
      if let next { add(token..<next) }
      token = next ?? token + 1
    }
  }

  /// What lists call something that may stand with a capital without being a name.
  private static let listed: WordClasses = [
    .common, .function, .pronoun, .country, .demonym, .state, .region, .echelon, .service,
    .organization, .organizationHead, .rank, .rating, .role, .month, .weekday, .placeWord,
    .eventWord, .equipment, .member, .timeUnit, .timeWord, .ordinalWord, .numberWord, .title,
  ]

  private mutating func read() {
    func mark(_ range: Range<Int>, _ value: UInt8) {
      for token in range.clamped(to: 0..<readings.count) where readings[token] == 0 {
        readings[token] = value
      }
    }
    for mention in proof.mentions.people {
      if let family = mention.reading.name.family { mark(tokens.indices(in: family), 1) }
      mark(mention.tokens, 2)
    }
    for mention in proof.mentions.organizations { mark(mention.tokens, 3) }
    for mention in proof.mentions.places { mark(mention.tokens, 3) }
    for mention in proof.mentions.events { mark(mention.tokens, 3) }
    for mention in proof.mentions.equipment { mark(mention.tokens, 3) }
  }

  /// The token behind a word with a capital and what a hyphen joins to it; nil if none begins here.
  private func unit(at token: Int) -> Int? {
    guard tokens.kinds[token] == .word, tokens.shapes[token].contains(.capital),
      !tokens.shapes[token].contains(.point)
    else { return nil }
    var end = token + 1
    while tokens.fold(end) == .hyphen, tokens.isGlued(end), tokens.isWord(end + 1),
      tokens.isGlued(end + 1)
    {
      end += 2
    }
    return Int(tokens.ends[end - 1]) - Int(tokens.starts[token]) >= 3 ? end : nil
  }

  private mutating func add(_ range: Range<Int>) {
    var key: UInt64 = 0xcbf2_9ce4_8422_2325
    for token in range { key = (key ^ UInt64(tokens.folds[token])) &* 0x0000_0100_0000_01b3 }
    let first = range.lowerBound
    let index = known[key] ?? words.count
    if index == words.count {
      known[key] = index
      var word = Word(letters: Array(Fold.string(proof.string(tokens.range(range))).utf8))
      if range.count == 1 {
        word.frequency = tokens.names[first].family
        word.isListed =
          tokens.has(NameWords.listed, at: first) || proof.lexicon.isEnglish(word.letters)
      }
      words.append(word)
    }
    let place = place(of: range)
    if place.isFamily { words[index].isFamily = true }
    words[index].places.append(place)
  }

  private func place(of range: Range<Int>) -> Place {
    let first = range.lowerBound
    let sentence = tokens.sentence(around: first)
    var place = Place(tokens: range, start: first)
    let reading = readings[first]
    place.isFamily = reading == 1
    place.isOther = reading == 3
    var before = skipMiddle(first - 1, sentence.lowerBound)
    if before >= sentence.lowerBound, tokens.isWord(before), tokens.isCapitalized(before),
      !tokens.has(.initial, at: before), !tokens.shapes[before].contains(.point),
      !tokens.has([.rank, .title, .address, .function, .service, .month, .weekday], at: before)
    {
      place.before = before
      // A given name is in the table, or was read as a part of the name.
      if tokens.names[before].given > 0 || readings[before] == 2 { place.given = before }
    }
    if let given = place.given {
      place.start = given
      before = given - 1
      while before >= sentence.lowerBound, readings[before] == 2 { before -= 1 }
    } else {
      before = first - 1
    }
    if before >= sentence.lowerBound,
      tokens.has([.rank, .title, .address, .role], at: before), tokens.isCapitalized(before)
    {
      place.lead = before
    }
    let behind = range.upperBound
    // "Robin" of "Robin Hale" is no family name, unless it was read as one.
    if !place.isFamily, behind < sentence.upperBound, tokens.isWord(behind),
      tokens.isCapitalized(behind), !tokens.has(.suffix, at: behind),
      tokens.names[behind].family > 0 || readings[behind] == 1
    {
      place.isOther = true
    }
    if tokens.has([.function, .pronoun], at: first) { place.isOther = true }
    place.isSpeaker =
      tokens.has(.cue, at: behind) && behind < sentence.upperBound
      || before >= sentence.lowerBound && tokens.has(.cue, at: before)
    place.isAlone =
      !tokens.isCapitalized(behind)
      && (place.lead != nil || first == sentence.lowerBound || !tokens.isCapitalized(first - 1))
    if reading == 1 || reading == 2 { place.rank = rank(at: first) }
    return place
  }

  /// The rank of the person whose name a token belongs to, by binary search.
  private func rank(at token: Int) -> Int? {
    let people = proof.mentions.people
    var low = 0
    var high = people.count
    while low < high {
      let middle = (low + high) / 2
      if people[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    guard low < people.count, people[low].tokens.contains(token) else { return nil }
    return people[low].reading.rank
  }

  /// The token before the middle names, initials and nicknames that end at `token`.
  private func skipMiddle(_ token: Int, _ limit: Int) -> Int {
    var at = token
    while at > limit {
      if tokens.has(.initial, at: at) {
        at -= 1
      } else if tokens.fold(at) == .period, tokens.isGlued(at), tokens.has(.initial, at: at - 1) {
        at -= 2
      } else if [.closeQuote, .straightQuote, .closeParenthesis].contains(tokens.fold(at)),
        at - 2 > limit,
        [.openQuote, .straightQuote, .openParenthesis].contains(tokens.fold(at - 2))
      {
        at -= 3
      } else {
        break
      }
    }
    return at
  }
}
