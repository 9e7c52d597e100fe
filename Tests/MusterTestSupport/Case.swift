/// One case of a case file: a text, and what is to be found in it.
public struct Case: Sendable {
  /// A line of the text: a block of its own.
  public struct Line: Equatable, Sendable {
    /// The kind of block, as `headline` or `list_item`; nil for a paragraph.
    public var kind: String?
    /// The words, with their marks.
    public var text: String
    /// Its number in the file, from 1.
    public var number: Int

    /// Makes a line.
    public init(kind: String?, text: String, number: Int) {
      self.kind = kind
      self.text = text
      self.number = number
    }
  }

  /// A line that says what is expected, without its `>`.
  public struct Expectation: Equatable, Sendable {
    /// The words.
    public var text: String
    /// Its number in the file, from 1.
    public var number: Int
  }

  /// The file's path in the corpus: `rules/person.rank-name.cases`.
  public var file: String
  /// What the case shows.
  public var title: String
  /// The number of its first line, from 1.
  public var number: Int
  /// The text.
  public var lines: [Line] = []
  /// The day of publication as `2025-02-12`, where the case has one.
  public var published: String?
  /// What is expected.
  public var expectations: [Expectation] = []
  /// What is wrong with the way it is written; such a case fails.
  public var fault: CaseFault?

  /// The id that the file is named for: `person.rank-name`.
  public var subject: String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.hasSuffix(".cases") ? String(name.dropLast(6)) : name
  }

  /// Whether nothing is to be found: the negative case.
  public var isNegative: Bool {
    !expectations.isEmpty
      && expectations.allSatisfy { $0.text == "nothing" || $0.text.contains(" != ") }
  }
}

/// What is wrong with the way a case is written.
public struct CaseFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file's path in the corpus.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// *Expected X, but found Y.*
  public var message: String

  /// Makes a fault.
  public init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// As `rules/rank.form.cases:12: expected …`.
  public var description: String { "\(file):\(line): \(message)" }
}
