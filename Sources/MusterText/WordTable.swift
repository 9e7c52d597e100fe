/// Words to numbers: open addressing over folded bytes in one pool.
///
/// Never changed once a lexicon is made of it, and then read by all pages at once.
final class WordTable: @unchecked Sendable {
  /// For each word its hash in the upper half and its number, from 1, in the lower; 0: empty.
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask: Int
  /// Where each word begins in the pool, and one more.
  private var starts: UnsafeMutablePointer<UInt32>
  private var pool: UnsafeMutablePointer<UInt8>
  private var poolRoom: Int
  /// The number of words.
  private(set) var count = 0

  /// Makes a table with room for some words.
  init(capacity: Int = 256) {
    var slots = 256
    while slots < capacity * 2 { slots *= 2 }
    self.slots = .allocate(capacity: slots)
    self.slots.initialize(repeating: 0, count: slots)
    mask = slots - 1
    starts = .allocate(capacity: slots / 2 + 2)
    starts[0] = 0
    poolRoom = slots * 4
    pool = .allocate(capacity: poolRoom)
  }

  deinit {
    slots.deallocate()
    starts.deallocate()
    pool.deallocate()
  }

  /// The number of a word, or nil; its ASCII letters may be in any case, the rest is folded.
  func find(_ word: UnsafePointer<UInt8>, _ length: Int, hash: UInt32) -> Int? {
    var slot = Int(hash) & mask
    while true {
      let entry = slots[slot]
      if entry == 0 { return nil }
      if UInt32(truncatingIfNeeded: entry >> 32) == hash {
        let number = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) - 1
        if equals(number, word, length) { return number }
      }
      slot = (slot + 1) & mask
    }
  }

  /// The number of a word that is folded, or nil.
  func find(_ key: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int? {
    guard let base = key.baseAddress else { return nil }
    return find(base, key.count, hash: hash)
  }

  @inline(__always)
  private func equals(_ number: Int, _ word: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    let start = Int(starts[number])
    guard Int(starts[number + 1]) - start == length else { return false }
    let known = pool + start
    for at in 0..<length where known[at] != Fold.lower(word[at]) { return false }
    return true
  }

  /// The number of a word, and whether it is new.
  func insert(
    _ word: UnsafePointer<UInt8>, _ length: Int, hash: UInt32
  ) -> (number: Int, isNew: Bool) {
    if let found = find(word, length, hash: hash) { return (found, false) }
    if (count + 1) * 2 > mask { grow() }
    let start = Int(starts[count])
    if start + length > poolRoom { growPool(to: start + length) }
    for at in 0..<length { pool[start + at] = Fold.lower(word[at]) }
    starts[count + 1] = UInt32(start + length)
    place(UInt64(hash) << 32 | UInt64(count + 1))
    count += 1
    return (count - 1, true)
  }

  private func place(_ entry: UInt64) {
    var slot = Int(truncatingIfNeeded: entry >> 32) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = entry
  }

  private func grow() {
    let old = slots
    let oldCount = mask + 1
    slots = .allocate(capacity: oldCount * 2)
    slots.initialize(repeating: 0, count: oldCount * 2)
    mask = oldCount * 2 - 1
    for slot in 0..<oldCount where old[slot] != 0 { place(old[slot]) }
    old.deallocate()
    let oldStarts = starts
    starts = .allocate(capacity: oldCount + 2)
    starts.update(from: oldStarts, count: count + 1)
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
