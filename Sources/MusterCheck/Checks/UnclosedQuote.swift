internal import MusterModel
internal import MusterText

extension Check {
  /// A quotation mark without its other half, or a stray one within a quotation.
  ///
  /// Does not report a quotation of several paragraphs, in which each paragraph opens and only the
  /// last one closes, one that opens in one paragraph and closes in a later one, nor marks for
  /// inches and minutes.
  static let unclosedQuote = Check(
    "quote.unclosed", "A quotation mark without its other half.", severity: .warning,
    example: "\u{201C}It holds, Hale said.",
    limits: "A quotation that runs on over paragraphs is left alone where each paragraph opens, or "
      + "where it opens once and closes once."
  ) { proof in
    var found: [(block: Int, fault: QuoteFault)] = []
    for (index, block) in proof.document.blocks.enumerated()
    where !block.range.isEmpty && (hasProse(block.kind) || opens(index, proof)) {
      if let fault = QuoteFault(inBlock: index, proof) { found.append((index, fault)) }
    }
    return unpaired(found).map { $0.fault.finding(proof) }
  }

  /// Without those that make one quotation over several paragraphs: opened in one, closed in another.
  private static func unpaired(
    _ found: [(block: Int, fault: QuoteFault)]
  ) -> [(block: Int, fault: QuoteFault)] {
    var rest: [(block: Int, fault: QuoteFault)] = []
    for each in found {
      if each.fault.kind == .noOpening, let last = rest.last, last.fault.kind == .noClosing,
        each.block - last.block <= 30, !last.fault.isSure, each.fault.isAtEnd
      {
        rest.removeLast()
      } else {
        rest.append(each)
      }
    }
    return rest
  }

  /// A block that holds a quotation in its marks.
  private static func opens(_ block: Int, _ proof: Proof) -> Bool {
    let first = proof.tokens.tokens(ofBlock: block).lowerBound
    return proof.document.blocks[block].kind == .quotation
      && [.openQuote, .straightQuote].contains(proof.tokens.fold(first))
  }

  /// Headings cut quotations off, and blocks of quotations may go without marks.
  private static func hasProse(_ kind: Block.Kind) -> Bool {
    switch kind {
    case .paragraph, .caption, .answer, .question, .listItem: true
    default: false
    }
  }
}

/// A mark of a paragraph without its other half.
struct QuoteFault {
  enum Kind { case noClosing, noOpening, stray }

  var kind: Kind
  /// The mark that stands there.
  var mark: Int
  /// The tokens between which the other one is missing.
  var place: Range<Int>
  /// Whether the words show where it is missing.
  var isSure = false
  /// Whether the mark ends its paragraph.
  var isAtEnd = false

  private init(_ kind: Kind, _ mark: Int, _ place: Range<Int>, isSure: Bool = false) {
    self.kind = kind
    self.mark = mark
    // A mark by itself has no words beside it.
    self.place = place.isEmpty ? mark..<mark + 1 : place
    self.isSure = isSure
  }

  /// The first fault of a block: where one is wrong, those behind it mean little.
  init?(inBlock block: Int, _ proof: Proof) {
    let tokens = proof.tokens
    let all = tokens.tokens(ofBlock: block)
    var open: Int?
    var closed = all.lowerBound
    for token in all {
      switch tokens.folds[token] {
      case .openQuote:
        if let open {
          self = QuoteFault.second(token, open, proof, all)
          return
        }
        open = token
      case .closeQuote:
        if open == nil {
          self.init(.noOpening, token, QuoteFault.opening(of: token, from: closed, proof))
          isAtEnd = token + 2 >= all.upperBound
          return
        }
        open = nil
        closed = token + 1
      case .straightQuote:
        if QuoteFault.isMeasure(token, tokens) { continue }
        if open == nil {
          open = token
        } else if QuoteFault.opens(token, tokens), let mark = open {
          // `"A, he said. "B"`: an opening mark where a closing one should stand.
          self = QuoteFault.second(token, mark, proof, all)
          return
        } else {
          open = nil
          closed = token + 1
        }
      default: continue
      }
    }
    guard let open else { return nil }
    let stretch = open..<all.upperBound
    if let place = QuoteFault.end(in: stretch, proof) {
      self.init(.noClosing, open, place..<min(place + 2, tokens.count), isSure: true)
      return
    }
    // "that the pier was “two storms away. Now it stands": a part of a sentence ends with it.
    let sentence = tokens.sentence(around: open)
    if !QuoteFault.isSpeech(before: open, proof), sentence.upperBound < all.upperBound,
      sentence.upperBound - open > 2, !tokens.isCapitalized(open + 1)
    {
      self.init(.noClosing, open, sentence.upperBound - 1..<sentence.upperBound + 1, isSure: true)
      return
    }
    guard !QuoteFault.continues(block, proof), all.upperBound - 1 > open else { return nil }
    // With the first word of the next paragraph, as the mark is missing between the two.
    self.init(.noClosing, open, all.upperBound - 1..<min(all.upperBound + 1, tokens.count))
  }

