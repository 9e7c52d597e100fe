/// A read-only hash table that lies ready in the program: nothing is built when it is opened.
///
/// The layout (little-endian) is written by `scripts/lexicons`: a header of 32 bytes (`MUSTERT1`,
/// version, count, capacity, pool offset, pool length, CRC-32 of what follows), `capacity` slots of
/// 16 bytes (hash, key offset, key length, flags, payload), and the pool of keys. A slot with key
/// length 0 is empty.
struct HashTable: @unchecked Sendable {
  private let slots: UnsafeRawPointer
  private let pool: UnsafeRawPointer
  private let mask: UInt32
  /// The number of keys.
  let count: Int

  /// Opens a table, or throws if the bytes are none.
  init(list name: String, bytes: UnsafeRawBufferPointer) throws(LexiconError) {
    guard bytes.count >= 32, let base = bytes.baseAddress,
      bytes.prefix(8).elementsEqual("MUSTERT1".utf8)
    else {
      throw LexiconError(list: name, line: 0, message: "expected a table, but found other bytes")
    }
    func word(_ at: Int) -> UInt32 {
      UInt32(littleEndian: base.loadUnaligned(fromByteOffset: at, as: UInt32.self))
    }
    let capacity = Int(word(16))
    let poolOffset = Int(word(20))
    guard capacity > 0, capacity & (capacity - 1) == 0, 32 + capacity * 16 <= poolOffset,
      poolOffset + Int(word(24)) <= bytes.count
    else {
      throw LexiconError(
        list: name, line: 0, message: "expected \(bytes.count) bytes of table, but found a cut one")
    }
    count = Int(word(12))
    mask = UInt32(capacity - 1)
    slots = base + 32
    pool = base + poolOffset
  }

  /// The payload of a key, given its FNV-1a hash.
  func payload(_ key: UnsafeBufferPointer<UInt8>, hash: UInt32) -> UInt32? {
    var slot = hash & mask
    while true {
      let at = slots + Int(slot) * 16
      let length = Int(UInt16(littleEndian: at.loadUnaligned(fromByteOffset: 8, as: UInt16.self)))
      if length == 0 { return nil }
      if length == key.count,
        UInt32(littleEndian: at.loadUnaligned(as: UInt32.self)) == hash
      {
        let offset = Int(UInt32(littleEndian: at.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
        let stored = UnsafeRawBufferPointer(start: pool + offset, count: length)
        if stored.elementsEqual(key) {
          return UInt32(littleEndian: at.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
        }
      }
      slot = (slot + 1) & mask
    }
  }
}

/// A key as it is put together of words, in memory of the caller, hashed as it grows.
struct ShortKey {
  /// More bytes than any key of a table has.
  static let room = 128

  private let bytes: UnsafeMutablePointer<UInt8>
  private var count = 0
  private var hash = FNV()
  /// Whether it has become longer than any key of a table.
  private(set) var isFull = false

  /// Makes an empty key in `room` bytes of memory.
  init(_ bytes: UnsafeMutablePointer<UInt8>) { self.bytes = bytes }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    guard count < ShortKey.room else {
      isFull = true
      return
    }
    bytes[count] = byte
    count += 1
    hash.add(byte)
  }

  /// Appends the fold of a word.
  mutating func append(_ word: UnsafeBufferPointer<UInt8>) {
    guard !Fold.isASCII(word) else {
      for byte in word { append(Fold.lower(byte)) }
      return
    }
    var fold: [UInt8] = []
    Fold.append(word, to: &fold)
    for byte in fold { append(byte) }
  }

  /// Takes the point of an abbreviation off its end.
  mutating func removePoint() {
    guard count > 0, bytes[count - 1] == UInt8(ascii: ".") else { return }
    count -= 1
    hash = FNV()
    for place in 0..<count { hash.add(bytes[place]) }
  }

  /// The payload of the key in a table.
  func payload(in table: HashTable) -> UInt32? {
    table.payload(UnsafeBufferPointer(start: bytes, count: count), hash: hash.value)
  }
}

extension HashTable {
  /// Calls `body` with each key.
  func eachKey(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    for slot in 0...Int(mask) {
      let at = slots + slot * 16
      let length = Int(UInt16(littleEndian: at.loadUnaligned(fromByteOffset: 8, as: UInt16.self)))
      guard length > 0 else { continue }
      let offset = Int(UInt32(littleEndian: at.loadUnaligned(fromByteOffset: 4, as: UInt32.self)))
      let key = UnsafeRawBufferPointer(start: pool + offset, count: length)
      key.withMemoryRebound(to: UInt8.self) { body($0) }
    }
  }
}

/// The 32-bit FNV-1a hash of bytes.
struct FNV {
  private(set) var value: UInt32 = 0x811C_9DC5
  @inline(__always)
  mutating func add(_ byte: UInt8) { value = (value ^ UInt32(byte)) &* 0x0100_0193 }
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash = FNV()
    for byte in bytes { hash.add(byte) }
    return hash.value
  }
}

/// Why a word list cannot be read: always the list, the line, and *expected X, but found Y*.
public struct LexiconError: Error, Hashable, CustomStringConvertible {
  /// The file name of the list.
  public var list: String
  /// The line, from 1; 0 for the whole list.
  public var line: Int
  /// What is wrong.
  public var message: String
  /// All of it in one line.
  public var description: String {
    line > 0 ? "\(list):\(line): \(message)" : "\(list): \(message)"
  }
}
