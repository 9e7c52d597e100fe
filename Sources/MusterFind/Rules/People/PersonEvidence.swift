internal import MusterModel
internal import MusterText

/// Whether capitalised words without rank or title are a person's name.
struct PersonEvidence {
  private let scene: Scene
  private let tokens: Tokens

  init(_ scene: Scene) {
    self.scene = scene
    tokens = self.scene.tokens
  }

  func isPerson(_ range: Range<Int>, _ reading: PersonReading) -> Bool {
    let first = range.lowerBound
    let last = range.upperBound - 1
    guard range.count > 1, range.count <= 9 else { return false }
    let lastWord = lastFamilyWord(range)
    // The name of something else goes on: "John Myers Locks", "James Madison University".
    if tokens.has([.echelon, .organizationHead, .placeWord, .eventWord], at: lastWord),
      tokens.names[lastWord].family < 9
    {
      return false
    }
    if tokens.isCapitalized(range.upperBound), tokens.isWord(range.upperBound),
      tokens.has([.echelon, .organizationHead, .placeWord, .eventWord], at: range.upperBound)
    {
      return false
    }
    if first > 0, tokens.fold(first - 1) == .hyphen, tokens.isGlued(first) { return false }
    if [Word.cup, .trophy, .prize, .award, .bowl, .tour].contains(where: {
      $0.fold == tokens.fold(lastWord) || $0.fold == tokens.fold(range.upperBound)
    }) {
      return false
    }
    // "Fort George G. Meade", "USS Otto Hale": the word before makes it a place or a ship.
    if tokens.isCapitalized(first - 1), !tokens.shapes[first].contains(.sentenceStart),
      tokens.has([.placeWord, .equipment, .eventWord, .echelon, .organizationHead], at: first - 1)
    {
      return false
    }
    if isPlace(range) && !hasSpeechAround(range) { return false }
    // Words that are anything but names: "United States", "South Korean", "Special Operations".
    if !isNamePossible(first, isFirst: true) || !isNamePossible(lastWord, isFirst: false) {
      return false
    }
    var score = 0
    let given = tokens.names[first].given
    let family = tokens.names[lastWord].family
    if tokens.has(.initial, at: first)
      || tokens.shapes[first].contains(.allCaps)
        && tokens.shapes[first].contains(.point)
    {
      score += 2
    } else {
      score += given >= 8 ? 4 : given >= 4 ? 3 : given > 0 ? 2 : 0
    }
    score += family >= 6 ? 3 : family > 0 ? 2 : 0
    // A word that no list has, behind a given name: most family names of the world.
    if family == 0, given >= 4, isUnlisted(lastWord) { score += 2 }
    // "A Golden Harp", "the Stanley Cup": an article stands before things.
    let article = tokens.fold(first - 1)
    if article == Word.a.fold || article == Word.an.fold || article == Word.the.fold { score -= 3 }
    // A given name of no list before a frequent family name, inside a sentence.
    let isForeign =
      given == 0 && family >= 6 && range.count == 2 && isUnlisted(first)
      && !tokens.shapes[first].contains(.sentenceStart) && !tokens.isCapitalized(first - 1)
      && !tokens.isCapitalized(range.upperBound)
    if isForeign { score += 2 }
    let isLife = isLifeDates(range.upperBound)
    if isLife { score += 4 }
    if reading.name.suffix != nil || reading.name.nickname != nil { score += 3 }
    if reading.name.middle != nil, hasInitialInside(range) { score += 2 }
    if reading.name.isFamilyFirst { score += isUnlisted(lastWord) ? 5 : 3 }
    if tokens.fold(last - 1) == .hyphen, tokens.isGlued(last) { score += 1 }
    if tokens.shapes[last].contains(.mixed) || tokens.shapes[last].contains(.nonASCII) {
      score += 2
    }
    if hasSpeechAround(range) { score += 3 }
    let isApposition = isApposition(range)
    if isApposition { score += 3 }
    // A first word that no table knows as a given name needs somebody to speak for it.
    if given == 0, !tokens.has(.initial, at: first), !reading.name.isFamilyFirst,
      !hasSpeechAround(range), !isApposition, !isLife, !isForeign, reading.name.suffix == nil,
      reading.name.nickname == nil
    {
      return false
    }
    let isCommon = tokens.has(.common, at: first) || tokens.has(.common, at: lastWord)
    if isCommon { score -= 3 }
    if tokens.shapes[first].contains(.sentenceStart), tokens.has(.common, at: first) { score -= 1 }
    if tokens.has([.country, .state, .demonym, .region], at: first), given < 8 { score -= 3 }
    if isTitleCase(range) { score -= 1 }
    return score >= 5
  }

