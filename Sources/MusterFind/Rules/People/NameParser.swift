internal import MusterModel
internal import MusterText

/// Reads a personal name that begins at a token.
///
/// "David N. Mercer Jr.", "Curtis E. “Buck” Lind", "Maria de la Cruz", "HAN Joon-seo",
/// "Han, Joon Seo". How far it may go depends on what is before it: behind a rank almost any
/// capitalised word is a name, in running text only what the tables of names speak for.
struct NameParser {
  /// One word of a name: a token, or several joined by hyphens.
  struct Part {
    private var start: Int32
    private var end: Int32
    var isInitial: Bool
    var isAllCaps: Bool

    init(tokens: Range<Int>, isInitial: Bool, isAllCaps: Bool) {
      start = Int32(tokens.lowerBound)
      end = Int32(tokens.upperBound)
      self.isInitial = isInitial
      self.isAllCaps = isAllCaps
    }

    var tokens: Range<Int> { Int(start)..<Int(end) }
  }

  /// The words of a name, in place: no name has more than five, and particles.
  struct Parts: RandomAccessCollection {
    private static let none = Part(tokens: 0..<0, isInitial: false, isAllCaps: false)
    private var parts = InlineArray<8, Part>(repeating: none)
    private(set) var count = 0

    var startIndex: Int { 0 }
    var endIndex: Int { count }
    subscript(index: Int) -> Part { parts[index] }

    mutating func append(_ part: Part) {
      guard count < 8 else { return }
      parts[count] = part
      count += 1
    }

    mutating func removeLast() { count -= 1 }
  }

  /// A name as it was read.
  struct Name {
    var tokens: Range<Int>
    var parts = Parts()
    var nickname: Range<Int>?
    var suffix: Range<Int>?
    /// The parts before the nickname.
    var partsBeforeNickname = 0
    /// The first part of the family name, if a particle opens it.
    var particle: Int?
    /// Where "Han, Joon Seo" has its comma: the number of parts before it.
    var inverted = false
  }

  let tokens: Tokens
  let scene: Scene

  init(_ scene: Scene) {
    self.scene = scene
    tokens = self.scene.tokens
  }

  /// The name that begins at a token, or nil; `isStrong` says that a rank or title stands before it.
  func name(at start: Int, isStrong: Bool) -> Name? {
    if !isStrong, !mayBeName(start) { return nil }
    var name = Name(tokens: start..<start)
    var at = start
    while at < tokens.count, name.parts.count < 6 {
      if at > start, tokens.shapes[at].contains(.sentenceStart) { break }
      if !name.parts.isEmpty, name.nickname == nil, let nickname = nickname(at) {
        // A nickname stands inside a name: more must follow.
        guard isNameWord(nickname.end, isStrong: isStrong, isFirst: false) else { break }
        name.nickname = nickname.words
        name.partsBeforeNickname = name.parts.count
        at = nickname.end
        continue
      }
      if !name.parts.isEmpty || isStrong, let next = particle(at) {
        if name.particle == nil { name.particle = name.parts.count }
        for word in at..<next {
          name.parts.append(
            Part(tokens: word..<(word + 1), isInitial: false, isAllCaps: false))
        }
        at = next
        continue
      }
      // "Haider al-Abadi", "al-Tanawi": a particle glued to the name by a hyphen.
      if let end = gluedParticle(at), !name.parts.isEmpty || isStrong {
        if name.particle == nil { name.particle = name.parts.count }
        name.parts.append(Part(tokens: at..<end, isInitial: false, isAllCaps: false))
        at = end
        continue
      }
      guard isNameWord(at, isStrong: isStrong, isFirst: name.parts.isEmpty) else { break }
      // Behind a whole name a common word is the next word of a headline: "Col. Ana Ruiz Takes".
      if name.parts.count(where: { !$0.isInitial }) > 1, tokens.classes[at].contains(.common) {
        break
      }
      let part = part(at)
      name.parts.append(part)
      at = part.tokens.upperBound
      if tokens.shapes[at - 1].contains(.point), !part.isInitial,
        !tokens.classes[at - 1].contains(.particle)
      {
        break
      }
    }
    guard let last = name.parts.last, last.tokens.upperBound > start else { return nil }
    while let end = name.parts.last, end.isInitial, name.parts.count > 1,
      name.parts.allSatisfy({ !$0.isInitial }) == false, !isStrong
    {
      // "John F." alone ends in an initial only before a family name that was not read.
      name.parts.removeLast()
    }
    guard let end = name.parts.last?.tokens.upperBound else { return nil }
    name.tokens = start..<end
    if name.parts.count == 1, isStrong, let inverted = inverted(name) { name = inverted }
    if let suffix = suffix(name.tokens.upperBound) {
      name.suffix = suffix
      name.tokens = start..<suffix.upperBound
    }
    return name
  }

