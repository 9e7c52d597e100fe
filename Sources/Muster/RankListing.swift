internal import MusterText

extension Pipeline {
  /// The rank table: grade, NATO code, country, title, services and written forms of each row.
  public var ranks: [[String]] {
    guard let list = lexicon.lists["ranks.tsv"] else { return [] }
    return (0..<list.count).map { row in
      let forms = list.alternatives(5, ofRow: row)
      return [
        list.column(1, ofRow: row), list.column(3, ofRow: row), list.column(4, ofRow: row),
        list.column(0, ofRow: row),
        list.alternatives(2, ofRow: row).joined(separator: ", ") + ": "
          + forms.joined(separator: ", "),
      ]
    }
  }
}
