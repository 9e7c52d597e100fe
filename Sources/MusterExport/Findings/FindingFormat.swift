public import MusterModel

/// A form in which findings are written out.
///
/// A report has an opening, a piece for each release in input order, and a closing.
public struct FindingFormat: Identifiable, Sendable {
  /// What a user calls it: "text".
  public var id: String
  /// What it is, in one sentence.
  public var summary: String
  /// What stands before the first release.
  public var opening: @Sendable (CheckRun) -> [UInt8]
  /// What a release becomes; nothing where it has no findings that the form shows.
  public var release: @Sendable (CheckedRelease, CheckRun) -> [UInt8]
  /// What stands between two releases that are not empty.
  public var separator: [UInt8]
  /// What stands behind the last release.
  public var closing: @Sendable (CheckRun, CheckRun.End) -> [UInt8]

  init(
    id: String, summary: String, separator: String = "",
    opening: @escaping @Sendable (CheckRun) -> [UInt8] = { _ in [] },
    closing: @escaping @Sendable (CheckRun, CheckRun.End) -> [UInt8] = { _, _ in [] },
    release: @escaping @Sendable (CheckedRelease, CheckRun) -> [UInt8]
  ) {
    self.id = id
    self.summary = summary
    self.separator = Array(separator.utf8)
    self.opening = opening
    self.closing = closing
    self.release = release
  }
}

/// What holds for a whole run of checks.
public struct CheckRun: Sendable {
  /// A check as a report describes it.
  public struct Check: Sendable {
    /// The stable name.
    public var id: String
    /// What it looks for, in one sentence.
    public var summary: String
    /// What it leaves alone; empty where nothing is said of it.
    public var limits: String
    /// How much its findings matter, as a rule.
    public var severity: Finding.Severity

    /// Makes one.
    public init(id: String, summary: String, limits: String, severity: Finding.Severity) {
      self.id = id
      self.summary = summary
      self.limits = limits
      self.severity = severity
    }
  }

  /// What made the report.
  public var provenance: Provenance
  /// The checks, in the order of their list.
  public var checks: [Check]
  /// Whether a reading for people may use colours.
  public var isColored: Bool
  /// How many columns a reading for people may take.
  public var width: Int
  /// Whether the first line of a finding is broken too, for a terminal.
  public var breaksHead: Bool
  /// Whether accepted findings are shown in a reading for people.
  public var showsAccepted: Bool

  /// Makes one.
  public init(
    provenance: Provenance, checks: [Check], isColored: Bool = false, width: Int = 80,
    breaksHead: Bool = false, showsAccepted: Bool = false
  ) {
    self.provenance = provenance
    self.checks = checks
    self.isColored = isColored
    self.width = width
    self.breaksHead = breaksHead
    self.showsAccepted = showsAccepted
  }
}

extension CheckRun {
  /// What is known when all inputs are read.
  public struct End: Sendable {
    /// The inputs that could not be read.
    public var failed: [FailedInput]
    /// The decisions that no finding needed.
    public var unused: [Decision]

    /// Makes one.
    public init(failed: [FailedInput] = [], unused: [Decision] = []) {
      self.failed = failed
      self.unused = unused
    }
  }
}

/// An input that could not be read.
public struct FailedInput: Hashable, Sendable {
  /// The input, with line and column where it has them.
  public var place: String
  /// *Expected X, but found Y.*
  public var message: String

  /// Makes one.
  public init(place: String, message: String) {
    self.place = place
    self.message = message
  }
}

/// The forms in which findings can be written out.
///
/// To add one: a file in `Findings/` and its line here.
public enum FindingFormats {
  /// All formats; the first is the one that is used where none is named.
  public static let all: [FindingFormat] = [.text, .json, .sarif, .github, .checkstyle]

  /// The format of a name.
  public static func format(named name: String) -> FindingFormat? { all.first { $0.id == name } }
}
