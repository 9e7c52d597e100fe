internal import MusterModel
internal import MusterText

/// How the family names of persons are spelled, for finding those one slip away from another.
///
/// Two words that are one slip apart become the same when at most one letter is left out of each; a
/// few persons are simply compared, of many only those that share such a remainder.
struct FamilySpellings {
  private var spellings: [(word: [UInt8], heads: [Int])] = []
  private var numbers: [[UInt8]: Int] = [:]
  /// The spellings by the hash of what is left when a letter is left out; empty for a few.
  private var remainders: [Int: [Int]] = [:]
  private var isIndexed = false

  init(_ clusters: PersonClusters) {
    for head in clusters.heads {
      for member in clusters.members(of: head) {
        guard let family = clusters.mentions.people[member].reading.name.family else { continue }
        add(Array(clusters.document.text[family.start..<family.end]), of: head)
      }
    }
    guard spellings.count > 64 else { return }
    isIndexed = true
    for number in spellings.indices { index(number) }
  }

  /// Adds a spelling of the family name of a person.
  mutating func add(_ word: [UInt8], of head: Int) {
    if let known = numbers[word] {
      if !spellings[known].heads.contains(head) { spellings[known].heads.append(head) }
      return
    }
    numbers[word] = spellings.count
    spellings.append((word, [head]))
    if isIndexed { index(spellings.count - 1) }
  }

  private mutating func index(_ number: Int) {
    FamilySpellings.eachRemainder(of: spellings[number].word) {
      remainders[$0, default: []].append(number)
    }
  }

  /// The persons one of whose family names is one slip away from a word, in order.
  func heads(near word: [UInt8]) -> [Int] {
    var candidates = Set<Int>()
    if isIndexed {
      FamilySpellings.eachRemainder(of: word) { candidates.formUnion(remainders[$0] ?? []) }
    } else {
      candidates = Set(spellings.indices)
    }
    var heads = Set<Int>()
    for number in candidates where EditDistance.isOneSlip(word, spellings[number].word) {
      heads.formUnion(spellings[number].heads)
    }
    return heads.sorted()
  }

  /// The hashes of a word and of what is left when one letter is left out.
  ///
  /// One letter added, left out, changed or exchanged with its neighbour: what is left of both words
  /// without the letter is the same.
  private static func eachRemainder(of word: [UInt8], _ body: (Int) -> Void) {
    let folded = word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    var seen: Set<Int> = []
    func add(leavingOut gap: Int) {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for (at, byte) in folded.enumerated() where at != gap {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
      let key = Int(truncatingIfNeeded: hash)
      if seen.insert(key).inserted { body(key) }
    }
    for gap in -1..<folded.count { add(leavingOut: gap) }
  }
}
