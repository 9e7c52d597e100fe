internal import CMusterICU

/// Folds words for comparing: lower case, accents dropped, apostrophes made straight.
public enum Fold {
  /// The lower case of an ASCII letter; any other byte as it is.
  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// Appends the fold of some bytes of UTF-8.
  static func append(_ bytes: ArraySlice<UInt8>, to key: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0, to: &key) }
  }

  /// Appends the fold of some bytes of UTF-8.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to key: inout [UInt8]) {
    if isASCII(bytes) {
      for byte in bytes { key.append(lower(byte)) }
    } else {
      appendWide(bytes, to: &key)
    }
  }

  @inline(__always)
  static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var all: UInt8 = 0
    for byte in bytes { all |= byte }
    return all < 0x80
  }

  private static func appendWide(_ bytes: UnsafeBufferPointer<UInt8>, to key: inout [UInt8]) {
    let most = bytes.count * 4 + 16
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: most) { room in
      let length = Int(
        muster_fold(bytes.baseAddress, Int32(bytes.count), room.baseAddress, Int32(most)))
      if length < 0 || length > most {
        key.append(contentsOf: bytes)
        return
      }
      var at = 0
      while at < length {
        // The curly apostrophe within a word is the straight one.
        if room[at] == 0xE2, at + 2 < length, room[at + 1] == 0x80,
          room[at + 2] == 0x99 || room[at + 2] == 0x98
        {
          key.append(0x27)
          at += 3
        } else {
          key.append(room[at])
          at += 1
        }
      }
    }
  }

  /// The fold of a text: lower case, accents dropped.
  public static func string(_ text: some StringProtocol) -> String { string(String(text)) }

  /// The fold of a text: lower case, accents dropped.
  public static func string(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      if isASCII(bytes) {
        return String(unsafeUninitializedCapacity: bytes.count) { room in
          for at in 0..<bytes.count { room[at] = lower(bytes[at]) }
          return bytes.count
        }
      }
      var key: [UInt8] = []
      appendWide(bytes, to: &key)
      return String(decoding: key, as: UTF8.self)
    }
  }
}
