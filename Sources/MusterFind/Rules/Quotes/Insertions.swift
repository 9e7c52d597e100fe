internal import MusterModel
internal import MusterText

extension QuotationFinder {
  /// What an editor put into quoted words, or took out of them, in text order.
  ///
  /// Example: of `“[The crew] waited … and then they was [sic] gone”` the insertions are
  /// "[The crew]", "…" and "[sic]". What stands in brackets is one insertion, whatever is in it. Not
  /// a bracket that nothing closes within the same part.
  func insertions(in parts: [Range<Int>]) -> [Insertion] {
    var insertions: [Insertion] = []
    for part in parts {
      var at = part.lowerBound
      while at < part.upperBound {
        guard tokens.kinds[at] == .mark, let end = insertionEnd(at, in: part) else {
          at += 1
          continue
        }
        insertions.append(
          Insertion(kind: insertionKind(at..<end), range: tokens.range(at..<end)))
        at = end
      }
    }
    return insertions
  }

  /// Behind the insertion that begins at a mark, or nil if none does.
  private func insertionEnd(_ at: Int, in part: Range<Int>) -> Int? {
    switch tokens.folds[at] {
    case .ellipsis: return at + 1
    case .period:
      // ". . ."
      var end = at
      while end < part.upperBound, tokens.folds[end] == .period { end += 1 }
      return end - at >= 3 ? end : nil
    case .openParenthesis: return closing(.closeParenthesis, from: at, in: part)
    case FoldID.mark("["): return closing(FoldID.mark("]"), from: at, in: part)
    default: return nil
    }
  }

  private func closing(_ fold: FoldID, from at: Int, in part: Range<Int>) -> Int? {
    var end = at + 1
    while end < part.upperBound {
      if tokens.folds[end] == fold { return end + 1 }
      end += 1
    }
    return nil
  }

  private func insertionKind(_ range: Range<Int>) -> Insertion.Kind {
    var words = range.filter { tokens.kinds[$0] != .mark }
    if words.count == 1, tokens.folds[words.removeLast()] == Word.sic.fold { return .sic }
    return words.isEmpty && range.contains(where: { isEllipsis($0) }) ? .ellipsis : .words
  }

  private func isEllipsis(_ at: Int) -> Bool {
    tokens.folds[at] == .ellipsis || tokens.folds[at] == .period
  }
}
