import Glibc

/// What the program says besides its output: progress, failures, the summary.
struct StandardError {
  private let isTerminal = isatty(2) == 1
  private let isQuiet: Bool
  private var hasProgress = false
  private var shown = ContinuousClock.now

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// A line that stays.
  mutating func line(_ words: String) {
    clear()
    StandardError.write(words + "\n")
  }

  /// A line that stays, unless the program is to be quiet.
  mutating func note(_ words: String) {
    clear()
    if !isQuiet { StandardError.write(words + "\n") }
  }

  /// A line that the next one writes over; on a terminal only, and not more than ten a second.
  mutating func progress(_ words: @autoclosure () -> String) {
    guard isTerminal, !isQuiet, ContinuousClock.now - shown > .milliseconds(100) else { return }
    shown = .now
    StandardError.write("\r\u{1B}[K" + words())
    hasProgress = true
  }

  /// Removes what `progress` showed.
  mutating func end() { clear() }

  private mutating func clear() {
    if hasProgress { StandardError.write("\r\u{1B}[K") }
    hasProgress = false
  }

  private static func write(_ words: String) {
    var words = words
    words.withUTF8 { buffer in _ = Glibc.write(2, buffer.baseAddress, buffer.count) }
  }
}
