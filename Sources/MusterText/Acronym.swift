/// Whether letters stand for a name.
public enum Acronym {
  /// Whether the letters of an acronym are found in a name, in order.
  ///
  /// The first stands at the first word, the others are beginnings of words: "PACAF" of "Pacific Air
  /// Forces". Small words may be skipped, and up to `skips` others. Lower case on both sides.
  public static func fits(_ letters: [UInt8], _ words: [[UInt8]], skips: Int = 3) -> Bool {
    guard letters.count >= 2, letters.count <= 16, let first = words.first?.first,
      first == letters[0]
    else { return false }
    return matches(letters[...], words[...], 0, skips)
  }

  private static func matches(
    _ letters: ArraySlice<UInt8>, _ words: ArraySlice<[UInt8]>, _ skipped: Int, _ skips: Int
  ) -> Bool {
    guard !letters.isEmpty else { return words.count + skipped <= skips + 1 }
    guard let word = words.first, skipped <= skips else { return false }
    var length = 0
    while length < word.count, length < letters.count, length < 8,
      letters[letters.startIndex + length] == word[length]
    {
      length += 1
    }
    while length > 0 {
      if matches(letters.dropFirst(length), words.dropFirst(), skipped, skips) { return true }
      length -= 1
    }
    return matches(letters, words.dropFirst(), word.count <= 3 ? skipped : skipped + 1, skips)
  }

  /// The letters and digits of a token, in lower case; the ending of an ordinal left out.
  public static func letters(of token: Int, in tokens: Tokens, _ text: [UInt8]) -> [UInt8] {
    var letters: [UInt8] = []
    for byte in Int(tokens.starts[token])..<Int(tokens.ends[token]) {
      let value = text[byte]
      if tokens.kinds[token] == .ordinal, value < 0x30 || value > 0x39 { continue }
      if value == UInt8(ascii: ".") || value == UInt8(ascii: ",") { continue }
      letters.append(value >= 0x41 && value <= 0x5A ? value | 0x20 : value)
    }
    return letters
  }

  /// The words of a name for ``fits(_:_:skips:)``; "U.S." gives two.
  public static func words(of range: Range<Int>, in tokens: Tokens, _ text: [UInt8]) -> [[UInt8]] {
    var words: [[UInt8]] = []
    for token in range where tokens.kinds[token] != .mark {
      let letters = letters(of: token, in: tokens, text)
      if tokens.shapes[token].contains([.point, .allCaps]), letters.count == 2 {
        words.append([letters[0]])
        words.append([letters[1]])
      } else {
        words.append(letters)
      }
    }
    return words
  }
}
