/// A set of compared words, as bits: asking whether a word is in it takes no hashing.
public struct WordSet: Sendable, ExpressibleByArrayLiteral {
  @usableFromInline var bits: [UInt64] = []

  /// Makes an empty set.
  public init() {}

  /// Makes a set of words.
  public init(_ words: [Word]) { self.init(words.map(\.fold)) }

  /// Makes a set of the folds of words.
  public init(_ folds: [FoldID]) { for fold in folds { insert(fold) } }

  /// Makes a set of the folds of words.
  public init(arrayLiteral folds: FoldID...) { self.init(folds) }

  /// Makes a set of the words that stand in a text.
  public init(among folds: TokenColumn<FoldID>) {
    bits = Array(repeating: 0, count: Word.count / 64 + 1)
    let last = FoldID.firstWord + FoldID(Word.count)
    bits.withUnsafeMutableBufferPointer { bits in
      for fold in folds where fold >= FoldID.firstWord && fold < last {
        let number = Int(fold - FoldID.firstWord)
        bits[number / 64] |= 1 << UInt64(number % 64)
      }
    }
  }

  /// Adds the fold of a word; one that no rule compares is left out.
  public mutating func insert(_ fold: FoldID) {
    let number = Int(fold) - Int(FoldID.firstWord)
    guard number >= 0, number < Word.count else { return }
    if bits.isEmpty { bits = Array(repeating: 0, count: Word.count / 64 + 1) }
    bits[number / 64] |= 1 << UInt64(number % 64)
  }

  /// Whether a fold is that of a word of the set.
  @inlinable
  public func contains(_ fold: FoldID) -> Bool {
    guard fold >= FoldID.firstWord else { return false }
    let number = Int(fold - FoldID.firstWord)
    return number / 64 < bits.count && bits[number / 64] & (1 << UInt64(number % 64)) != 0
  }

  /// Whether two sets share a word.
  public func intersects(_ other: WordSet) -> Bool {
    for (mine, theirs) in zip(bits, other.bits) where mine & theirs != 0 { return true }
    return false
  }

  /// The words of both.
  public func union(_ other: WordSet) -> WordSet {
    guard !bits.isEmpty else { return other }
    var both = self
    for (place, theirs) in other.bits.enumerated() { both.bits[place] |= theirs }
    return both
  }
}

extension Word {
  /// How many there are.
  static let count = Word.allCases.count
}
