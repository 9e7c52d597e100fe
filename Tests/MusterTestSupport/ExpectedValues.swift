/// A line such as `person rank=Captain given=Floyd family=Harris`: a layer, and values by key.
public struct ExpectedValues: Equatable, Sendable {
  /// A value that is expected.
  public struct Value: Equatable, Sendable {
    /// How the value found has to compare.
    public enum Relation: String, Sendable { case equal = "=", atLeast = ">=" }

    /// Which value.
    public var key: String
    /// How it has to compare.
    public var relation: Relation
    /// What with; empty for a value that is not there.
    public var value: String
  }

  /// The layer: `person`, `date` ….
  public var layer: String
  /// The values.
  public var values: [Value]

  /// Reads a line.
  public init(_ text: String) throws(Complaint) {
    var words = try ExpectedValues.words(of: text)
    guard !words.isEmpty else { throw Complaint("expected a layer, but found nothing") }
    layer = words.removeFirst()
    values = []
    for word in words {
      guard let sign = word.firstIndex(where: { $0 == "=" || $0 == ">" }) else {
        throw Complaint("expected key=value, but found \(word)")
      }
      let key = String(word[..<sign])
      var rest = word[sign...]
      let relation: Value.Relation = rest.hasPrefix(">=") ? .atLeast : .equal
      guard rest.hasPrefix(relation.rawValue) else {
        throw Complaint("expected key=value, but found \(word)")
      }
      rest = rest.dropFirst(relation.rawValue.count)
      values.append(Value(key: key, relation: relation, value: String(rest)))
    }
  }

  /// Words divided by spaces; spaces within double marks divide nothing, the marks go.
  ///
  /// `\"` within marks stands for a mark.
  static func words(of text: String) throws(Complaint) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    var isEscaped = false
    for character in text {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if isQuoted, character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
        word = word ?? ""
      } else if character == " ", !isQuoted {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if isQuoted { throw Complaint("expected a closing \", but found the end of the line") }
    if let done = word { words.append(done) }
    return words
  }
}

/// What is not as a case says.
public struct Complaint: Error, Equatable, Sendable, CustomStringConvertible {
  /// *Expected X, but found Y.*
  public var description: String

  /// Makes one.
  public init(_ description: String) { self.description = description }
}
