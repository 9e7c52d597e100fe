public import MusterText

extension Pipeline {
  /// A row of a list in force, and where it comes from.
  public struct ListedRow: Hashable, Sendable {
    /// The file: `ranks.tsv` for a built-in list, else the path that the user gave.
    public var file: String
    /// The line in that file, from 1.
    public var line: Int
    /// Whether it is built in.
    public var isBuiltIn: Bool
    /// Its columns.
    public var columns: [String]

    /// "built in, ranks.tsv:12" or "lexicon/ranks.tsv:3".
    public var origin: String { (isBuiltIn ? "built in, " : "") + "\(file):\(line)" }
  }

  /// The rows of a list in force, those of users behind those built in; none of an unknown list.
  public func rows(of list: String) -> [ListedRow] {
    guard let list = lexicon.lists[list] else { return [] }
    let width = ListFormat.named(list.name)?.columns.count ?? 8
    return (0..<list.count).map { row in
      let path = list.addedFrom(row: row)
      return ListedRow(
        file: path ?? list.name, line: list.line(ofRow: row), isBuiltIn: path == nil,
        columns: (0..<width).map { list.column($0, ofRow: row) })
    }
  }

  /// The formats of the lists to which users may add.
  public static var listFormats: [ListFormat] { ListFormat.all }

  /// The patterns that users added, in the order in which they are tried.
  public var patterns: [TokenPattern] { lexicon.patterns }

  /// What the tables of names know of a word, in a sentence; nil if it is in none.
  public func nameEvidence(of word: String) -> String? {
    let names = lexicon.nameEvidence(of: word)
    var parts: [String] = []
    if names.male > 0 { parts.append("male given name \(names.male)/15") }
    if names.female > 0 { parts.append("female given name \(names.female)/15") }
    if names.family > 0 { parts.append("family name \(names.family)/15") }
    if names.isNickname { parts.append("nickname") }
    if names.isFamilyFirst { parts.append("of a culture that puts the family name first") }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
