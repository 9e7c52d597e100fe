/// Given and family names that users added: what they say of a word.
struct AddedNames {
  /// As sure as a name of the thousand commonest: who adds a name wants it read as one.
  private static let frequency: UInt16 = 11
  private static let familyFirst: Set<String> = ["ko", "ja", "zh", "vi", "hu"]

  private(set) var bits: [Int: UInt16] = [:]

  /// Notes the names of a list; each side of a hyphen is a word of its own.
  mutating func add(_ list: WordList, to compiler: inout LexiconCompiler) {
    for row in 0..<list.count where list.addedFrom(row: row) != nil {
      var evidence: UInt16 = 0
      switch list.name {
      case "given-names.tsv":
        let gender = list.column(2, ofRow: row)
        if gender != "f" { evidence |= AddedNames.frequency }
        if gender != "m" { evidence |= AddedNames.frequency << 4 }
      case "family-names.tsv":
        evidence = AddedNames.frequency << 8
        if AddedNames.familyFirst.contains(list.column(1, ofRow: row)) { evidence |= 0x2000 }
      default: evidence = 0x1000
      }
      for word in compiler.intern(wordsOf: Array(list.column(0, ofRow: row).utf8)) {
        bits[word, default: 0] |= evidence
      }
    }
  }

  /// The lists whose rows are names.
  static let lists = ["given-names.tsv", "family-names.tsv", "nicknames.tsv"]
}
