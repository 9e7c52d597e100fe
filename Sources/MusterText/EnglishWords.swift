/// Which words English has, as sorted hashes: a word that is not there may be a slip.
///
/// Names are not there. One word in sixty thousand is taken for a word by accident.
struct EnglishWords: @unchecked Sendable {
  private let hashes: UnsafeRawPointer
  private let count: Int

  /// Opens a table of `scripts/english-words`; nil if the bytes are none.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 16, let base = bytes.baseAddress,
      bytes.prefix(8).elementsEqual("MUSTERW1".utf8)
    else { return nil }
    count = Int(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: 8, as: UInt32.self)))
    guard bytes.count == 16 + count * 4 else { return nil }
    hashes = base + 16
  }

  /// Whether a folded word is among them.
  func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let hash = FNV.hash(word)
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let value = UInt32(
        littleEndian: hashes.loadUnaligned(fromByteOffset: middle * 4, as: UInt32.self))
      if value == hash { return true }
      if value < hash { low = middle + 1 } else { high = middle }
    }
    return false
  }
}

extension Lexicon {
  /// Calls `body` with each name of the table of names, folded.
  public func eachName(_ body: (UnsafeBufferPointer<UInt8>) -> Void) { nameTable?.eachKey(body) }

  /// Whether English has a word, given folded; names do not count.
  public func isEnglish(_ word: [UInt8]) -> Bool {
    word.withUnsafeBufferPointer { english?.contains($0) ?? false }
  }
}
