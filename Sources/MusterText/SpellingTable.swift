/// Spellings to numbers, letter for letter; the bytes stay where they lie, and must outlive it.
final class SpellingTable {
  private struct Slot {
    var hash: UInt32 = 0
    /// From 1; 0: empty.
    var number: UInt32 = 0
  }

  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var spellings: UnsafeMutablePointer<UnsafeBufferPointer<UInt8>>
  /// The number of spellings.
  private(set) var count = 0

  /// Makes a table with room for some spellings.
  init(capacity: Int) {
    var room = 64
    while room < capacity * 2 { room *= 2 }
    slots = .allocate(capacity: room)
    slots.initialize(repeating: Slot(), count: room)
    mask = room - 1
    spellings = .allocate(capacity: room / 2 + 1)
  }

  deinit {
    slots.deallocate()
    spellings.deallocate()
  }

  /// The bytes of a spelling.
  subscript(_ number: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(number < count, "a spelling has a number")
    return spellings[number]
  }

  /// The number of a spelling, and whether it is new.
  func insert(_ spelling: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
    let hash = ByteScan.hash(spelling)
    var slot = Int(hash) & mask
    while slots[slot].number != 0 {
      if slots[slot].hash == hash {
        let number = Int(slots[slot].number) - 1
        if ByteScan.equal(spellings[number], spelling) { return (number, false) }
      }
      slot = (slot + 1) & mask
    }
    (spellings + count).initialize(to: spelling)
    count += 1
    slots[slot] = Slot(hash: hash, number: UInt32(count))
    if count * 2 > mask { grow() }
    return (count - 1, true)
  }

  private func grow() {
    let (oldSlots, oldCount, oldSpellings) = (slots, mask + 1, spellings)
    let room = oldCount * 2
    slots = .allocate(capacity: room)
    slots.initialize(repeating: Slot(), count: room)
    mask = room - 1
    for each in 0..<oldCount where oldSlots[each].number != 0 {
      var slot = Int(oldSlots[each].hash) & mask
      while slots[slot].number != 0 { slot = (slot + 1) & mask }
      slots[slot] = oldSlots[each]
    }
    spellings = .allocate(capacity: room / 2 + 1)
    spellings.initialize(from: oldSpellings, count: count)
    oldSlots.deallocate()
    oldSpellings.deallocate()
  }
}
