import ArgumentParser

extension ExitCode {
  /// The arguments make no sense.
  static let usage = ExitCode(2)
  /// Some inputs could not be read, or an output could not be written.
  static let someFailed = ExitCode(3)
}
