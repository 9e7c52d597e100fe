internal import MusterModel
internal import MusterText

/// Words between a pair of quotation marks.
///
/// Example: `“The pump held,”` has its opening mark, the words, and the token behind its closing
/// mark. A quotation that runs on into the next paragraph has no closing mark.
struct MarkedSpan {
  /// How a quotation ends.
  enum Ending {
    /// With its closing mark.
    case closed
    /// With the paragraph; the next paragraph opens again.
    case runsOn
    /// With the paragraph or before an attribution, because the closing mark is missing.
    case repaired
  }

  /// The token of the opening mark; the first token inside where the opening mark is missing.
  var opener: Int
  /// The tokens between the marks.
  var content: Range<Int>
  /// The token behind the closing mark.
  var end: Int
  /// How it ends.
  var ending: Ending
  /// Whether the marks are single ones.
  var isSingle: Bool
}

/// Pairs quotation marks within one block.
///
/// Curly and straight, double and single, doubled apostrophes, guillemets and low-high marks; what
/// stands within a pair is not listed by itself. A mark that points the wrong way is read by the
/// spaces around it; a missing mark costs at most the rest of its paragraph. Apostrophes, feet and
/// inches are no marks.
struct QuoteMarks {
  private enum Style { case double, doubled, guillemet, low, single }

  private let tokens: Tokens
  private let lexicon: Lexicon
  private let text: [UInt8]
  private let block: Range<Int>

  /// The pairs of a block, outermost only, in text order.
  static func spans(
    in block: Range<Int>, _ tokens: Tokens, _ lexicon: Lexicon, _ text: [UInt8]
  ) -> [MarkedSpan] {
    var at = block.lowerBound
    while at < block.upperBound, !tokens.classes[at].contains(.quotationMark) { at += 1 }
    guard at < block.upperBound else { return [] }
    return QuoteMarks(tokens: tokens, lexicon: lexicon, text: text, block: block).spans(from: at)
  }

  private func spans(from first: Int) -> [MarkedSpan] {
    var spans: [MarkedSpan] = []
    var at = first
    while at < block.upperBound {
      guard let style = opening(at) else {
        if spans.isEmpty, isStrayCloser(at) {
          spans.append(
            MarkedSpan(
              opener: block.lowerBound, content: block.lowerBound..<at, end: at + 1,
              ending: .repaired, isSingle: false))
        }
        at += 1
        continue
      }
      if let close = closing(of: at, style) {
        let content = at + 1..<close
        if !content.isEmpty {
          spans.append(
            MarkedSpan(
              opener: at, content: content, end: close + 1, ending: .closed,
              isSingle: style == .single))
        }
        at = close + 1
      } else if style == .single, at == block.lowerBound, block.count > 8,
        tokens.folds[at] != .closeSingle
      {
        spans.append(
          MarkedSpan(
            opener: at, content: at + 1..<block.upperBound, end: block.upperBound,
            ending: .repaired, isSingle: true))
        at = block.upperBound
      } else if style == .single || isPointless(at) {
        at += 1
      } else {
        let stop = nextOpening(after: at, style)
        spans.append(
          MarkedSpan(
            opener: at, content: at + 1..<stop, end: stop, ending: .repaired, isSingle: false))
        at = stop
      }
    }
    return spans.filter { !$0.content.isEmpty }
  }

  // MARK: one mark

  private func style(_ at: Int) -> Style? {
    switch tokens.folds[at] {
    case .straightQuote, .openQuote, .closeQuote: .double
    case .doubledSingle: .doubled
    case .openGuillemet, .closeGuillemet: .guillemet
    case .lowQuote: .low
    case .openSingle, .closeSingle, .straightSingle: .single
    default: nil
    }
  }

  private func hasSpaceBefore(_ at: Int) -> Bool { tokens.shapes[at].contains(.spaceBefore) }

  private func hasSpaceBehind(_ at: Int) -> Bool {
    at + 1 >= block.upperBound || hasSpaceBefore(at + 1)
  }

