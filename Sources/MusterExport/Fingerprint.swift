/// A short hash that is the same on every machine: FNV-1a, 64 bits.
public struct Fingerprint {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Makes a fingerprint of nothing.
  public init() {}

  /// Adds a byte.
  public mutating func add(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// Adds bytes.
  public mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
  }

  /// Adds a word and a border, so that "ab", "c" is not "a", "bc".
  public mutating func add(_ word: String) {
    add(word.utf8)
    add(0x1F as UInt8)
  }

  /// Sixteen hexadecimal digits.
  public var hexadecimal: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
