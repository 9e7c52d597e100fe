public import MusterText
internal import Synchronization

/// The words of ranks, units and services, and which of them stand beside each other: for finding
/// the one that was meant by a misspelled one.
///
/// Taken from the lists when first asked for, and then kept: most releases need none of them.
public final class TradeWords: Sendable {
  private let lexicon: Lexicon
  private let tables = Mutex<TradeTables?>(nil)
  private let letters = Mutex<NameLetters?>(nil)

  /// Makes them of the lists of a lexicon.
  public init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// The tables, made when first asked for.
  var all: TradeTables {
    tables.withLock { tables in
      if let tables { return tables }
      let made = TradeTables(lexicon)
      tables = made
      return made
    }
  }
}

extension TradeWords {
  /// Which letters stand side by side in names, made when first asked for.
  var nameLetters: NameLetters {
    letters.withLock { letters in
      if let letters { return letters }
      let made = NameLetters(lexicon)
      letters = made
      return made
    }
  }
}

/// The words of the trade by length and by neighbour.
final class TradeTables: Sendable {
  /// Words of ranks, folded, by their length in letters.
  let ranks: [[[UInt8]]]
  /// Codes of ranks in capitals, such as "CMDR", by their length.
  let rankCodes: [[[UInt8]]]
  /// The words that end the name of a unit, by their length.
  let unitHeads: [[[UInt8]]]
  /// The same words as a set.
  let unitHeadWords: Set<[UInt8]>
  /// The words that stand before such a head.
  let unitWords: Set<[UInt8]>
  private let followers: [UInt64: [[UInt8]]]
  private let predecessors: [UInt64: [[UInt8]]]

  init(_ lexicon: Lexicon) {
    var maker = TradeTableMaker()
    maker.addPairs(lexicon, "services.tsv", [7])
    maker.addPairs(lexicon, "organizations.tsv", [0])
    maker.addPairs(lexicon, "organization-heads.tsv", [0])
    maker.addPairs(lexicon, "echelons.tsv", [0])
    maker.addPairs(lexicon, "regions.tsv", [0])
    maker.addPairs(lexicon, "countries.tsv", [1, 2])
    maker.addPairs(lexicon, "states.tsv", [2])
    maker.addPairs(lexicon, "place-words.tsv", [0])
    maker.addPairs(lexicon, "ratings.tsv", [0])
    maker.addRanks(lexicon)
    maker.addUnits(lexicon)
    ranks = maker.ranks
    rankCodes = maker.rankCodes
    unitHeads = maker.unitHeads
    unitHeadWords = Set(maker.unitHeads.joined())
    unitWords = maker.unitWords
    followers = maker.followers
    predecessors = maker.predecessors
  }

  /// Whether a word belongs to a rank of an English-speaking country.
  func isRank(_ word: [UInt8]) -> Bool {
    word.count < ranks.count && ranks[word.count].contains(word)
  }

  /// The words that stand behind a word in the lists, small words between them left out.
  func followers(of word: [UInt8]) -> [[UInt8]] { followers[TradeTables.hash(word[...])] ?? [] }

  /// The words that stand before a word in the lists.
  func predecessors(of word: [UInt8]) -> [[UInt8]] {
    predecessors[TradeTables.hash(word[...])] ?? []
  }

  /// The word of a table that a wrong one may stand for, or nil if there is none.
  ///
  /// Of several the one that `preferred` has comes first; else there must be only one, unless
  /// `anyOf` is set.
  func meant(
    by wrong: [UInt8], in table: [[[UInt8]]], slips: Int = 1, preferred: [[UInt8]] = [],
    anyOf: Bool = false
  ) -> [UInt8]? {
    var singles: [[UInt8]] = []
    var doubles: [[UInt8]] = []
    for length in max(1, wrong.count - slips)...(wrong.count + slips)
    where length < table.count {
      for word in table[length] {
        if word == wrong { return nil }
        let slip = Slip(from: word, to: wrong)
        if let slip, TradeTables.isEnding(slip, wrong) { continue }
        if slip != nil {
          singles.append(word)
        } else if slips == 2, Likeness.isTwoSlips(word, wrong) {
          doubles.append(word)
        }
      }
    }
    let found = singles.isEmpty ? doubles : singles
    if let best = preferred.first(where: found.contains) { return best }
    return found.count == 1 || anyOf ? found.first : nil
  }

  /// "Comptrollers", "Bands": a plural is no slip.
  static func isEnding(_ slip: Slip, _ wrong: [UInt8]) -> Bool {
    switch slip {
    case .added(let letter), .doubled(let letter):
      letter == UInt8(ascii: "s") && wrong.last == letter
    case .leftOut(let letter): letter == UInt8(ascii: "s")
    default: false
    }
  }