  /// Whether the spaces around a mark let it open.
  private func canOpen(_ at: Int) -> Bool {
    guard !hasSpaceBehind(at) else { return false }
    if at == block.lowerBound || hasSpaceBefore(at) { return true }
    switch tokens.folds[at - 1] {
    case .openParenthesis, FoldID.mark("["), .emDash, .enDash, .hyphen, .slash, .colon, .ellipsis,
      .openQuote, .openSingle, .comma:
      return true
    case .straightQuote, .straightSingle, .doubledSingle:
      return canOpen(at - 1)
    default:
      return false
    }
  }

  /// Whether the spaces around a mark let it close.
  private func canClose(_ at: Int) -> Bool {
    if hasSpaceBehind(at) { return true }
    guard !hasSpaceBefore(at) else { return false }
    return tokens.kinds[at + 1] == .mark || isEnd(at - 1)
  }

  private func isEnd(_ at: Int) -> Bool {
    guard at >= block.lowerBound else { return false }
    switch tokens.folds[at] {
    case .period, .comma, FoldID.mark("?"), FoldID.mark("!"), .ellipsis: return true
    default: return false
    }
  }

  /// "6'2"", "a 3" gun": a number stands glued before the mark.
  private func isMeasure(_ at: Int) -> Bool {
    guard at > block.lowerBound, !hasSpaceBefore(at), tokens.kinds[at - 1] == .number else {
      return false
    }
    return at < block.lowerBound + 3
      || tokens.kinds[at - 3] == .number
        && tokens.folds[at - 2] == .straightSingle
      || !canClose(at)
  }

  private func opening(_ at: Int) -> Style? {
    guard tokens.classes[at].contains(.quotationMark), let style = style(at) else { return nil }
    switch tokens.folds[at] {
    case .openQuote:
      // A mark between a word and a space was typed the wrong way round.
      return !hasSpaceBefore(at) && hasSpaceBehind(at) && at > block.lowerBound ? nil : style
    case .closeQuote, .closeGuillemet, .straightQuote, .doubledSingle:
      return canOpen(at) || hasSpaceBefore(at) && hasSpaceBehind(at) && isStraight(at)
        ? style : nil
    case .openGuillemet, .lowQuote: return style
    case .openSingle, .closeSingle, .straightSingle:
      return canOpen(at) && !isElision(at) ? .single : nil
    default: return nil
    }
  }

  private func isStraight(_ at: Int) -> Bool {
    tokens.folds[at] == .straightQuote && at + 1 < block.upperBound
  }

  /// "’98", "’tis", "'em".
  private func isElision(_ at: Int) -> Bool {
    guard at + 1 < block.upperBound else { return true }
    let next = at + 1
    if tokens.kinds[next] == .number || tokens.kinds[next] == .alphanumeric {
      return tokens.folds[at] != .openSingle || closingSingle(of: at) == nil
    }
    return lexicon.clauseWords(of: tokens.folds[next]).contains(.elision)
      && tokens.folds[at] != .openSingle
  }

  /// A closing mark behind a comma, in a paragraph whose opening mark was forgotten.
  private func isStrayCloser(_ at: Int) -> Bool {
    guard at > block.lowerBound + 3,
      tokens.folds[at] == .closeQuote
        || tokens.folds[at] == .straightQuote, tokens.isCapitalized(block.lowerBound),
      !hasSpaceBefore(at), hasSpaceBehind(at)
    else { return false }
    return tokens.folds[at - 1] == .comma && tokens.kinds[block.lowerBound] == .word
  }

  // MARK: pairs

  private func closing(of opener: Int, _ style: Style) -> Int? {
    switch style {
    case .single: return closingSingle(of: opener)
    case .guillemet:
      return first(after: opener) {
        tokens.folds[$0] == .closeGuillemet
          || $0 > opener + 1
            && tokens.folds[opener] == .closeGuillemet && tokens.folds[$0] == .openGuillemet
      }
    case .low:
      return first(after: opener) {
        [.openQuote, .closeQuote, .straightQuote].contains(tokens.folds[$0])
      }
    case .doubled: return closingDouble(of: opener, .doubled)
    case .double: return closingDouble(of: opener, .double)
    }
  }

