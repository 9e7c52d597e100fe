import ArgumentParser
import Muster
import MusterRegister

/// `muster check`: what does not pass muster.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say what does not pass muster.",
    discussion: """
      For each finding a line FILE:LINE:COLUMN: SEVERITY: MESSAGE [CHECK], as compilers write them, \
      then the line of the page with a caret, and the evidence. `muster list checks` names the \
      checks, `muster explain name.misspelled` says what one does.

      EXAMPLES
        muster check release.html
        muster check --style --fail-on warning releases/
        muster check --format sarif --output findings.sarif releases/
        muster check --against archive.jsonl release.html
        muster check --only name.misspelled --only rank.conflict release.html
        muster accept 3f2a9c01b2c3d4e5 --reason 'He spells it so himself.'

      Accepted findings (see `muster help accept`) are left out of text, github and checkstyle, and \
      marked in json and sarif. Checks and severities can be set in muster.yml:

        checks:
          date.weekday: off
          word.confused: warning
        style: true
        fail-on: warning

      EXIT STATUS
        0 nothing at or above --fail-on; 1 findings at or above it; 2 the arguments or muster.yml \
      make no sense; 3 some inputs could not be read. The format never changes it.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup(title: "Knowledge") var knowledge: KnowledgeOptions

  @Option(
    help: "The form of the report: \(FindingFormats.all.map(\.id).joined(separator: ", ")).",
    completion: .list(FindingFormats.all.map(\.id)))
  var format: String = FindingFormats.all[0].id

  @Option(name: .shortAndLong, help: "Write to this file.", completion: .file())
  var output: String?

  @Flag(help: "Run the checks of style too.")
  var style = false

  @Option(
    help: """
      End with 1 from this severity on: \(FailOn.allCases.map(\.rawValue).joined(separator: ", ")) \
      (error, unless muster.yml says otherwise).
      """)
  var failOn: FailOn?

  @Option(
    help: """
      Leave out what matters less than this: \
      \(Finding.Severity.allCases.map(\.rawValue).joined(separator: ", ")).
      """)
  var severity: Finding.Severity = .style

  @Option(help: ArgumentHelp("Run this check alone; may stand several times.", valueName: "check"))
  var only: [String] = []

  @Option(help: ArgumentHelp("Do not run this check; may stand several times.", valueName: "check"))
  var skip: [String] = []

  @Option(
    help: ArgumentHelp(
      "The file of accepted findings, instead of the muster.accept of this folder or one above it.",
      valueName: "file"), completion: .file())
  var accept: String?

  @Option(
    help: ArgumentHelp(
      "Compare with these: records, a register (muster people --format jsonl), pages, folders; may "
        + "stand several times.", valueName: "records"), completion: .file())
  var against: [String] = []

  @Flag(help: "Show accepted findings in text, too.")
  var showAccepted = false

  @Option(help: "The columns of text, at which long lines are broken.")
  var width: Int?

  func validate() throws {
    if FindingFormats.format(named: format) == nil {
      let names = FindingFormats.all.map(\.id).joined(separator: ", ")
      throw ValidationError("expected one of \(names) as --format, but found '\(format)'")
    }
    let known = Catalogue.checks.map(\.id.name)
    for check in only + skip where !known.contains(check) {
      throw ValidationError(
        "expected a check (see `muster list checks`)\(Suggestion.nearest(to: check, in: known)), "
          + "but found '\(check)'")
    }
    if let width, width < 40 {
      throw ValidationError("expected --width of 40 or more, but found \(width)")
    }
  }

  func run() async throws {
    guard let form = FindingFormats.format(named: format) else { throw ExitCode.usage }
    var configuration = try knowledge.configuration()
    narrow(&configuration)
    let pipeline = try knowledge.pipeline(
      configuration, hasStyle: style, register: try register(configuration))
    let decisions = try Decisions.found(accept ?? configuration.accept)
    var report = CheckReport(
      form: form, run: checkRun(pipeline), decisions: decisions, least: severity)
    let tally: Tally
    do {
      if let output {
        tally = try await write(&report, with: pipeline, to: try FileSink(path: output))
      } else {
        tally = try await write(&report, with: pipeline, to: StandardOutputSink())
      }
    } catch let error as ExportError {
      var console = StandardError(isQuiet: false)
      console.line(error.description)
      throw ExitCode.someFailed
    }
    var console = StandardError(isQuiet: input.quiet)
    for decision in report.unused {
      console.note("\(decision.place): no finding needs the decision on \(decision.id)")
    }
    console.note(report.summary(tally))
    if tally.failed > 0 { throw ExitCode.someFailed }
    let failOn = failOn ?? configuration.failOn ?? .error
    if report.counts.contains(where: { failOn.includes($0.key) && $0.value > 0 }) {
      throw ExitCode.failure
    }
  }

  /// Turns off what `--only` and `--skip` leave out.
  private func narrow(_ configuration: inout Configuration) {
    for check in Catalogue.checks.map(\.id) {
      if skip.contains(check.name) || !only.isEmpty && !only.contains(check.name) {
        configuration.levels[check] = .off
      } else if only.contains(check.name),
        configuration.levels[check] == nil || configuration.levels[check] == .off,
        let severity = Catalogue.severity(of: check)
      {
        // Who names a check of style wants it to run.
        configuration.levels[check] = .severity(severity)
      }
    }
  }

  /// What the records of `--against` and of `muster.yml` say; one that cannot be read stops all.
  private func register(_ configuration: Configuration) throws -> Register {
    let paths = configuration.against + against
    guard !paths.isEmpty else { return Register() }
    let pipeline = try knowledge.pipeline(configuration)
    var register = Register()
    var failed = false
    var console = StandardError(isQuiet: false)
    RecordInputs.read(paths, pipeline) { outcome in
      switch outcome {
      case .success(.record(let release)): register.add(release)
      case .success(.person(let person)): register.add(person)
      case .failure(let error):
        failed = true
        console.line("\(error.place): \(error.message)")
      }
    }
    if failed { throw ExitCode.someFailed }
    return register
  }

  private func checkRun(_ pipeline: Pipeline) -> CheckRun {
    CheckRun(
      provenance: pipeline.provenance, checks: Catalogue.describedChecks,
      isColored: output == nil && Terminal.isColored, width: width ?? Terminal.width,
      breaksHead: width != nil || output == nil && Terminal.isShown, showsAccepted: showAccepted)
  }

  private func write(
    _ report: inout CheckReport, with pipeline: Pipeline, to sink: consuming some Sink & ~Copyable
  ) async throws -> Tally {
    let render = report.render
    try sink.write(report.opening, name: "")
    var checked = report
    let tally = try await input.extract(with: pipeline, render: render) { part, name in
      try sink.write(checked.taken(part), name: name)
    }
    try sink.write(checked.closing(tally), name: "")
    try sink.finish()
    report = checked
    return tally
  }
}
