public import MusterModel

/// Makes the tokens of a document, in one pass over its text.
public struct Tokenizer {
  private let lexicon: Lexicon
  private let text: UnsafePointer<UInt8>
  private let count: Int
  private var tokens: [TokenRow] = []
  private var sentenceStarts: [Int] = []
  private var blockStarts: [Int] = []
  /// Words that only this text has, numbered behind those of the lexicon.
  private let own = WordTable()
  private var ownClasses: [WordClasses] = []
  private var ownNames: [NameEvidence] = []
  private var key: [UInt8] = []

  /// The tokens of a document's blocks.
  public static func tokens(of document: Document, with lexicon: Lexicon) -> Tokens {
    tokens(of: document.text, blocks: document.blocks.map(\.range), with: lexicon)
  }

  /// The tokens of a text with these blocks; what lies between blocks has no tokens.
  public static func tokens(
    of text: [UInt8], blocks: [TextRange], with lexicon: Lexicon
  ) -> Tokens {
    text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        return Tokens(
          [], sentenceStarts: [], blockStarts: blocks.map { _ in 0 }, phrases: lexicon.phrases)
      }
      var tokenizer = Tokenizer(lexicon: lexicon, text: base, count: buffer.count)
      for (index, block) in blocks.enumerated() { tokenizer.add(block, Int32(index)) }
      return Tokens(
        tokenizer.tokens, sentenceStarts: tokenizer.sentenceStarts,
        blockStarts: tokenizer.blockStarts, phrases: lexicon.phrases)
    }
  }

  private init(lexicon: Lexicon, text: UnsafePointer<UInt8>, count: Int) {
    self.lexicon = lexicon
    self.text = text
    self.count = count
    tokens.reserveCapacity(count / 5 + 16)
  }

  private mutating func add(_ block: TextRange, _ index: Int32) {
    let first = tokens.count
    blockStarts.append(first)
    var scanner = Scanner(text: text, from: block.start, to: block.end)
    while var piece = scanner.next() {
      if piece.kind == .mark {
        if piece.mark == FoldID.mark("@"), joinAddress(&scanner, piece, first) { continue }
        append(piece, fold: piece.mark, markClasses(piece.mark), NameEvidence(bits: 0), index)
        continue
      }
      if isWebAddress(piece, block.end) {
        var end = piece.end
        while end < block.end, text[end] > 0x20 { end += 1 }
        while end > piece.end, endsAddress(text[end - 1]) { end -= 1 }
        piece.end = end
        piece.kind = .address
        scanner.skip(to: end)
        append(piece, fold: .number, [], NameEvidence(bits: 0), index)
        continue
      }
      let word = look(up: piece)
      if piece.kind == .word || piece.kind == .alphanumeric, piece.end < block.end,
        text[piece.end] == UInt8(ascii: "."),
        !piece.shape.contains(.point), takesPoint(piece, word, block.end)
      {
        piece.end += 1
        piece.shape.insert(.point)
        scanner.skip(to: piece.end)
      }
      append(piece, fold: word.fold, word.classes.union(shapeClasses(piece)), word.names, index)
    }
    guard tokens.count > first else { return }
    tokens[first].shape.formUnion([.blockStart, .spaceBefore])
    markSentences(first)
  }

  @inline(__always)
  private mutating func append(
    _ piece: Scanner.Piece, fold: FoldID, _ classes: WordClasses, _ names: NameEvidence,
    _ block: Int32
  ) {
    tokens.append(
      TokenRow(
        classes: classes, start: Int32(piece.start), end: Int32(piece.end), fold: fold,
        sentence: 0, block: block, names: names, kind: piece.kind, shape: piece.shape))
  }

  private struct LookedUp {
    var fold: FoldID
    var classes: WordClasses
    var names: NameEvidence
    var isAbbreviation: Bool
  }

  private mutating func look(up piece: Scanner.Piece) -> LookedUp {
    let start = text + piece.start
    let length = piece.end - piece.start
    let word = WordKey(start, length, readable: count - piece.start)
    if word.isASCII { return look(up: word, piece.kind) }
    key.removeAll(keepingCapacity: true)
    Fold.append(UnsafeBufferPointer(start: start, count: length), to: &key)
    let folded = key
    return folded.withUnsafeBufferPointer { folded in
      look(
        up: WordKey(folded.baseAddress ?? start, folded.count, readable: folded.count), piece.kind)
    }
  }

  private mutating func look(up word: WordKey, _ kind: Tokens.Kind) -> LookedUp {
    if let number = lexicon.words.find(word) {
      let evidence = lexicon.evidence(ofWord: number)
      return LookedUp(
        fold: FoldID.firstWord + FoldID(number),
        classes: lexicon.classes[number].union(evidence.classes), names: evidence.names,
        isAbbreviation: lexicon.isAbbreviation[number])
    }
    let (number, isNew) = own.insert(word)
    if isNew {
      let key = own.key(number)
      let evidence = kind == .word ? lexicon.evidence(of: key, hash: FNV.hash(key)) : .none
      ownClasses.append(evidence.classes)
      ownNames.append(evidence.names)
    }
    return LookedUp(
      fold: FoldID.firstWord + FoldID(lexicon.words.count + number), classes: ownClasses[number],
      names: ownNames[number], isAbbreviation: false)
  }

  private func shapeClasses(_ piece: Scanner.Piece) -> WordClasses {
    switch piece.kind {
    case .number: return .digits
    case .ordinal: return .ordinalDigits
    case .alphanumeric:
      return piece.shape.contains(.capital) ? [.alphanumeric, .capitalized] : .alphanumeric
    case .word:
      guard piece.shape.contains(.capital) else { return [] }
      var classes: WordClasses = .capitalized
      let letters = piece.end - piece.start - (piece.shape.contains(.point) ? 1 : 0)
      if letters == 1 {
        classes.insert(.initial)
      } else if piece.shape.contains(.allCaps) {
        classes.insert(.allCaps)
      }
      return classes
    case .mark, .address: return []
    }
  }

  private func markClasses(_ mark: FoldID) -> WordClasses {
    switch mark {
    case .straightQuote, .openQuote, .closeQuote, .openSingle, .closeSingle, .straightSingle,
      .openGuillemet, .closeGuillemet, .lowQuote, .doubledSingle:
      return .quotationMark
    case .openParenthesis, FoldID.mark("["): return .openBracket
    default: return []
    }
  }

  /// Whether the point behind a word belongs to it.
  private func takesPoint(_ piece: Scanner.Piece, _ word: LookedUp, _ end: Int) -> Bool {
    let letters = piece.end - piece.start
    let next = piece.end + 1
    if letters == 1, piece.shape.contains(.capital) {
      // An initial: another word follows, and the sentence does not end here ("Plan B.").
      return next < end
        && (text[next] == 0x20 || text[next] == UInt8(ascii: ",")
          || text[next] >= 0x41 || text[next] == UInt8(ascii: "-")
          || text[next] == UInt8(ascii: ")") && tokens.last?.shape.contains(.point) == true)
    }
    // "Oberst i. G.", "Kapitän z. S.": a small letter and a capital one behind a rank.
    if letters == 1, tokens.last?.classes.contains(.rank) == true, next + 2 < end,
      text[next] == 0x20, text[next + 1] >= 0x41, text[next + 1] <= 0x5A,
      text[next + 2] == UInt8(ascii: ".")
    {
      return true
    }
    // "1LT. Ruiz", "CMSgt. Pike": a point behind the letters of a rank.
    if word.classes.contains(.rank), letters <= 6,
      piece.shape.contains(.mixed) || piece.shape.contains(.allCaps) || piece.kind == .alphanumeric,
      next + 1 < end, text[next] == 0x20, text[next + 1] >= 0x41, text[next + 1] <= 0x5A
    {
      return true
    }
    guard word.isAbbreviation else { return false }
    // "Fg. Off.", which is no "off" that ends a sentence.
    if piece.shape.contains(.capital), let last = tokens.last, last.shape.contains(.point),
      last.classes.contains(.rank), piece.hasSpaceBefore
    {
      return true
    }
    // "no." and "sat." are words; "No." and "Sat." are abbreviations.
    if !piece.shape.contains(.capital), !word.classes.isDisjoint(with: [.common, .function]) {
      return false
    }
    // "No. 5", but not "He said no."
    if word.classes.contains(.function), piece.shape.contains(.capital) {
      return next + 1 < end && text[next] == 0x20 && text[next + 1] >= 0x30
        && text[next + 1] <= 0x39
    }
    return true
  }

  private func isWebAddress(_ piece: Scanner.Piece, _ end: Int) -> Bool {
    guard piece.end + 2 < end else { return false }
    if text[piece.end] == UInt8(ascii: ":"), text[piece.end + 1] == UInt8(ascii: "/"),
      text[piece.end + 2] == UInt8(ascii: "/")
    {
      return true
    }
    guard piece.end - piece.start == 3, text[piece.end] == UInt8(ascii: ".") else { return false }
    for at in piece.start..<piece.end where text[at] | 0x20 != UInt8(ascii: "w") { return false }
    return true
  }

  /// Whether a byte at the end of an address is no part of it.
  private func endsAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: "'"):
      return true
    default: return false
    }
  }

  /// Joins "name@host.mil" to one token, taking back the tokens glued before the mark.
  private mutating func joinAddress(
    _ scanner: inout Scanner, _ mark: Scanner.Piece, _ first: Int
  ) -> Bool {
    guard !mark.hasSpaceBefore, tokens.count > first, mark.end < count, text[mark.end] > 0x20
    else { return false }
    var start = tokens.count - 1
    while start > first, !tokens[start].shape.contains(.spaceBefore),
      tokens[start - 1].kind != .mark || isInAddress(tokens[start - 1].fold)
    {
      start -= 1
    }
    guard tokens[start].kind != .mark else { return false }
    var end = mark.end
    while end < count, text[end] > 0x20 { end += 1 }
    while end > mark.end, endsAddress(text[end - 1]) || text[end - 1] == UInt8(ascii: ">") {
      end -= 1
    }
    // Punctuation of other scripts glued behind (a curly mark) is no part of an address.
    if let odd = (mark.end..<max(mark.end, end)).first(where: { text[$0] >= 0x80 }) { end = odd }
    tokens.removeLast(tokens.count - start - 1)
    tokens[start].end = Int32(end)
    tokens[start].kind = .address
    tokens[start].fold = .number
    tokens[start].classes = []
    scanner.skip(to: end)
    return true
  }

  /// A mark that may stand before the "@" of an address.
  private func isInAddress(_ fold: FoldID) -> Bool {
    fold == .period || fold == .hyphen || fold == FoldID.mark("_")
  }

  // MARK: sentences

  /// Marks where sentences begin, from a block's first token to the last token there is.
  private mutating func markSentences(_ first: Int) {
    var start = first
    beginSentence(first)
    var at = first
    while at < tokens.count {
      tokens[at].sentence = Int32(sentenceStarts.count - 1)
      let end = sentenceEnd(at)
      if end > at, end < tokens.count {
        for inside in at..<end {
          tokens[inside].sentence = Int32(sentenceStarts.count - 1)
        }
        start = end
        beginSentence(start)
        at = end
      } else {
        at += 1
      }
    }
  }

  private mutating func beginSentence(_ index: Int) {
    sentenceStarts.append(index)
    tokens[index].shape.insert(.sentenceStart)
  }

  /// The token behind the sentence that ends with the mark or abbreviation at `at`, or `at`.
  private func sentenceEnd(_ at: Int) -> Int {
    let fold = tokens[at].fold
    let isStop =
      fold == .period || fold == FoldID.mark("?") || fold == FoldID.mark("!")
      || fold == .ellipsis
    let isAbbreviation = tokens[at].kind == .word && tokens[at].shape.contains(.point)
    guard isStop || isAbbreviation else { return at }
    var next = at + 1
    while next < tokens.count, !tokens[next].shape.contains(.spaceBefore), closes(next) {
      next += 1
    }
    guard next < tokens.count, tokens[next].shape.contains(.spaceBefore) else { return at }
    var opener = next
    while opener + 1 < tokens.count, tokens[opener].kind == .mark { opener += 1 }
    let startsUpper = tokens[opener].shape.contains(.capital)
    let startsNumber =
      tokens[opener].kind == .number || tokens[opener].kind == .ordinal
      || tokens[opener].kind == .alphanumeric
    if isStop {
      if startsUpper || startsNumber { return next }
      // A lower-case word begins a sentence only behind an opening mark: `. “eventually …`
      return next < opener && fold == .period && opens(next) ? next : at
    }
    // Behind an abbreviation only a word that never continues a name begins a sentence.
    guard startsUpper, next == at + 1 || opener > next || closesSentence(at) else { return at }
    let classes = tokens[opener].classes
    if tokens[at].classes.isDisjoint(with: [.rank, .title, .month, .initial, .service]),
      !classes.isDisjoint(with: [.function, .pronoun])
    {
      return next
    }
    return next > at + 1 && closesSentence(at) ? next : at
  }

  private func closesSentence(_ at: Int) -> Bool {
    at + 1 < tokens.count && closes(at + 1) && tokens[at + 1].fold != .closeParenthesis
  }

  private func closes(_ index: Int) -> Bool {
    switch tokens[index].fold {
    case .closeQuote, .closeSingle, .straightQuote, .straightSingle, .closeParenthesis,
      .closeGuillemet, .doubledSingle, FoldID.mark("]"):
      return true
    default: return false
    }
  }

  private func opens(_ index: Int) -> Bool {
    switch tokens[index].fold {
    case .openQuote, .openSingle, .straightQuote, .openGuillemet, .lowQuote, .doubledSingle:
      return true
    default: return false
    }
  }
}
