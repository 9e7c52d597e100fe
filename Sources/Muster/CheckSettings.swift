internal import MusterCheck
public import MusterModel

/// Which checks run, and how much their findings matter.
public struct CheckSettings: Hashable, Sendable {
  /// What is set for one check.
  public enum Level: Hashable, Sendable {
    /// It does not run.
    case off
    /// Its findings matter this much.
    case severity(Finding.Severity)
  }

  /// Whether the checks of style run: they are off unless asked for.
  public var hasStyle: Bool
  /// What is set for single checks; it goes before `hasStyle`.
  public var levels: [RuleID: Level]

  /// Makes settings: all checks but those of style, each as severe as it is by itself.
  public init(hasStyle: Bool = false, levels: [RuleID: Level] = [:]) {
    self.hasStyle = hasStyle
    self.levels = levels
  }

  /// Whether a check runs that is a matter of style, or is none.
  func runs(_ check: RuleID, isStyle: Bool) -> Bool {
    if let level = levels[check] { return level != .off }
    return !isStyle || hasStyle
  }

  /// A finding as severe as it is set to be; nil if it is not wanted.
  func applied(to finding: Finding) -> Finding? {
    switch levels[finding.check] {
    case .off: return nil
    case nil: return finding.severity != .style || hasStyle ? finding : nil
    case .severity(let severity):
      var finding = finding
      finding.severity = severity
      return finding
    }
  }
}
