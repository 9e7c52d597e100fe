/// Spellings by what is left of them without one or two of their letters.
///
/// Two words that are one or two slips apart are equal once at most two letters are taken out of
/// each; so the words alike to one are found without looking at all others. What is found is a
/// little too much: whether two words are alike is for `Likeness` to say.
struct SpellingIndex {
  private let words: [[UInt8]]
  /// The first entry of each slot of the table, and the entry behind each entry; -1 is none.
  private var heads: [Int32]
  private var next: [Int32] = []
  private var keys: [UInt64] = []
  private var owners: [Int32] = []
  /// Words with so many letters that too much is left of them.
  private var long: [Int] = []

  private static let longest = 24

  init(_ words: [[UInt8]]) {
    self.words = words
    var count = 0
    for word in words { SpellingIndex.eachKey(word) { _ in count += 1 } }
    var slots = 16
    while slots < count { slots *= 2 }
    heads = Array(repeating: -1, count: slots)
    next.reserveCapacity(count)
    keys.reserveCapacity(count)
    owners.reserveCapacity(count)
    for (index, word) in words.enumerated() {
      if word.count > SpellingIndex.longest { long.append(index) }
      SpellingIndex.eachKey(word) { key in
        let slot = Int(truncatingIfNeeded: key) & (slots - 1)
        keys.append(key)
        owners.append(Int32(index))
        next.append(heads[slot])
        heads[slot] = Int32(keys.count - 1)
      }
    }
  }

  /// The words that may be alike to one, by their place in the list, each once.
  func near(_ word: [UInt8]) -> [Int] {
    var found: [Int] = []
    SpellingIndex.eachKey(word) { key in
      var entry = heads[Int(truncatingIfNeeded: key) & (heads.count - 1)]
      while entry >= 0 {
        if keys[Int(entry)] == key { found.append(Int(owners[Int(entry)])) }
        entry = next[Int(entry)]
      }
    }
    if word.count > SpellingIndex.longest - 3 {
      found += long.filter { abs(words[$0].count - word.count) <= 3 }
    }
    found.sort()
    var last = -1
    found.removeAll { index in
      defer { last = index }
      return index == last
    }
    return found
  }

  /// Calls `body` with a number for all that is left of a word.
  ///
  /// Of short words too little is left without two letters; there the first or the last letter is
  /// told as well, as `Likeness` wants one of them the same.
  private static func eachKey(_ word: [UInt8], _ body: (UInt64) -> Void) {
    let count = word.count
    guard count > 0, count <= longest else { return }
    func key(_ seed: UInt64, _ first: Int, _ second: Int) -> UInt64 {
      var hash = 0xcbf2_9ce4_8422_2325 ^ seed
      for index in 0..<count where index != first && index != second {
        hash = (hash ^ UInt64(word[index])) &* 0x0000_0100_0000_01b3
      }
      // The low bits choose the slot.
      return hash ^ hash >> 29
    }
    func each(_ seed: UInt64, isDouble: Bool) {
      body(key(seed, -1, -1))
      for first in 0..<count {
        body(key(seed, first, -1))
        guard isDouble else { continue }
        for second in first + 1..<max(count, first + 1) { body(key(seed, first, second)) }
      }
    }
    each(0, isDouble: count >= 7)
    if (4...8).contains(count) {
      each(UInt64(word[0]) << 40, isDouble: count >= 5)
      each(UInt64(word[count - 1]) << 48, isDouble: count >= 5)
    }
    if count >= 4 {
      var hash: UInt64 = 0x9e37_79b9_7f4a_7c15
      for letter in Likeness.sound(of: word) {
        hash = (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01b3
      }
      body(hash ^ hash >> 29)
    }
  }
}

/// A few bits of a spelling, by which most pairs that are not alike are told apart at once.
struct SpellingSketch {
  private let letters: UInt32
  private let count: Int
  private let sound: Int

  init(_ word: [UInt8]) {
    var letters: UInt32 = 0
    for letter in word { letters |= 1 << UInt32(letter & 31) }
    self.letters = letters
    count = word.count
    sound = word.count >= 4 ? Likeness.sound(of: word).hashValue : 0
  }

  /// Whether two spellings may be alike: a slip takes out one letter and brings in one, at most.
  func mayBeLike(_ other: SpellingSketch) -> Bool {
    abs(count - other.count) <= 3
      && ((letters ^ other.letters).nonzeroBitCount <= 4 || sound == other.sound)
  }
}
