internal import CMusterLexicon

extension Lexicon {
  /// Calls `body` with bytes that stand for the lists and tables that are built into the program.
  ///
  /// The lists are given whole. Of the large tables every 64th byte is given, as the whole would
  /// take longer than reading a page; a table that is made anew shifts them all.
  public static func eachFingerprintByte(_ body: (UInt8) -> Void) {
    for index in 0..<muster_list_count() {
      let raw = muster_list_at(index)
      let bytes = UnsafeRawBufferPointer(start: raw.bytes, count: raw.length)
      let step = bytes.count > 1 << 20 ? 64 : 1
      var at = 0
      while at < bytes.count {
        body(bytes[at])
        at += step
      }
    }
  }
}
