import ArgumentParser
import Glibc
import MusterText

/// Runs the command that the arguments name, and gives its exit status.
@main
enum Main {
  static func main() async {
    do {
      var command = try MusterCommand.parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch let error as SetupError {
      stop("\(error.place): \(error.message)")
    } catch let error as LexiconError {
      stop(error.description)
    } catch {
      // ArgumentParser's own status for wrong arguments is 64; ours is 2, as grep's is.
      guard MusterCommand.exitCode(for: error) == .validationFailure else {
        MusterCommand.exit(withError: error)
      }
      stop(MusterCommand.fullMessage(for: error))
    }
  }

  /// Says what makes no sense, and ends.
  private static func stop(_ message: String) -> Never {
    var console = StandardError(isQuiet: false)
    console.line(message)
    Glibc.exit(ExitCode.usage.rawValue)
  }
}