  /// A second opening mark before the first one is closed.
  private static func second(
    _ token: Int, _ open: Int, _ proof: Proof, _ all: Range<Int>
  ) -> QuoteFault {
    let tokens = proof.tokens
    let stretch = open..<token
    if let place = end(in: stretch, proof) {
      return QuoteFault(.noClosing, open, place..<place + 2, isSure: true)
    }
    // "we are “intended to": within a running sentence, and nothing opens there.
    let isWithin =
      (tokens.isWord(token - 1) || tokens.fold(token - 1) == .possessive)
      && !tokens.shapes[token - 1].contains(.point)
      && token + 1 < all.upperBound && !tokens.isCapitalized(token + 1)
    let isClosedOnce = all.lazy.filter { $0 > token && tokens.folds[$0] == .closeQuote }.count == 1
    if isWithin, isClosedOnce {
      return QuoteFault(.stray, token, token..<token + 2, isSure: true)
    }
    return QuoteFault(.noClosing, open, token - 1..<token + 1)
  }

  /// The words at which a quotation without an opening mark begins: a paragraph, or a sentence
  /// behind the last closed quotation and its attribution.
  private static func opening(of close: Int, from start: Int, _ proof: Proof) -> Range<Int> {
    let tokens = proof.tokens
    var first = start
    if start > tokens.tokens(ofBlock: Int(tokens.blocks[close])).lowerBound {
      first =
        (start..<close).first { tokens.shapes[$0].contains(.sentenceStart) }
        ?? tokens.sentence(around: close).lowerBound
    }
    return first..<min(first + 1, close)
  }

  /// Where the words show that a quotation ends.
  ///
  /// Behind a term within the writer's sentence, or at the mark before an attribution. A paragraph
  /// begins with speech sooner than with a term.
  private static func end(in stretch: Range<Int>, _ proof: Proof) -> Int? {
    proof.tokens.shapes[stretch.lowerBound].contains(.blockStart)
      ? attribution(in: stretch, proof) ?? term(in: stretch, proof)
      : term(in: stretch, proof) ?? attribution(in: stretch, proof)
  }

  /// The mark before an attribution: "…, he said", "… ? Hale asked", "…, said Hale".
  private static func attribution(in stretch: Range<Int>, _ proof: Proof) -> Int? {
    let tokens = proof.tokens
    let marks: [FoldID] = [.comma, .mark("?"), .mark("!")]
    for token in stretch.dropFirst(2) where marks.contains(tokens.folds[token]) {
      let next = token + 1..<min(token + 8, stretch.upperBound)
      guard let cue = next.first(where: { tokens.has(.cue, at: $0) && !isMotion($0, proof) }),
        tokens.folds[token] == .comma || !tokens.isCapitalized(token + 1) || cue > token + 1
      else { continue }
      // Nothing but a name, a rank or a pronoun between the two.
      let isName = (token + 1..<cue).allSatisfy {
        tokens.isCapitalized($0) && !tokens.has([.function], at: $0) || isSubject($0, proof)
          || tokens.has(.role, at: $0) || tokens.fold($0) == Word.the.fold
      }
      guard isName, token + 1 < cue || namesSomebody(cue + 1, proof) else { continue }
      return token
    }
    return nil
  }

  /// "they went on": a word of speech only in "he went on".
  private static func isMotion(_ token: Int, _ proof: Proof) -> Bool {
    ["went", "goes", "go", "was", "were", "is"].contains(Fold.string(proof.string(token)))
  }

  private static func namesSomebody(_ token: Int, _ proof: Proof) -> Bool {
    proof.tokens.isCapitalized(token) || isSubject(token, proof)
  }

  private static func isSubject(_ token: Int, _ proof: Proof) -> Bool {
    ["he", "she", "they", "we", "i"].contains(Fold.string(proof.string(token)))
  }

