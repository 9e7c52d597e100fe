internal import MusterText

/// How many names of the table have which three letters in a row.
///
/// It tells, of two spellings that no table has, which one looks more like a name.
final class NameLetters: Sendable {
  private let counts: [UInt16]

  init(_ lexicon: Lexicon) {
    var counts = [UInt16](repeating: 0, count: 27 * 27 * 27)
    lexicon.eachName { name in
      NameLetters.each(name) { counts[$0] = counts[$0] == .max ? .max : counts[$0] + 1 }
    }
    self.counts = counts
  }

  /// How many names have the rarest three letters of a word.
  func rarest(in word: [UInt8]) -> Int {
    var least = Int.max
    word.withUnsafeBufferPointer { letters in
      NameLetters.each(letters) { least = min(least, Int(counts[$0])) }
    }
    return least == .max ? 0 : least
  }

  /// Calls `body` for all three letters in a row; the ends of the word count as a letter.
  private static func each(_ word: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
    var first = 0
    var second = 0
    for index in 0...word.count {
      let byte = index < word.count ? word[index] : 0
      let letter = byte >= 0x61 && byte <= 0x7A ? Int(byte) - 0x60 : 0
      if index > 0 { body((first * 27 + second) * 27 + letter) }
      (first, second) = (second, letter)
    }
  }
}
