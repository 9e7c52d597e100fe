internal import CMusterLexicon

extension Lexicon {
  /// A hash of the lists and tables that are built into the program.
  ///
  /// The lists are taken whole; the head of a large table holds a checksum of the rest.
  public static var fingerprint: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in 0..<muster_list_count() {
      let raw = muster_list_at(index)
      let bytes = UnsafeRawBufferPointer(start: raw.bytes, count: raw.length)
      let isTable = bytes.prefix(8).elementsEqual("MUSTERT1".utf8)
      let count = isTable ? min(32, bytes.count) : bytes.count
      let words = count / 8
      for at in 0..<words {
        let word = UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: at * 8, as: UInt64.self))
        hash = (hash ^ word) &* 0x0000_0100_0000_01b3
        hash ^= hash >> 29
      }
      for at in words * 8..<count {
        hash = (hash ^ UInt64(bytes[at])) &* 0x0000_0100_0000_01b3
      }
    }
    return hash
  }
}
