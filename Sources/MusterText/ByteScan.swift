/// Finds bytes eight at a time.
enum ByteScan {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of each byte of a word that is zero; right up to the first of them.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

  /// The first place, from `start`, of one of two bytes, or `end`.
  @inline(__always)
  static func first(
    of byte: UInt8, or other: UInt8, in bytes: UnsafePointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    let many = ones &* UInt64(byte)
    let others = ones &* UInt64(other)
    var at = start
    while at + 8 <= end {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self))
      let found = zeros(word ^ many) | zeros(word ^ others)
      if found != 0 { return at + found.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < end, bytes[at] != byte, bytes[at] != other { at += 1 }
    return at
  }

  /// A hash of bytes as they are, for tables that live no longer than the program.
  @inline(__always)
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard let base = bytes.baseAddress else { return 0 }
    var hash = UInt64(bytes.count)
    var at = 0
    while at + 8 <= bytes.count {
      let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      at += 8
    }
    var rest: UInt64 = 0
    while at < bytes.count {
      rest = rest << 8 | UInt64(bytes[at])
      at += 1
    }
    hash = (hash ^ rest) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  /// Whether two runs of bytes are the same.
  @inline(__always)
  static func equal(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard left.count == right.count else { return false }
    guard let one = left.baseAddress, let other = right.baseAddress else { return true }
    var at = 0
    while at + 8 <= left.count {
      let here = UnsafeRawPointer(one + at).loadUnaligned(as: UInt64.self)
      let there = UnsafeRawPointer(other + at).loadUnaligned(as: UInt64.self)
      if here != there { return false }
      at += 8
    }
    while at < left.count {
      if one[at] != other[at] { return false }
      at += 1
    }
    return true
  }
}
