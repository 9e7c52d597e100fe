internal import CMusterLexicon

extension Lexicon {
  /// A hash of the lists and tables that are built into the program.
  ///
  /// The lists are taken whole. Of the large tables every 16th word is taken, as the whole would
  /// take longer than reading a page; a table that is made anew shifts them all.
  public static var fingerprint: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in 0..<muster_list_count() {
      let raw = muster_list_at(index)
      let bytes = UnsafeRawBufferPointer(start: raw.bytes, count: raw.length)
      let words = bytes.count / 8
      let step = bytes.count > 1 << 20 ? 16 : 1
      for at in stride(from: 0, to: words, by: step) {
        let word = UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: at * 8, as: UInt64.self))
        hash = (hash ^ word) &* 0x0000_0100_0000_01b3
        hash ^= hash >> 29
      }
      for at in words * 8..<bytes.count {
        hash = (hash ^ UInt64(bytes[at])) &* 0x0000_0100_0000_01b3
      }
    }
    return hash
  }
}
