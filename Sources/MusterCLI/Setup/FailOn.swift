import ArgumentParser
import Muster

/// From which severity on a finding makes `muster check` end with 1.
enum FailOn: String, ExpressibleByArgument, CaseIterable, Sendable {
  case error, warning, info, style, never

  /// Whether a finding of a severity does.
  func includes(_ severity: Finding.Severity) -> Bool {
    guard let limit = Finding.Severity(rawValue: rawValue),
      let own = Finding.Severity.allCases.firstIndex(of: severity),
      let last = Finding.Severity.allCases.firstIndex(of: limit)
    else { return false }
    return own <= last
  }
}
