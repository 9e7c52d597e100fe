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
      if !byLength[word.count].contains(word) { byLength[word.count].append(word) }
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
    for (name, column) in columns {
      guard let list = lexicon.lists[name] else { continue }
      for row in 0..<list.count {
        for word in list.column(column, ofRow: row).utf8.split(whereSeparator: { !isLetter($0) }) {
          // Codes such as "SSG" are all alike: any two letters exchanged make another.
          guard word.count >= 3, word.dropFirst().contains(where: { $0 >= 0x61 }) else { continue }
          table.add(word.map { $0 | 0x20 })
        }
      }
    }
    return table
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }
}