  static func hash(_ letters: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for letter in letters { hash = (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01b3 }
    return hash
  }
}

/// Reads the lists for `TradeTables`.
struct TradeTableMaker {
  var ranks: [[[UInt8]]] = []
  var rankCodes: [[[UInt8]]] = []
  var unitHeads: [[[UInt8]]] = []
  var unitWords: Set<[UInt8]> = []
  var followers: [UInt64: [[UInt8]]] = [:]
  var predecessors: [UInt64: [[UInt8]]] = [:]
  private var seen: Set<UInt64> = []
  private var seenRanks: Set<UInt64> = []

  private static let small: Set<String> = ["of", "the", "and", "for", "in", "to", "on", "de"]
  /// The countries whose ranks are English words.
  private static let english: Set<String> = ["US", "GB", "CA", "AU", "NZ", "IE"]
  /// Words before the head of a unit that no form of the list has.
  private static let moreUnitWords = [
    "infantry", "armor", "armored", "cavalry", "artillery", "engineer", "signal", "aviation",
    "airborne", "fighter", "bomb", "airlift", "refueling", "rescue", "reconnaissance",
    "intelligence", "security", "forces", "medical", "logistics", "maintenance", "support",
    "operations", "contracting", "communications", "training", "recruiting", "marine", "space",
    "cyber", "mission", "readiness", "sustainment", "transportation", "combat", "expeditionary",
    "littoral", "special", "warfare", "construction", "strike", "carrier", "missile", "weather",
    "test", "evaluation", "aeromedical", "evacuation", "bombardment",
  ]

  mutating func addPairs(_ lexicon: Lexicon, _ name: String, _ columns: [Int]) {
    guard let list = lexicon.lists[name] else { return }
    for row in 0..<list.count {
      for column in columns {
        for form in list.alternatives(column, ofRow: row) { addPairs(words(of: form)) }
      }
    }
  }

  private mutating func addPairs(_ words: [[UInt8]]) {
    var last: [UInt8]?
    for word in words where word.count >= 2 {
      if TradeTableMaker.small.contains(String(decoding: word, as: UTF8.self)) { continue }
      if let last {
        let left = TradeTables.hash(last[...])
        let right = TradeTables.hash(word[...])
        if seen.insert(left &* 31 &+ right).inserted {
          followers[left, default: []].append(word)
          predecessors[right, default: []].append(last)
        }
      }
      last = word
    }
  }

  mutating func addRanks(_ lexicon: Lexicon) {
    guard let list = lexicon.lists["ranks.tsv"] else { return }
    for row in 0..<list.count
    where TradeTableMaker.english.contains(list.column(1, ofRow: row)) {
      for form in list.alternatives(5, ofRow: row) {
        let words = words(of: form)
        addPairs(words)
        var letters = form.utf8.filter { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        // Codes such as "SSG" are all alike: any two letters exchanged make another.
        if letters.count == form.utf8.count, letters.allSatisfy({ $0 < 0x61 }), letters.count > 1 {
          for at in letters.indices { letters[at] |= 0x20 }
          add(letters, to: \.rankCodes)
          continue
        }
        for word in words where word.count >= 2 {
          guard !TradeTableMaker.small.contains(String(decoding: word, as: UTF8.self)) else {
            continue
          }
          if seenRanks.insert(TradeTables.hash(word[...])).inserted { add(word, to: \.ranks) }
        }
      }
    }
  }

  mutating func addUnits(_ lexicon: Lexicon) {
    guard let list = lexicon.lists["echelons.tsv"] else { return }
    var seen: Set<[UInt8]> = []
    for row in 0..<list.count {
      for form in list.alternatives(0, ofRow: row) {
        let words = words(of: form)
        guard let head = words.last, head.count >= 4 else { continue }
        for word in words.dropLast() { unitWords.insert(word) }
        if seen.insert(head).inserted { add(head, to: \.unitHeads) }
      }
    }
    for word in TradeTableMaker.moreUnitWords { unitWords.insert(Array(word.utf8)) }
    for head in ["center", "command", "agency", "office", "institute", "laboratory"] {
      if seen.insert(Array(head.utf8)).inserted { add(Array(head.utf8), to: \.unitHeads) }
    }
  }

  private mutating func add(
    _ word: [UInt8], to table: WritableKeyPath<TradeTableMaker, [[[UInt8]]]>
  ) {
    while self[keyPath: table].count <= word.count { self[keyPath: table].append([]) }
    self[keyPath: table][word.count].append(word)
  }

  /// The words of a form in small letters; letters outside ASCII part words.
  private func words(of form: String) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    for byte in form.utf8 {
      if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
        word.append(byte | 0x20)
      } else if !word.isEmpty {
        words.append(word)
        word = []
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