  /// Whether a name of more than one word may begin at a token, by a look at the token behind its
  /// first word: most words with a capital stand alone.
  private func mayBeName(_ start: Int) -> Bool {
    guard isNameWord(start, isStrong: false, isFirst: true) else { return false }
    let next = part(start).tokens.upperBound
    guard next < tokens.count, !tokens.shapes[next].contains(.sentenceStart) else { return false }
    if tokens.kinds[next] == .mark { return nickname(next) != nil }
    return tokens.kinds[next] == .word
      && (tokens.shapes[next].contains(.capital) || tokens.classes[next].contains(.particle))
  }

  // MARK: words

  private func part(_ at: Int) -> Part {
    var end = at + 1
    while end + 1 < tokens.count, tokens.folds[end] == .hyphen, tokens.isGlued(end),
      tokens.isGlued(end + 1), tokens.isWord(end + 1)
    {
      end += 2
    }
    let letters = Int(tokens.ends[at]) - Int(tokens.starts[at])
    let isInitial =
      end == at + 1
      && (tokens.classes[at].contains(.initial)
        || (tokens.shapes[at].contains(.allCaps) && tokens.shapes[at].contains(.point)))
    return Part(
      tokens: at..<end, isInitial: isInitial,
      isAllCaps: tokens.shapes[at].contains(.allCaps) && letters > 1 && !isInitial)
  }

  /// Whether a token may be a word of a name.
  func isNameWord(_ at: Int, isStrong: Bool, isFirst: Bool) -> Bool {
    guard at < tokens.count, tokens.isWord(at), tokens.shapes[at].contains(.capital) else {
      return false
    }
    if scene.blockKind(at: at) == .byline { return false }
    if scene.hasAny([.ranks, .dates, .organizations, .equipment, .events], at: at) { return false }
    let classes = tokens.classes[at]
    if classes.contains(.initial),
      tokens.shapes[at].contains(.point)
        || (!isFirst && tokens.isCapitalized(at + 1) && tokens.isWord(at + 1))
    {
      return true
    }
    // "In", "The": closed-class words are no names; "Will", "May", "An" may be, with evidence.
    if !classes.isDisjoint(with: [.function, .pronoun]) {
      let names = tokens.names[at]
      guard isStrong || !isFirst, names.given > 3 || names.family > 5, !classes.contains(.pronoun)
      else { return false }
    }
    if classes.contains(.suffix), !isFirst,
      tokens.shapes[at].contains(.point)
        || tokens.shapes[at].contains(.allCaps)
    {
      return false
    }
    if isFirst, scene.phrase(.title, at: at) != nil, tokens.shapes[at].contains(.point) {
      return false
    }
    // "Inc.", "Bn.": an abbreviation that no name has.
    if tokens.shapes[at].contains(.point), !isInitials(at), tokens.names[at].given == 0,
      !classes.contains(.particle)
    {
      return false
    }
    // Letters behind a name are no part of it: "OBE", "USN".
    if !isFirst, classes.contains(.postNominal), tokens.shapes[at].contains(.allCaps) {
      return false
    }
    // An acronym is no name unless the tables know it as one ("KIM").
    if tokens.shapes[at].contains(.allCaps), !tokens.shapes[at].contains(.point),
      tokens.ends[at] - tokens.starts[at] > 1, !isAllCapsSurrounding(at)
    {
      return tokens.names[at].family > 0 || classes.contains(.familyFirst)
    }
    return true
  }

  /// Whether a token is an initial or several: "N.", "C.Q.".
  private func isInitials(_ at: Int) -> Bool {
    tokens.classes[at].contains(.initial)
      || (tokens.shapes[at].contains(.allCaps) && tokens.shapes[at].contains(.point))
  }

  /// Whether the words around are in capitals as well, as in a headline or a transcript's label.
  private func isAllCapsSurrounding(_ at: Int) -> Bool {
    func isCaps(_ index: Int) -> Bool {
      tokens.isWord(index) && tokens.shapes[index].contains(.allCaps)
        && tokens.ends[index] - tokens.starts[index] > 1
    }
    let sentence = tokens.sentence(around: at)
    return (at > sentence.lowerBound && isCaps(at - 1))
      || (at + 1 < sentence.upperBound && isCaps(at + 1))
  }

