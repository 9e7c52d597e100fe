internal import Synchronization

/// What the tables of names and places say of the words of the lists.
///
/// The tables are large and the lists have thousands of words, of which a release has hundreds: each
/// word is looked up when it is first met, by whichever page meets it.
final class WordEvidence: @unchecked Sendable {
  /// What is known of one word, in 32 bits.
  struct Entry {
    fileprivate var bits: UInt32
    /// Nothing.
    static let none = Entry(bits: 0)
    private static let isKnown: UInt32 = 1 << 31

    fileprivate init(bits: UInt32) { self.bits = bits }

    init(names: NameEvidence, isCity: Bool) {
      bits = UInt32(names.bits) | Entry.isKnown
      if names.given > 0 || names.isNickname { bits |= 1 << 16 }
      if names.family > 0 { bits |= 1 << 17 }
      if names.isFamilyFirst { bits |= 1 << 18 }
      if isCity { bits |= 1 << 19 }
    }

    /// The same with what a user's list of names says.
    func adding(_ names: NameEvidence) -> Entry {
      Entry(
        names: NameEvidence(bits: self.names.bits | names.bits), isCity: bits & 1 << 19 != 0)
    }

    fileprivate var isKnown: Bool { bits & Entry.isKnown != 0 }
    /// How frequent the word is as a name.
    var names: NameEvidence { NameEvidence(bits: UInt16(truncatingIfNeeded: bits)) }
    /// The class bits that follow from it.
    var classes: WordClasses {
      var classes: WordClasses = []
      if bits & 1 << 16 != 0 { classes.insert(.given) }
      if bits & 1 << 17 != 0 { classes.insert(.family) }
      if bits & 1 << 18 != 0 { classes.insert(.familyFirst) }
      if bits & 1 << 19 != 0 { classes.insert(.city) }
      return classes
    }
  }

  private let entries: UnsafeMutablePointer<Atomic<UInt32>>
  private let count: Int

  init(count: Int) {
    self.count = count
    entries = .allocate(capacity: max(1, count))
    for number in 0..<count { (entries + number).initialize(to: Atomic(0)) }
  }

  deinit {
    entries.deinitialize(count: count)
    entries.deallocate()
  }

  /// Sets the entry of a word, before any page asks for it.
  func set(_ number: Int, _ entry: Entry) { entries[number].store(entry.bits, ordering: .relaxed) }

  /// The entry of a word; `find` gives it if it was never asked for.
  @inline(__always)
  func entry(_ number: Int, _ find: () -> Entry) -> Entry {
    let known = Entry(bits: entries[number].load(ordering: .relaxed))
    if known.isKnown { return known }
    // Two pages that meet a word at once find the same.
    let found = find()
    entries[number].store(found.bits, ordering: .relaxed)
    return found
  }
}
