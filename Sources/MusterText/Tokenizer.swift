public import MusterModel

/// Makes the tokens of a document, in one pass over its text.
public struct Tokenizer {
  private let lexicon: Lexicon
  private let text: [UInt8]
  private var tokens = TokenColumns()
  /// Words that only this text has, numbered behind those of the lexicon.
  private var own = WordTable()
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
    var tokenizer = Tokenizer(lexicon: lexicon, text: text)
    tokenizer.reserve(text.count / 5 + 16)
    for (index, block) in blocks.enumerated() { tokenizer.add(block, Int32(index)) }
    return Tokens(tokenizer.tokens)
  }

  private init(lexicon: Lexicon, text: [UInt8]) {
    self.lexicon = lexicon
    self.text = text
  }

  private mutating func reserve(_ count: Int) {
    tokens.starts.reserveCapacity(count)
    tokens.ends.reserveCapacity(count)
    tokens.kinds.reserveCapacity(count)
    tokens.shapes.reserveCapacity(count)
    tokens.folds.reserveCapacity(count)
    tokens.classes.reserveCapacity(count)
    tokens.names.reserveCapacity(count)
    tokens.sentences.reserveCapacity(count)
    tokens.blocks.reserveCapacity(count)
  }

  private mutating func add(_ block: TextRange, _ index: Int32) {
    let first = tokens.count
    tokens.blockStarts.append(first)
    var scanner = Scanner(text: text, from: block.start, to: block.end)
    while var piece = scanner.next() {
      if piece.kind == .mark {
        if piece.mark == FoldID.mark("@"), joinAddress(&scanner, piece, first) { continue }
        append(piece, fold: piece.mark, markClasses(piece.mark), NameEvidence(bits: 0), index)
        continue
      }
      key.removeAll(keepingCapacity: true)
      Fold.append(text[piece.start..<piece.end], to: &key)
      if isWebAddress(piece, block.end) {
        var end = piece.end
        while end < block.end, text[end] > 0x20 { end += 1 }
        while end > piece.end, ".,;:)\"'".utf8.contains(text[end - 1]) { end -= 1 }
        piece.end = end
        piece.kind = .address
        scanner.skip(to: end)
        append(piece, fold: .number, [], NameEvidence(bits: 0), index)
        continue
      }
      let word = look(up: piece)
      if piece.kind == .word, piece.end < block.end, text[piece.end] == UInt8(ascii: "."),
        !piece.shape.contains(.point), takesPoint(piece, word, block.end)
      {
        piece.end += 1
        piece.shape.insert(.point)
        scanner.skip(to: piece.end)
      }
      append(piece, fold: word.fold, word.classes.union(shapeClasses(piece)), word.names, index)
    }
    guard tokens.count > first else { return }
    tokens.shapes[first].formUnion([.blockStart, .spaceBefore])
    markSentences(first)
  }

  private mutating func append(
    _ piece: Scanner.Piece, fold: FoldID, _ classes: WordClasses, _ names: NameEvidence,
    _ block: Int32
  ) {
    tokens.starts.append(Int32(piece.start))
    tokens.ends.append(Int32(piece.end))
    tokens.kinds.append(piece.kind)
    tokens.shapes.append(piece.shape)
    tokens.folds.append(fold)
    tokens.classes.append(classes)
    tokens.names.append(names)
    tokens.sentences.append(0)
    tokens.blocks.append(block)
  }

  private struct LookedUp {
    var fold: FoldID
    var classes: WordClasses
    var names: NameEvidence
    var isAbbreviation: Bool
  }

  private mutating func look(up piece: Scanner.Piece) -> LookedUp {
    key.withUnsafeBufferPointer { key in
      let hash = FNV.hash(key)
      if let id = lexicon.words.find(key, hash: hash) {
        return LookedUp(
          fold: FoldID.firstWord + FoldID(id), classes: lexicon.classes[id],
          names: lexicon.names[id], isAbbreviation: lexicon.isAbbreviation[id])
      }
      let (id, isNew) = own.insert(key, hash: hash)
      if isNew {
        var names = NameEvidence(bits: 0)
        var classes: WordClasses = []
        if piece.kind == .word {
          names = Lexicon.evidence(lexicon.nameTable, key)
          classes = Lexicon.nameClasses(names)
          if Lexicon.lookUp(lexicon.placeTable, key) != nil { classes.insert(.city) }
        }
        ownClasses.append(classes)
        ownNames.append(names)
      }
      return LookedUp(
        fold: FoldID.firstWord + FoldID(lexicon.words.count + id), classes: ownClasses[id],
        names: ownNames[id], isAbbreviation: false)
    }
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
          || text[next] >= 0x41 || text[next] == UInt8(ascii: "-"))
    }
    guard word.isAbbreviation else { return false }
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
    if key.elementsEqual("www".utf8) { return text[piece.end] == UInt8(ascii: ".") }
    return false
  }

  /// Joins "name@host.mil" to one token, taking back the tokens glued before the mark.
  private mutating func joinAddress(
    _ scanner: inout Scanner, _ mark: Scanner.Piece, _ first: Int
  ) -> Bool {
    guard !mark.hasSpaceBefore, tokens.count > first, mark.end < text.count, text[mark.end] > 0x20
    else { return false }
    var start = tokens.count - 1
    while start > first, !tokens.shapes[start].contains(.spaceBefore),
      tokens.kinds[start - 1] != .mark
        || [.period, .hyphen, FoldID.mark("_")].contains(tokens.folds[start - 1])
    {
      start -= 1
    }
    guard tokens.kinds[start] != .mark else { return false }
    var end = mark.end
    while end < text.count, text[end] > 0x20 { end += 1 }
    while end > mark.end, ".,;:)>\"'".utf8.contains(text[end - 1]) { end -= 1 }
    // Punctuation of other scripts glued behind (a curly mark) is no part of an address.
    if let odd = text[mark.end..<end].firstIndex(where: { $0 >= 0x80 }) { end = odd }
    let removed = tokens.count - start - 1
    if removed > 0 {
      tokens.starts.removeLast(removed)
      tokens.ends.removeLast(removed)
      tokens.kinds.removeLast(removed)
      tokens.shapes.removeLast(removed)
      tokens.folds.removeLast(removed)
      tokens.classes.removeLast(removed)
      tokens.names.removeLast(removed)
      tokens.sentences.removeLast(removed)
      tokens.blocks.removeLast(removed)
    }
    tokens.ends[start] = Int32(end)
    tokens.kinds[start] = .address
    tokens.folds[start] = .number
    tokens.classes[start] = []
    scanner.skip(to: end)
    return true
  }

  // MARK: sentences

  /// Marks where sentences begin, from a block's first token to the last token there is.
  private mutating func markSentences(_ first: Int) {
    var start = first
    beginSentence(first)
    var at = first
    while at < tokens.count {
      tokens.sentences[at] = Int32(tokens.sentenceStarts.count - 1)
      let end = sentenceEnd(at)
      if end > at, end < tokens.count {
        for inside in at..<end {
          tokens.sentences[inside] = Int32(tokens.sentenceStarts.count - 1)
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
    tokens.sentenceStarts.append(index)
    tokens.shapes[index].insert(.sentenceStart)
  }

  /// The token behind the sentence that ends with the mark or abbreviation at `at`, or `at`.
  private func sentenceEnd(_ at: Int) -> Int {
    let fold = tokens.folds[at]
    let isStop =
      fold == .period || fold == FoldID.mark("?") || fold == FoldID.mark("!")
      || fold == .ellipsis
    let isAbbreviation = tokens.kinds[at] == .word && tokens.shapes[at].contains(.point)
    guard isStop || isAbbreviation else { return at }
    var next = at + 1
    while next < tokens.count, !tokens.shapes[next].contains(.spaceBefore), closes(next) {
      next += 1
    }
    guard next < tokens.count, tokens.shapes[next].contains(.spaceBefore) else { return at }
    var opener = next
    while opener + 1 < tokens.count, tokens.kinds[opener] == .mark { opener += 1 }
    let startsUpper = tokens.shapes[opener].contains(.capital)
    let startsNumber =
      tokens.kinds[opener] == .number || tokens.kinds[opener] == .ordinal
      || tokens.kinds[opener] == .alphanumeric
    if isStop {
      if startsUpper || startsNumber { return next }
      // A lower-case word begins a sentence only behind an opening mark: `. “eventually …`
      return next < opener && fold == .period && opens(next) ? next : at
    }
    // Behind an abbreviation only a word that never continues a name begins a sentence.
    guard startsUpper, next == at + 1 || opener > next || closesSentence(at) else { return at }
    let classes = tokens.classes[opener]
    if tokens.classes[at].isDisjoint(with: [.rank, .title, .month, .initial, .service]),
      !classes.isDisjoint(with: [.function, .pronoun])
    {
      return next
    }
    return next > at + 1 && closesSentence(at) ? next : at
  }

  private func closesSentence(_ at: Int) -> Bool {
    at + 1 < tokens.count && closes(at + 1) && tokens.folds[at + 1] != .closeParenthesis
  }

  private func closes(_ index: Int) -> Bool {
    switch tokens.folds[index] {
    case .closeQuote, .closeSingle, .straightQuote, .straightSingle, .closeParenthesis,
      .closeGuillemet, .doubledSingle, FoldID.mark("]"):
      return true
    default: return false
    }
  }

  private func opens(_ index: Int) -> Bool {
    switch tokens.folds[index] {
    case .openQuote, .openSingle, .straightQuote, .openGuillemet, .lowQuote, .doubledSingle:
      return true
    default: return false
    }
  }
}
