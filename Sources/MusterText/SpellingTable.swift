/// Spellings to numbers, letter for letter; the bytes stay where they lie, and must outlive it.
struct SpellingTable {
  private struct Slot {
    var hash: UInt32 = 0
    /// From 1; 0: empty.
    var number: UInt32 = 0
  }

  private var slots: [Slot]
  private var spellings: [UnsafeBufferPointer<UInt8>] = []

  /// Makes a table with room for some spellings.
  init(capacity: Int) {
    var room = 64
    while room < capacity * 2 { room *= 2 }
    slots = Array(repeating: Slot(), count: room)
    spellings.reserveCapacity(capacity)
  }

  /// The number of spellings.
  var count: Int { spellings.count }

  /// The bytes of a spelling.
  subscript(_ number: Int) -> UnsafeBufferPointer<UInt8> { spellings[number] }

  /// The number of a spelling, and whether it is new.
  mutating func insert(_ spelling: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
    let hash = ByteScan.hash(spelling)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot].number != 0 {
      if slots[slot].hash == hash {
        let number = Int(slots[slot].number) - 1
        if ByteScan.equal(spellings[number], spelling) { return (number, false) }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    spellings.append(spelling)
    slots[slot] = Slot(hash: hash, number: UInt32(spellings.count))
    if spellings.count * 2 > slots.count { grow() }
    return (spellings.count - 1, true)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for each in old where each.number != 0 {
      var slot = Int(each.hash) & (slots.count - 1)
      while slots[slot].number != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = each
    }
  }
}
