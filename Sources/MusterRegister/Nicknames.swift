internal import MusterText

/// Which given names are short for which, by folded name.
struct Nicknames {
  private var full: [String: Set<String>] = [:]

  init(_ lexicon: Lexicon) {
    guard let list = lexicon.lists["nicknames.tsv"] else { return }
    for row in 0..<list.count {
      full[Fold.string(list.column(0, ofRow: row)), default: []]
        .formUnion(list.alternatives(1, ofRow: row).map { Fold.string($0) })
    }
  }

  /// Whether one of two folded names is short for the other.
  func agree(_ left: String, _ right: String) -> Bool {
    full[left]?.contains(right) == true || full[right]?.contains(left) == true
  }
}
