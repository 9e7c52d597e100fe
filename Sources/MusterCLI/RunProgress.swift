import Glibc
import Muster
import MusterRun

/// Says how far a run has come: a line that is written over on a terminal, else one each 10 s.
final class RunProgress {
  private let total: Int?
  private let isQuiet: Bool
  private let isTerminal = isatty(2) == 1
  private let start = ContinuousClock.now
  private var shown = ContinuousClock.now
  private var console: StandardError

  init(total: Int?, isQuiet: Bool) {
    self.total = total
    self.isQuiet = isQuiet
    console = StandardError(isQuiet: isQuiet)
  }

  func show(_ tally: RunTally) {
    guard !isQuiet, ContinuousClock.now - shown > (isTerminal ? .milliseconds(100) : .seconds(10))
    else { return }
    shown = .now
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let rate = Double(tally.sum - tally.resumed) / max(seconds, 0.001)
    var words = "\(tally.sum)" + (total.map { "/\($0)" } ?? "")
    words += ", \(Int(rate.rounded())) a second"
    if tally.failed > 0 { words += ", \(tally.failed) failed" }
    if let total, rate > 0, total > tally.sum {
      words += ", \(RunProgress.time(Double(total - tally.sum) / rate)) left"
    }
    if isTerminal { console.progress(words) } else { console.note(words) }
  }

  /// "100 inputs: 96 read, 1 failed, 2 skipped, 1 duplicate in 0:12".
  static func summary(of tally: RunTally, seconds: Double) -> String {
    "\(tally.inputs) \(tally.inputs == 1 ? "input" : "inputs"): \(tally.read) read, "
      + "\(tally.failed) failed, \(tally.skipped) skipped, \(tally.duplicate) duplicate in "
      + time(seconds)
  }

  private static func time(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    let minutes = whole / 60 % 60
    let rest = "\(CivilDate.padded(minutes, 2)):\(CivilDate.padded(whole % 60, 2))"
    return whole >= 3600 ? "\(whole / 3600):\(rest)" : rest
  }
}