  /// The token behind the particles that begin at a token, if a name goes on behind them.
  private func particle(_ at: Int) -> Int? {
    var end = at
    while end < tokens.count, end - at < 3, tokens.isWord(end),
      tokens.classes[end].contains(.particle),
      !tokens.shapes[end].contains(.capital)
        || (end > at && tokens.shapes[end].contains(.capital))
    {
      end += 1
    }
    guard end > at, !tokens.shapes[at].contains(.capital) else { return nil }
    // "al-Abadi": a hyphen glues the particle to the name.
    if tokens.fold(end) == .hyphen, tokens.isGlued(end), tokens.isCapitalized(end + 1) {
      return nil
    }
    guard tokens.isCapitalized(end), tokens.isWord(end) else { return nil }
    return end
  }

  /// The token behind "al-Abadi", "ad-Din".
  private func gluedParticle(_ at: Int) -> Int? {
    guard at + 2 < tokens.count, tokens.fold(at + 1) == .hyphen, tokens.isGlued(at + 1),
      tokens.isGlued(at + 2), tokens.isWord(at), tokens.isCapitalized(at + 2),
      tokens.isWord(at + 2), !tokens.isCapitalized(at), tokens.has(.particle, at: at)
    else { return nil }
    return at + 3
  }

  // MARK: nickname, suffix, inversion

  private func nickname(_ at: Int) -> (words: Range<Int>, end: Int)? {
    let open = tokens.fold(at)
    let closes: (FoldID, FoldID)
    switch open {
    case .openQuote, .closeQuote: closes = (.closeQuote, .openQuote)
    case .straightQuote: closes = (.straightQuote, .straightQuote)
    case .openSingle: closes = (.closeSingle, .closeSingle)
    case .straightSingle: closes = (.straightSingle, .straightSingle)
    case .doubledSingle: closes = (.doubledSingle, .doubledSingle)
    case .openParenthesis: closes = (.closeParenthesis, .closeParenthesis)
    default: return nil
    }
    func isClosing(_ at: Int) -> Bool {
      tokens.folds[at] == closes.0 || tokens.folds[at] == closes.1
    }
    var end = at + 1
    while end < tokens.count, end - at <= 4, !isClosing(end) {
      guard tokens.kinds[end] != .mark || tokens.folds[end] == .hyphen else { return nil }
      end += 1
    }
    // "Chaplain (Capt.) Ana Ruiz": a rank in parentheses is no nickname.
    guard !(at + 1..<end).contains(where: { scene.has(.ranks, at: $0) }) else { return nil }
    guard end < tokens.count, isClosing(end), end > at + 1,
      tokens.isCapitalized(at + 1) || open != .openParenthesis
    else { return nil }
    return (at + 1..<end, end + 1)
  }

  private func suffix(_ at: Int) -> Range<Int>? {
    var start = at
    if tokens.fold(start) == .comma { start += 1 }
    guard start < tokens.count, tokens.has(.suffix, at: start), tokens.isCapitalized(start) else {
      return nil
    }
    // "V" and "I" are initials rather than numbers when a name goes on.
    if tokens.ends[start] - tokens.starts[start] == 1, tokens.isCapitalized(start + 1) {
      return nil
    }
    return start..<start + 1
  }

  /// "Han, Joon Seo": a family name of a culture that puts it first, a comma, the given name.
  private func inverted(_ name: Name) -> Name? {
    guard let family = name.parts.first, tokens.names[family.tokens.lowerBound].isFamilyFirst,
      tokens.fold(name.tokens.upperBound) == .comma
    else { return nil }
    var result = name
    var at = name.tokens.upperBound + 1
    while result.parts.count < 3, isNameWord(at, isStrong: true, isFirst: false) {
      let part = part(at)
      result.parts.append(part)
      at = part.tokens.upperBound
    }
    guard result.parts.count > 1, tokens.fold(at) == .comma || !tokens.isCapitalized(at),
      tokens.fold(at) != Word.and.fold
    else { return nil }
    // A list of family names ("Kim, Park and Lee") is no inversion.
    if result.parts.count == 2, result.parts[1].tokens.count == 1,
      tokens.names[result.parts[1].tokens.lowerBound].isFamilyFirst,
      tokens.names[result.parts[1].tokens.lowerBound].given == 0
    {
      return nil
    }
    result.inverted = true
    result.tokens = name.tokens.lowerBound..<at
    return result
  }
}
