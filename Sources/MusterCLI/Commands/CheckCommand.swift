import ArgumentParser
import Muster

/// `muster check`: what does not pass muster, a line each.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what does not pass muster, a line each.",
    discussion: """
      A line is FILE:LINE:COLUMN: SEVERITY: MESSAGE [CHECK], as compilers write them. `muster list \
      checks` names the checks.

      EXAMPLES
        muster check release.html
        muster check --severity error releases/

      EXIT STATUS
        0 nothing was found; 1 something was found; 2 the arguments make no sense; \
      3 some inputs failed.
      """)

  @OptionGroup var input: InputOptions

  @Option(
    help: """
      Leave out what matters less than this: \
      \(Finding.Severity.allCases.map(\.rawValue).joined(separator: ", ")).
      """)
  var severity: Finding.Severity = .style

  func run() async throws {
    let wanted = Finding.Severity.allCases.prefix { $0 != severity } + [severity]
    var sink = StandardOutputSink()
    var found = false
    let tally = try await input.extract(
      with: try Pipeline(),
      render: { record in
        var record = record
        record.findings.removeAll { !wanted.contains($0.severity) }
        return OutputFormat.compilerLines.render(record, ExportOptions())
      },
      take: { rendered, name in
        if !rendered.isEmpty { found = true }
        try sink.write(rendered, name: name)
      })
    try sink.finish()
    if tally.failed > 0 { throw ExitCode.someFailed }
    if found { throw ExitCode.failure }
  }
}
