/// A text in which ⟦ and ⟧ mark spans, so that nobody counts bytes.
///
/// Spans may lie in one another; they are numbered by their opening marks.
public struct MarkedText: Equatable, Sendable {
  /// What is wrong with the marks.
  public struct Fault: Error, Equatable, Sendable {
    /// The line in which it is, from 0.
    public var line: Int
    /// *Expected X, but found Y.*
    public var message: String

    /// Makes a fault.
    public init(line: Int, message: String) {
      self.line = line
      self.message = message
    }
  }

  /// The text without the marks.
  public var text: String
  /// The UTF-8 offsets of the marked spans in `text`, in the order of their opening marks.
  public var spans: [Range<Int>]

  /// Reads a text with marks.
  public init(_ marked: String) throws(Fault) {
    var text = ""
    var spans: [Range<Int>] = []
    var open: [(span: Int, line: Int)] = []
    var line = 0
    var count = 0
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦":
        open.append((spans.count, line))
        spans.append(count..<count)
      case "⟧":
        guard let last = open.popLast() else {
          throw Fault(line: line, message: "expected ⟦ before ⟧, but found none")
        }
        spans[last.span] = spans[last.span].lowerBound..<count
        if spans[last.span].isEmpty {
          throw Fault(line: line, message: "expected words between ⟦ and ⟧, but found none")
        }
      default:
        if scalar == "\n" { line += 1 }
        text.unicodeScalars.append(scalar)
        count += UTF8.width(scalar)
      }
    }
    if let first = open.first {
      throw Fault(line: first.line, message: "expected ⟧ behind ⟦, but found none")
    }
    self.text = text
    self.spans = spans
  }
}
