import ArgumentParser
import Glibc

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
    } catch {
      // ArgumentParser's own status for wrong arguments is 64; ours is 2, as grep's is.
      guard MusterCommand.exitCode(for: error) == .validationFailure else {
        MusterCommand.exit(withError: error)
      }
      var console = StandardError(isQuiet: false)
      console.line(MusterCommand.fullMessage(for: error))
      Glibc.exit(ExitCode.usage.rawValue)
    }
  }
}
