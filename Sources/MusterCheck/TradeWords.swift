public import MusterText
internal import Synchronization

/// The words of ranks and units, for finding the one that was meant by a misspelled one.
///
/// Taken from the lists when first asked for, and then kept: most releases need none of them.
public final class TradeWords: Sendable {
  enum Kind { case rank, unit }

  private struct Table: Sendable {
    /// The words by their length in letters.
    var byLength: [[[UInt8]]] = []

    mutating func add(_ word: [UInt8]) {
      while byLength.count <= word.count { byLength.append([]) }
      byLength[word.count].append(word)
    }
  }

  private let lexicon: Lexicon
  private let tables = Mutex<(ranks: Table, units: Table)?>(nil)

  /// Makes them of the lists of a lexicon.
  public init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// The word of a kind from which one slip leads to `wrong`, folded and without its point; nil if
  /// there is none or more than one.
  func meant(by wrong: [UInt8], _ kind: Kind) -> String? {
    tables.withLock { tables in
      let all = tables ?? (table(of: [("ranks.tsv", 5)]), table(of: [("echelons.tsv", 0)]))
      tables = all
      let table = kind == .rank ? all.ranks : all.units
      var found: [UInt8]?
      for length in max(3, wrong.count - 1)..<max(4, wrong.count + 2)
      where length < table.byLength.count {
        for word in table.byLength[length] {
          if word == wrong { return nil }
          guard let slip = Slip(from: word, to: wrong), !isEnding(slip, wrong) else { continue }
          if found != nil { return nil }
          found = word
        }
      }
      return found.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// "Comptrollers", "Bands": a plural is no slip.
  private func isEnding(_ slip: Slip, _ wrong: [UInt8]) -> Bool {
    switch slip {
    case .added(let letter), .doubled(let letter):
      letter == UInt8(ascii: "s") && wrong.last == letter
    case .leftOut(let letter): letter == UInt8(ascii: "s")
    default: false
    }
  }

  private func table(of columns: [(list: String, column: Int)]) -> Table {
    var table = Table()
    var seen: Set<UInt64> = []
    for (name, column) in columns {
      guard let list = lexicon.lists[name] else { continue }
      for row in 0..<list.count {
        var words = list.column(column, ofRow: row)
        words.withUTF8 { add($0, to: &table, &seen) }
      }
    }
    return table
  }

  private func add(
    _ bytes: UnsafeBufferPointer<UInt8>, to table: inout Table, _ seen: inout Set<UInt64>
  ) {
    var start = 0
    while start < bytes.count {
      // A hash tells whether a word was there: most forms of the list are made of the same few.
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      var end = start
      var isCode = true
      while end < bytes.count, isLetter(bytes[end]) {
        if end > start, bytes[end] >= 0x61 { isCode = false }
        hash = (hash ^ UInt64(bytes[end] | 0x20)) &* 0x0000_0100_0000_01b3
        end += 1
      }
      // Codes such as "SSG" are all alike: any two letters exchanged make another.
      if end - start >= 3, !isCode, seen.insert(hash).inserted {
        table.add(bytes[start..<end].map { $0 | 0x20 })
      }
      start = end + 1
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }
}
