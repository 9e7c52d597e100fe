extension Lexicon {
  /// One token of words that a user wrote in a pattern.
  public struct Piece: Sendable {
    /// The fold of a word or mark; below `FoldID.firstWord` for a number.
    public var fold: FoldID
    /// The bytes as written; empty for a mark, which its fold says all of.
    public var bytes: [UInt8]
    /// Whether it begins with a capital.
    public var isCapital: Bool
  }

  /// Words cut as the text is cut; the point of an abbreviation does not count.
  public func pieces(of words: String) -> [Piece] {
    let text = Array(words.utf8)
    return text.withUnsafeBufferPointer { $0.baseAddress.map { pieces($0, text) } ?? [] }
  }

  private func pieces(_ base: UnsafePointer<UInt8>, _ text: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var scanner = Scanner(text: base, from: 0, to: text.count)
    while let piece = scanner.next() {
      switch piece.kind {
      case .mark:
        if piece.mark == .period, !pieces.isEmpty { continue }
        pieces.append(Piece(fold: piece.mark, bytes: [], isCapital: false))
      case .word, .alphanumeric:
        let bytes = Array(text[piece.start..<piece.end])
        let fold = fold(of: Fold.string(String(decoding: bytes, as: UTF8.self)))
        pieces.append(
          Piece(
            fold: fold ?? .otherMark, bytes: bytes,
            isCapital: Scanner.isUpper(base, piece.start, text.count)))
      case .number, .ordinal, .address:
        pieces.append(
          Piece(
            fold: .number, bytes: Array(text[piece.start..<piece.end]), isCapital: false))
      }
    }
    return pieces
  }
}

extension Lexicon {
  /// What the tables and the users' lists know of a word as a name.
  public func nameEvidence(of word: String) -> NameEvidence {
    let key = Array(Fold.string(word).utf8)
    return key.withUnsafeBufferPointer { key in
      let hash = FNV.hash(key)
      return
        (words.find(key).map { evidence(ofWord: $0) } ?? evidence(of: key, hash: hash))
        .names
    }
  }
}

extension Lexicon {
  /// A row of a list that knows the words from a token on.
  public struct Listing: Hashable, Sendable {
    /// What the words are to that list.
    public var kind: PhraseKind
    /// The tokens.
    public var tokens: Range<Int>
    /// The file and line, as `ranks.tsv:12`; that of a user's list as its path.
    public var place: String
    /// Whether the row is built in.
    public var isBuiltIn: Bool
  }

  /// The rows of the lists to which users may add that know the words from a token on.
  public func listings(at token: Int, in tokens: Tokens) -> [Listing] {
    var found: [Listing] = []
    var seen: Set<PhraseKind> = []
    for column in ListColumn.all
    where column.kindColumn == nil && ListFormat.named(column.list) != nil
      && column.kind != .common && seen.insert(column.kind).inserted
    {
      guard let phrase = phrase(column.kind, at: token, in: tokens), let list = lists[column.list]
      else { continue }
      for row in phrase.rows {
        let row = row / max(1, column.endings.count)
        let path = list.addedFrom(row: row)
        found.append(
          Listing(
            kind: column.kind, tokens: token..<phrase.end,
            place: "\(path ?? list.name):\(list.line(ofRow: row))", isBuiltIn: path == nil))
      }
    }
    return found
  }
}
