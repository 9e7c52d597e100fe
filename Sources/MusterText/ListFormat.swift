/// What the lines of a list look like: its columns, and what may stand in each.
///
/// Lists that are built in and lists of users have the same format; only users' lists are checked
/// when they are read, as tests hold those built in to it.
public struct ListFormat: Identifiable, Sendable {
  /// What a column holds.
  public enum Content: Hashable, Sendable {
    /// Written forms, parted by bars.
    case forms
    /// Any words.
    case words
    /// One of these.
    case one([String])
    /// Some of these, parted by commas.
    case some([String])
    /// Keys of `services.tsv`, parted by bars.
    case services
    /// A country in two letters, as ISO 3166 has them.
    case country
    /// A pay grade, or a NATO code where a nation has no grades of its own.
    case grade
    /// A NATO code.
    case nato
  }

  /// A column of a list.
  public struct Column: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// What it holds.
    public var content: Content
    /// Whether it must not be empty.
    public var isRequired: Bool

    init(_ name: String, _ content: Content, isRequired: Bool = false) {
      self.name = name
      self.content = content
      self.isRequired = isRequired
    }
  }

  /// The file name: `organizations.tsv`.
  public var name: String
  /// Other file names that users may give to a list of this format.
  public var otherNames: [String]
  /// What the list is, in one sentence.
  public var summary: String
  /// The columns, in order.
  public var columns: [Column]
  /// An example of a line, its columns parted by tabs.
  public var example: String

  /// The name of the list.
  public var id: String { name }

  init(
    _ name: String, _ summary: String, otherNames: [String] = [], columns: [Column],
    example: String
  ) {
    self.name = name
    self.summary = summary
    self.otherNames = otherNames
    self.columns = columns
    self.example = example
  }

  /// The format of a file by its name, or nil if there is none.
  public static func named(_ file: String) -> ListFormat? {
    all.first { $0.name == file || $0.otherNames.contains(file) }
  }

  /// Checks each line; the first that does not fit is an error with file and line.
  func check(_ list: WordList, services: Set<String>) throws(LexiconError) {
    let needed = (columns.lastIndex { $0.isRequired } ?? 0) + 1
    for row in 0..<list.count {
      func fault(_ message: String) -> LexiconError {
        LexiconError(
          list: list.addedFrom(row: row) ?? list.name, line: list.line(ofRow: row),
          message: message)
      }
      let count = list.columnCount(ofRow: row)
      if count < needed || count > columns.count {
        let wanted = needed == columns.count ? "\(needed)" : "\(needed) to \(columns.count)"
        throw fault(
          "expected \(wanted) columns parted by tabs (\(columns.map(\.name).joined(separator: ", ")))"
            + ", but found \(count)")
      }
      for (number, column) in columns.enumerated() {
        let words = list.column(number, ofRow: row)
        guard let wanted = column.expectation(words, services: services) else { continue }
        let strange = column.content == .services ? column.strangeKey(words, services) : words
        let found = words.isEmpty ? "nothing" : "\u{201C}\(strange.prefix(40))\u{201D}"
        throw fault(
          "expected \(wanted) in column \(number + 1) (\(column.name)), but found \(found)")
      }
    }
  }
}

extension ListFormat.Column {
  /// What should stand in the column instead of these words; nil if they fit.
  func expectation(_ words: String, services: Set<String>) -> String? {
    if words.isEmpty { return isRequired ? described : nil }
    if words.first?.isWhitespace == true || words.last?.isWhitespace == true {
      return "\(described) without blanks around"
    }
    let isFit: Bool
    switch content {
    case .forms:
      isFit = words.split(separator: "|", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0.first?.isWhitespace == false && $0.last?.isWhitespace == false
      }
    case .words: isFit = true
    case .one(let all): isFit = all.contains(words)
    case .some(let all): isFit = words.split(separator: ",").allSatisfy { all.contains(String($0)) }
    case .services:
      isFit = words.split(separator: "|").allSatisfy { services.contains(String($0)) }
    case .country: isFit = words.utf8.count == 2 && words.utf8.allSatisfy { $0 >= 65 && $0 <= 90 }
    case .grade: isFit = ListFormat.isCode(words, ["O": 10, "W": 5, "E": 9, "OF": 10, "OR": 9])
    case .nato: isFit = ListFormat.isCode(words, ["OF": 10, "WO": 5, "OR": 9])
    }
    return isFit ? nil : described
  }

  /// The first of some keys that no service has.
  func strangeKey(_ words: String, _ services: Set<String>) -> String {
    words.split(separator: "|").map(String.init).first { !services.contains($0) } ?? words
  }

  /// What the column holds, in words.
  public var described: String {
    switch content {
    case .forms: "written forms parted by bars"
    case .words: "words"
    case .one(let all): all.count == 1 ? all[0] : "one of " + all.joined(separator: ", ")
    case .some(let all): "some of " + all.joined(separator: ", ")
    case .services: "keys of services (see `muster list services`)"
    case .country: "a country in two letters such as US"
    case .grade: "a grade such as O-5, W-2, E-7, OF-4 or OR-6"
    case .nato: "a NATO code such as OF-4, WO-2 or OR-6"
    }
  }
}

extension ListFormat {
  /// Whether words are one of these letters, a hyphen, and a number from 1 to their limit.
  static func isCode(_ words: String, _ limits: [String: Int]) -> Bool {
    let parts = words.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let limit = limits[String(parts[0])], let number = Int(parts[1]),
      String(number) == parts[1]
    else { return false }
    return (1...limit).contains(number)
  }
}
