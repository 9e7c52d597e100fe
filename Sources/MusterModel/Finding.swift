/// Something in the release that does not pass muster.
public struct Finding: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: String, Sendable, CaseIterable { case error, warning, info, style }

  /// A passage that speaks for the finding.
  public struct Evidence: Hashable, Sendable {
    /// The words.
    public var range: TextRange
    /// What they show.
    public var note: String

    /// Makes one.
    public init(range: TextRange, note: String) {
      self.range = range
      self.note = note
    }
  }

  /// The check that found it, such as `name.misspelled`.
  public var check: RuleID
  /// How much it matters.
  public var severity: Severity
  /// *Expected X, but found Y, because Z.*
  public var message: String
  /// The words meant.
  public var range: TextRange
  /// What should stand there, or nil where that is not known.
  public var suggestion: String?
  /// Whether the words stand in a quotation, where only the recording can tell.
  public var isInQuote: Bool
  /// The passages that speak for it.
  public var evidence: [Evidence]

  /// Makes a finding.
  public init(
    check: RuleID, severity: Severity, message: String, range: TextRange,
    suggestion: String? = nil, isInQuote: Bool = false, evidence: [Evidence] = []
  ) {
    self.check = check
    self.severity = severity
    self.message = message
    self.range = range
    self.suggestion = suggestion
    self.isInQuote = isInQuote
    self.evidence = evidence
  }
}