  private func first(after opener: Int, where test: (Int) -> Bool) -> Int? {
    var at = opener + 1
    while at < block.upperBound {
      if tokens.classes[at].contains(.quotationMark), test(at) { return at }
      at += 1
    }
    return nil
  }

  private func closingDouble(of opener: Int, _ style: Style) -> Int? {
    var depth = 0
    var at = opener + 1
    while at < block.upperBound {
      guard tokens.classes[at].contains(.quotationMark), self.style(at) == style else {
        at += 1
        continue
      }
      if isMeasure(at), tokens.folds[at] == .straightQuote {
        at += 1
        continue
      }
      if tokens.folds[opener] == .straightQuote, tokens.folds[at] == .openQuote,
        let close = curlyPair(at)
      {
        at = close + 1
        continue
      }
      if opensInside(at) {
        // A pair within the pair, or a closing mark that was forgotten.
        guard isNested(at, style) else { return nil }
        depth += 1
      } else if depth > 0, canClose(at) {
        depth -= 1
      } else {
        return at
      }
      at += 1
    }
    return nil
  }

  /// The closing mark of a curly pair within straight marks.
  private func curlyPair(_ opener: Int) -> Int? {
    var at = opener + 1
    while at < block.upperBound {
      switch tokens.folds[at] {
      case .closeQuote: return canClose(at) ? at : nil
      case .openQuote, .straightQuote: return nil
      default: at += 1
      }
    }
    return nil
  }

  private func opensInside(_ at: Int) -> Bool {
    switch tokens.folds[at] {
    case .openQuote: return !(hasSpaceBehind(at) && !hasSpaceBefore(at))
    case .closeQuote: return canOpen(at) && !canClose(at)
    default: return canOpen(at) && !canClose(at)
    }
  }

  /// Whether the marks behind an inner opening mark close both it and the outer one.
  private func isNested(_ at: Int, _ style: Style) -> Bool {
    var closers = 0
    var next = at + 1
    while next < block.upperBound {
      if tokens.classes[next].contains(.quotationMark), self.style(next) == style {
        if opensInside(next) { return false }
        closers += 1
        if closers == 2 { return true }
      }
      next += 1
    }
    return false
  }

  private func closingSingle(of opener: Int) -> Int? {
    var candidate: Int?
    var at = opener + 1
    while at < block.upperBound {
      guard tokens.classes[at].contains(.quotationMark) else {
        at += 1
        continue
      }
      switch tokens.folds[at] {
      case .openSingle:
        if candidate != nil { return candidate }
      case .closeSingle, .straightSingle:
        if at > opener + 1, !hasSpaceBefore(at), canClose(at) {
          // Behind punctuation it closes; behind a word it may be the plural possessive.
          if tokens.kinds[at - 1] == .mark { return at }
          if !endsInS(at - 1) { return candidate ?? at }
          if candidate == nil { candidate = at }
        } else if canOpen(at), candidate != nil {
          return candidate
        }
      case .openQuote, .straightQuote, .doubledSingle:
        if let candidate { return candidate }
      default: break
      }
      at += 1
    }
    return candidate
  }

  private func endsInS(_ at: Int) -> Bool {
    tokens.kinds[at] == .word && text[Int(tokens.ends[at]) - 1] | 0x20 == UInt8(ascii: "s")
  }

  /// A lone mark that opens nothing: a ditto sign, a mark at the end of a block.
  private func isPointless(_ at: Int) -> Bool { at + 1 >= block.upperBound }

  private func nextOpening(after opener: Int, _ style: Style) -> Int {
    var at = opener + 1
    while at < block.upperBound {
      if tokens.classes[at].contains(.quotationMark), self.style(at) == style, opensInside(at) {
        return at
      }
      at += 1
    }
    return block.upperBound
  }
}
