internal import CMusterICU

/// Folds words for comparing: lower case, accents dropped, apostrophes made straight.
public enum Fold {
  /// Appends the fold of some bytes of UTF-8.
  static func append(_ bytes: ArraySlice<UInt8>, to key: inout [UInt8]) {
    var isASCII = true
    for byte in bytes where byte >= 0x80 {
      isASCII = false
      break
    }
    if isASCII {
      for byte in bytes { key.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) }
      return
    }
    bytes.withUnsafeBufferPointer { source in
      var room = [UInt8](repeating: 0, count: source.count * 4 + 16)
      let length = Int(
        muster_fold(source.baseAddress, Int32(source.count), &room, Int32(room.count)))
      if length < 0 || length > room.count {
        key.append(contentsOf: source)
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
  public static func string(_ text: some StringProtocol) -> String {
    var key: [UInt8] = []
    append(ArraySlice(Array(text.utf8)), to: &key)
    return String(decoding: key, as: UTF8.self)
  }
}