  /// The end of a name or term in marks within the writer's sentence: "known as “Night Owl to the
  /// crew".
  private static func term(in stretch: Range<Int>, _ proof: Proof) -> Int? {
    let tokens = proof.tokens
    let open = stretch.lowerBound
    guard stretch.count >= 3, tokens.isWord(open + 1),
      isNaming(open - 1, proof) || !isSpeech(before: open, proof)
    else { return nil }
    var end = open + 1
    guard tokens.isCapitalized(end) else {
      // A word in marks: "use the word “surge for this".
      return isNaming(open - 1, proof) ? end : nil
    }
    while end + 1 < stretch.upperBound,
      tokens.isCapitalized(end + 1) && tokens.isWord(end + 1)
        || tokens.has(.function, at: end + 1) && tokens.range(end + 1).count <= 3
          && (tokens.isCapitalized(end + 2)
            || tokens.has(.function, at: end + 2) && tokens.isCapitalized(end + 3))
    {
      end += 1
    }
    let next = end + 1
    guard next < stretch.upperBound, end - open <= 7,
      tokens.kinds[next] != .mark || [.comma, .openParenthesis].contains(tokens.folds[next])
    else { return nil }
    // One word with a capital may begin a sentence.
    return end > open + 1 || isNaming(open - 1, proof) || tokens.fold(next) == .comma ? end : nil
  }

  /// Whether a quotation of speech may begin here: at the start of a sentence, or behind a comma, a
  /// colon or a word of speech.
  private static func isSpeech(before open: Int, _ proof: Proof) -> Bool {
    let tokens = proof.tokens
    guard open > 0, !tokens.shapes[open].contains(.blockStart) else {
      return open + 2 < tokens.count && !tokens.isCapitalized(open + 2)
    }
    return [.comma, .colon].contains(tokens.folds[open - 1])
      || tokens.has(.cue, at: open - 1) && !isMotion(open - 1, proof)
      || [.period, .mark("?"), .mark("!"), .closeQuote].contains(tokens.folds[open - 1])
  }

  private static func isNaming(_ token: Int, _ proof: Proof) -> Bool {
    token >= 0
      && (proof.lexicon.clauseWords(of: proof.tokens.folds[token]).contains(.naming)
        || ["sign", "signs", "as", "the", "a", "an", "term", "word"]
          .contains(Fold.string(proof.string(token))))
  }

  /// 6' 2", 40".
  private static func isMeasure(_ token: Int, _ tokens: Tokens) -> Bool {
    tokens.isGlued(token) && token > 0 && tokens.kinds[token - 1] == .number
  }

  /// Whether a straight mark opens, by the space around it.
  private static func opens(_ token: Int, _ tokens: Tokens) -> Bool {
    !tokens.isGlued(token) && tokens.isGlued(token + 1)
      && !tokens.shapes[token + 1].contains(.blockStart)
  }

  /// Whether the next paragraph goes on with the quotation that this one leaves open.
  private static func continues(_ block: Int, _ proof: Proof) -> Bool {
    let next = block + 1
    guard next < proof.document.blocks.count else { return false }
    let all = proof.tokens.tokens(ofBlock: next)
    guard let first = all.first else { return false }
    return [.openQuote, .straightQuote].contains(proof.tokens.folds[first])
  }

  func finding(_ proof: Proof) -> Finding {
    let tokens = proof.tokens
    let check: RuleID = "quote.unclosed"
    let evidence = [
      Finding.Evidence(
        range: tokens.range(mark),
        note: kind == .noOpening ? "the mark that closes" : "the mark that opens")
    ]
    let range = tokens.range(place)
    let words = proof.string(range)
    let end = place.lowerBound + 1
    let shown = tokens.range(
      (max(mark + 1, end - 3)..<max(mark + 2, end)).clamped(to: 0..<tokens.count))
    switch kind {
    case .stray:
      return proof.finding(
        check, .warning,
        "expected no mark within the quotation, but found one before "
          + "\u{201C}\(proof.string(mark + 1))\u{201D}, because nothing closes it",
        range, suggestion: proof.string(mark + 1))
    case .noOpening:
      return proof.finding(
        check, .warning,
        "expected an opening mark, perhaps before \u{201C}\(words)\u{201D}, but found none, because "
          + "a mark closes here", range,
        suggestion: (tokens.folds[mark] == .closeQuote ? "\u{201C}" : "\"") + words,
        evidence: evidence)
    case .noClosing:
      let closing = tokens.folds[mark] == .openQuote ? "\u{201D}" : "\""
      let first = proof.string(place.lowerBound)
      let rest = String(words.dropFirst(first.count))
      return proof.finding(
        check, .warning,
        "expected a closing mark after \u{201C}\(proof.string(shown))\u{201D}, but found none, because "
          + "a mark opens before it", range, suggestion: first + closing + rest,
        evidence: evidence)
    }
  }
}
