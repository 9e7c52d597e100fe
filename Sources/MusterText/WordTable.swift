/// A word ready to be looked up: its first bytes in lower case, and a hash of all of them.
///
/// Words are short: with eight bytes at a time most are folded, hashed and compared in one step.
struct WordKey {
  let start: UnsafePointer<UInt8>
  let length: Int
  /// The first eight bytes, ASCII letters in lower case; zeros behind a shorter word.
  let head: UInt64
  let hash: UInt32
  let isASCII: Bool

  /// Prepares the bytes of a word; from `start` on `readable` bytes may be read.
  @inline(__always)
  init(_ start: UnsafePointer<UInt8>, _ length: Int, readable: Int) {
    self.start = start
    self.length = length
    let raw = WordKey.load(start, min(length, 8), readable)
    head = WordKey.lower(raw)
    var all = raw
    var hash = (head ^ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15
    var at = 8
    while at < length {
      let more = WordKey.load(start + at, min(length - at, 8), readable - at)
      all |= more
      hash = (hash ^ (hash >> 29) ^ WordKey.lower(more)) &* 0xBF58_476D_1CE4_E5B9
      at += 8
    }
    self.hash = UInt32(truncatingIfNeeded: hash >> 32)
    isASCII = all & 0x8080_8080_8080_8080 == 0
  }

  /// Up to eight bytes as one integer, the first lowest.
  @inline(__always)
  private static func load(
    _ start: UnsafePointer<UInt8>, _ count: Int, _ readable: Int
  ) -> UInt64 {
    if readable >= 8 {
      let word = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
      return count >= 8 ? word : word & (1 << UInt64(count * 8) &- 1)
    }
    var word: UInt64 = 0
    for at in 0..<count { word |= UInt64(start[at]) << UInt64(at * 8) }
    return word
  }

  /// Eight bytes with the capitals of ASCII in lower case.
  @inline(__always)
  private static func lower(_ word: UInt64) -> UInt64 {
    let low = word & 0x7F7F_7F7F_7F7F_7F7F
    let fromA = low &+ 0x3F3F_3F3F_3F3F_3F3F
    let behindZ = low &+ 0x2525_2525_2525_2525
    let capitals = (fromA ^ behindZ) & ~word & 0x8080_8080_8080_8080
    return word | capitals >> 2
  }
}

/// Words to numbers: open addressing over folded bytes in one pool.
///
/// Never changed once a lexicon is made of it, and then read by all pages at once.
final class WordTable: @unchecked Sendable {
  private struct Slot {
    var head: UInt64 = 0
    /// From 1; 0: empty.
    var number: UInt32 = 0
    var length: UInt32 = 0
  }

  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  /// Where each word begins in the pool, and one more.
  private var starts: UnsafeMutablePointer<UInt32>
  private var pool: UnsafeMutablePointer<UInt8>
  private var poolRoom: Int
  /// The number of words.
  private(set) var count = 0

  /// Makes a table with room for some words.
  init(capacity: Int = 256) {
    var room = 256
    while room < capacity * 2 { room *= 2 }
    slots = .allocate(capacity: room)
    slots.initialize(repeating: Slot(), count: room)
    mask = room - 1
    starts = .allocate(capacity: room + 1)
    starts[0] = 0
    poolRoom = room * 4
    pool = .allocate(capacity: poolRoom)
  }

  deinit {
    slots.deallocate()
    starts.deallocate()
    pool.deallocate()
  }

  /// The number of a word, or nil; its ASCII letters may be in any case, the rest is folded.
  @inline(__always)
  func find(_ word: WordKey) -> Int? {
    var slot = Int(word.hash) & mask
    while true {
      let entry = slots[slot]
      if entry.number == 0 { return nil }
      if entry.head == word.head, entry.length == word.length {
        let number = Int(entry.number) - 1
        if word.length <= 8 || restEquals(number, word) { return number }
      }
      slot = (slot + 1) & mask
    }
  }

  /// The number of a word that is folded, or nil.
  func find(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = key.baseAddress else { return nil }
    return find(WordKey(base, key.count, readable: key.count))
  }

  /// Whether all bytes of a word of this length behind the eighth are the same.
  private func restEquals(_ number: Int, _ word: WordKey) -> Bool {
    let known = pool + Int(starts[number])
    for at in 8..<word.length where known[at] != Fold.lower(word.start[at]) { return false }
    return true
  }

  /// The number of a word, and whether it is new.
  func insert(_ word: WordKey) -> (number: Int, isNew: Bool) {
    if let found = find(word) { return (found, false) }
    // At most three of four slots are taken.
    if (count + 1) * 4 > (mask + 1) * 3 { grow() }
    let start = Int(starts[count])
    if start + word.length > poolRoom { growPool(to: start + word.length) }
    for at in 0..<word.length { pool[start + at] = Fold.lower(word.start[at]) }
    starts[count + 1] = UInt32(start + word.length)
    count += 1
    place(
      Slot(head: word.head, number: UInt32(count), length: UInt32(word.length)), hash: word.hash)
    return (count - 1, true)
  }

  private func place(_ entry: Slot, hash: UInt32) {
    var slot = Int(hash) & mask
    while slots[slot].number != 0 { slot = (slot + 1) & mask }
    slots[slot] = entry
  }

  private func grow() {
    let oldSlots = slots
    let oldStarts = starts
    let room = (mask + 1) * 2
    slots = .allocate(capacity: room)
    slots.initialize(repeating: Slot(), count: room)
    mask = room - 1
    starts = .allocate(capacity: room + 1)
    starts.update(from: oldStarts, count: count + 1)
    for slot in 0..<room / 2 where oldSlots[slot].number != 0 {
      let word = pool + Int(starts[Int(oldSlots[slot].number) - 1])
      let length = Int(oldSlots[slot].length)
      place(oldSlots[slot], hash: WordKey(word, length, readable: length).hash)
    }
    oldSlots.deallocate()
    oldStarts.deallocate()
  }

  private func growPool(to needed: Int) {
    let old = pool
    let used = Int(starts[count])
    poolRoom = max(poolRoom * 2, needed)
    pool = .allocate(capacity: poolRoom)
    pool.update(from: old, count: used)
    old.deallocate()
  }

  /// The bytes of a word.
  func key(_ number: Int) -> UnsafeBufferPointer<UInt8> {
    let start = Int(starts[number])
    return UnsafeBufferPointer(start: pool + start, count: Int(starts[number + 1]) - start)
  }
}
