/// A set of compared words, as bits: asking whether a word is in it takes no hashing.
public struct WordSet: Sendable {
  private let bits: [UInt64]

  /// Makes a set of words.
  public init(_ words: [Word]) {
    let numbers = words.map { Int($0.fold - FoldID.firstWord) }
    var bits = [UInt64](repeating: 0, count: (numbers.max() ?? 0) / 64 + 1)
    for number in numbers { bits[number / 64] |= 1 << UInt64(number % 64) }
    self.bits = bits
  }

  /// Whether a fold is that of a word of the set.
  public func contains(_ fold: FoldID) -> Bool {
    guard fold >= FoldID.firstWord else { return false }
    let number = Int(fold - FoldID.firstWord)
    return number / 64 < bits.count && bits[number / 64] & (1 << UInt64(number % 64)) != 0
  }
}