  /// Whether no list knows a word, and the text has it only with a capital.
  private func isUnlisted(_ token: Int) -> Bool {
    guard tokens.ends[token] - tokens.starts[token] >= 3,
      tokens.shapes[token].isDisjoint(with: [.allCaps, .point])
    else { return false }
    let listed: WordClasses = [
      .common, .function, .city, .country, .state, .demonym, .region, .role, .title, .echelon,
      .organizationHead, .placeWord, .eventWord, .equipment, .organization, .month, .weekday,
      .service, .cue, .member, .rank, .rating,
    ]
    guard !tokens.has(listed, at: token) else { return false }
    let fold = tokens.fold(token)
    return !(0..<tokens.count).contains {
      tokens.folds[$0] == fold && !tokens.isCapitalized($0)
    }
  }

  /// "(born 22 October 1988)", "(1793 – 1866)", "(February 6, 1839 - August 20, 1907)" behind a name.
  private func isLifeDates(_ end: Int) -> Bool {
    guard tokens.fold(end) == .openParenthesis else { return false }
    if tokens.fold(end + 1) == Word.born.fold || tokens.fold(end + 1) == Word.circa.fold {
      return true
    }
    // A year, a dash and another date before the bracket closes.
    var years = 0
    var dashes = 0
    var at = end + 1
    while at < tokens.count, at < end + 24, tokens.fold(at) != .closeParenthesis {
      if tokens.has(.digits, at: at), tokens.ends[at] - tokens.starts[at] == 4 { years += 1 }
      if years > 0, tokens.kinds[at] == .mark, tokens.fold(at) != .comma { dashes += 1 }
      at += 1
    }
    return years >= 2 && dashes >= 1
  }

  private func lastFamilyWord(_ range: Range<Int>) -> Int {
    var last = range.upperBound - 1
    if tokens.has(.suffix, at: last), last > range.lowerBound + 1 { last -= 1 }
    if tokens.fold(last) == .comma { last -= 1 }
    return last
  }

  private func isNamePossible(_ token: Int, isFirst: Bool) -> Bool {
    if tokens.has([.month, .weekday], at: token), tokens.names[token].given < 5 { return false }
    if tokens.has([.service, .rank], at: token), isFirst, tokens.names[token].given < 3 {
      return false
    }
    return true
  }

  private func hasInitialInside(_ range: Range<Int>) -> Bool {
    range.dropFirst().contains { tokens.has(.initial, at: $0) }
  }

  private func isPlace(_ range: Range<Int>) -> Bool {
    if let state = scene.phrase(.state, at: range.lowerBound), state.end >= range.upperBound {
      return true
    }
    if let country = scene.phrase(.country, at: range.lowerBound), country.end >= range.upperBound {
      return true
    }
    if let region = scene.phrase(.region, at: range.lowerBound), region.end >= range.upperBound {
      return true
    }
    guard
      let city = scene.city(at: range.lowerBound)
    else { return false }
    if city.end < range.upperBound { return false }
    // "Santa Clara, Calif.": a state or country behind it, or a preposition of place before it.
    if tokens.fold(range.upperBound) == .comma,
      tokens.has([.state, .country], at: range.upperBound + 1)
    {
      return true
    }
    let before = tokens.fold(range.lowerBound - 1)
    if [Word.in, .at, .near, .from, .to, .of].contains(where: { $0.fold == before }) {
      return true
    }
    return city.population >= 6
  }

  /// Whether a cue of speech stands beside it: "said Ana Ruiz", "Ana Ruiz said".
  private func hasSpeechAround(_ range: Range<Int>) -> Bool {
    let behind = range.upperBound
    return isSpeech(range.lowerBound - 1) || isSpeech(behind)
  }

  private func isSpeech(_ token: Int) -> Bool {
    let fold = tokens.fold(token)
    return fold == Word.said.fold || fold == Word.says.fold || fold == Word.told.fold
      || fold == Word.added.fold
      || (tokens.has(.cue, at: token) && !tokens.isCapitalized(token))
  }

  /// Whether an apposition or a relative clause follows: ", a nurse", ", who", ", 29,".
  private func isApposition(_ range: Range<Int>) -> Bool {
    guard tokens.fold(range.upperBound) == .comma else { return false }
    let next = range.upperBound + 1
    let fold = tokens.fold(next)
    return fold == Word.known.fold || fold == Word.commonly.fold || fold == Word.also.fold
      || fold == Word.who.fold || fold == Word.a.fold || fold == Word.an.fold
      || fold == Word.the.fold || fold == Word.left.fold || fold == Word.right.fold
      || tokens.has(.digits, at: next) || tokens.has(.role, at: next)
  }

  /// Whether nearly all words of the sentence are capitalised, as in a headline.
  private func isTitleCase(_ range: Range<Int>) -> Bool {
    let kind = scene.blockKind(at: range.lowerBound)
    return kind == .headline || kind == .heading || kind == .subheadline
  }
}
