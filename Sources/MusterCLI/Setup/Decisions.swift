import Muster

/// What was decided on findings: the lines of `muster.accept`.
struct Decisions: Sendable {
  /// The name of the file where none is given.
  static let fileName = "muster.accept"

  /// The file, or nil if there is none.
  var path: String?
  /// The decisions in the order of their lines.
  var all: [Decision] = []
  /// The places in `all` by the id of the finding.
  private var byID: [String: [Int]] = [:]

  /// No decisions.
  init() {}

  /// Reads a file.
  init(path: String) throws {
    let bytes: [UInt8]
    do { bytes = try FileSystem.bytes(at: path) } catch {
      throw SetupError(place: path, message: error.message)
    }
    self.path = path
    let text = String(decoding: bytes, as: UTF8.self)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = line.hasSuffix("\r") ? line.dropLast() : line
      if line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") { continue }
      let decision = try Decisions.decision(of: line, place: "\(path):\(index + 1)")
      byID[decision.id, default: []].append(all.count)
      all.append(decision)
    }
  }

  /// The decisions of the file that is named, or of that in this folder or one above it.
  static func found(_ named: String?) throws -> Decisions {
    if let named { return try Decisions(path: named) }
    guard let path = FileSystem.upwards([fileName]) else { return Decisions() }
    return try Decisions(path: path)
  }

  /// The first decision on a finding of a release: its place in `all`.
  func number(of id: String, release: String, source: String) -> Int? {
    byID[id]?.first { all[$0].holds(for: id, release: release, source: source) }
  }

  /// "ID SCOPE DATE REASON", parted by blanks; the reason is the rest of the line.
  private static func decision(of line: Substring, place: String) throws -> Decision {
    let parts = line.split(maxSplits: 3, whereSeparator: \.isWhitespace).map(String.init)
    func fault(_ expected: String, _ found: String) -> SetupError {
      SetupError(place: place, message: "expected \(expected), but found \(found)")
    }
    guard parts.count == 4 else {
      throw fault("ID SCOPE DATE REASON", "\(parts.count) of them")
    }
    guard isID(parts[0]) else {
      throw fault("the id of a finding, 16 hexadecimal digits", "\u{201C}\(parts[0])\u{201D}")
    }
    guard let scope = scope(of: parts[1]) else {
      throw fault("everywhere, release:ID or source:NAME", "\u{201C}\(parts[1])\u{201D}")
    }
    guard parts[2] == "-" || CivilDate(iso: parts[2]) != nil && parts[2].utf8.count == 10 else {
      throw fault("a date as YYYY-MM-DD, or -", "\u{201C}\(parts[2])\u{201D}")
    }
    return Decision(
      id: parts[0], scope: scope, date: parts[2] == "-" ? nil : parts[2], reason: parts[3],
      place: place)
  }

  /// Whether words are the id of a finding.
  static func isID(_ words: String) -> Bool {
    words.utf8.count == 16
      && words.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x61 && $0 <= 0x66 }
  }

  /// The scope that words name, or nil.
  static func scope(of words: String) -> Decision.Scope? {
    if words == "everywhere" { return .everywhere }
    let parts = words.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "release": return .release(parts[1])
    case "source":
      return .source(
        parts[1].split(separator: "%20", omittingEmptySubsequences: false).joined(separator: " "))
    default: return nil
    }
  }

  /// The line of a decision.
  static func line(_ decision: Decision) -> String {
    let scope = decision.scope.description.split(separator: " ", omittingEmptySubsequences: false)
      .joined(separator: "%20")
    return "\(decision.id) \(scope) \(decision.date ?? "-") \(decision.reason)\n"
  }

  /// What stands at the head of a new file.
  static let heading = """
    # Findings that are accepted, one a line: id, scope, day, reason.
    # The scope is everywhere, release:ID or source:NAME; the day may be "-".

    """
}
