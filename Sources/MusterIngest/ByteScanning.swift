extension UInt8 {
  /// The lower-case form of an ASCII letter; any other byte as it is.
  @inline(__always) var lowered: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
  @inline(__always) var isASCIIUpper: Bool { self >= 0x41 && self <= 0x5A }
  @inline(__always) var isASCIILower: Bool { self >= 0x61 && self <= 0x7A }
  @inline(__always) var isASCIILetter: Bool { isASCIIUpper || isASCIILower }
  @inline(__always) var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  @inline(__always) var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }
  /// A byte that belongs to a word: ASCII letters and digits, and all of multi-byte characters.
  @inline(__always) var isWordByte: Bool { isASCIIAlphanumeric || self >= 0x80 }
  @inline(__always) var isASCIISpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}

extension [UInt8] {
  /// Whether `word`, which is in lower case, stands at an offset, in whatever case.
  func matches(_ word: StaticString, at offset: Int, limit: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard offset >= 0, offset + count <= limit else { return false }
    let expected = word.utf8Start
    return withUnsafeBufferPointer { buffer in
      for index in 0..<count where buffer[offset + index].lowered != expected[index] {
        return false
      }
      return true
    }
  }

  /// The same for a whole word: no letter or digit follows.
  func matchesWord(_ word: StaticString, at offset: Int, limit: Int) -> Bool {
    guard matches(word, at: offset, limit: limit) else { return false }
    let end = offset + word.utf8CodeUnitCount
    return end >= limit || !self[end].isWordByte
  }

  /// The first place of `word`, which is in lower case.
  func firstIndex(of word: StaticString, from start: Int, limit: Int) -> Int? {
    let first = word.utf8Start[0]
    let last = limit - word.utf8CodeUnitCount
    var at = start
    while at <= last {
      if self[at].lowered == first, matches(word, at: at, limit: limit) { return at }
      at += 1
    }
    return nil
  }

  /// Whether `word` stands somewhere in a range as a whole word.
  func containsWord(_ word: StaticString, in range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while let found = firstIndex(of: word, from: at, limit: range.upperBound) {
      let end = found + word.utf8CodeUnitCount
      if found == range.lowerBound || !self[found - 1].isWordByte,
        end >= range.upperBound || !self[end].isWordByte
      {
        return true
      }
      at = found + 1
    }
    return false
  }

  /// Whether the two ranges hold the same words, case and marks aside.
  func hasSameWords(_ range: Range<Int>, _ other: [UInt8]) -> Bool {
    hasSameWords(range, other, 0..<other.count, prefix: false)
  }

  /// Whether the words of a range are those of the other, or those it begins with.
  func hasSameWords(
    _ range: Range<Int>, _ other: [UInt8], _ otherRange: Range<Int>, prefix: Bool
  ) -> Bool {
    var left = range.lowerBound
    var right = otherRange.lowerBound
    var compared = 0
    while true {
      while left < range.upperBound, !isLetterByte(at: left) { left += 1 }
      while right < otherRange.upperBound, !other.isLetterByte(at: right) { right += 1 }
      if left >= range.upperBound {
        return compared > 0 && (prefix || right >= otherRange.upperBound)
      }
      guard right < otherRange.upperBound, self[left].lowered == other[right].lowered else {
        return false
      }
      compared += 1
      left += 1
      right += 1
    }
  }

  /// A byte that counts when words are compared: not white space, ASCII marks, or the quotes and
  /// dashes of U+2000-206F.
  func isLetterByte(at index: Int) -> Bool {
    let byte = self[index]
    if byte < 0x80 { return byte.isASCIIAlphanumeric }
    if byte == 0xE2, index + 1 < count, self[index + 1] == 0x80 || self[index + 1] == 0x81 {
      return false
    }
    if index >= 1, self[index - 1] == 0xE2, byte == 0x80 || byte == 0x81 { return false }
    if index >= 2, self[index - 2] == 0xE2, self[index - 1] == 0x80 || self[index - 1] == 0x81 {
      return false
    }
    return true
  }

  /// A range without the spaces at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, self[start].isASCIISpace { start += 1 }
    while end > start, self[end - 1].isASCIISpace { end -= 1 }
    return start..<end
  }

  /// The words of a range.
  func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}
