import ArgumentParser
import Glibc
import Muster

/// `muster extract`: releases in, records out.
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Turn releases into records.",
    discussion: """
      PATH is a file, a folder (all .html, .htm, .xhtml and .txt files below it), a pattern in \
      quotation marks, or - for standard input. Records come out in the order of the inputs, \
      whatever --jobs is.

      EXAMPLES
        muster extract release.html
        muster extract --format text release.html
        muster extract --output records.jsonl releases/
        muster extract --format json --output records 'releases/2025-*.html'
        muster extract --published 2025-02-12 release.txt
        cat documents.jsonl | muster extract --input-format jsonl -

      A line of a JSON Lines input is an object: {"id", "text" or "html", "url"?, "published"?}.

      EXIT STATUS
        0 all inputs were read; 2 the arguments make no sense; 3 some inputs failed.
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, patterns, or - for standard input.", valueName: "path"),
    completion: .file())
  var paths: [String]

  @Option(help: "What the inputs are: \(InputFormat.allValueStrings.joined(separator: ", ")).")
  var inputFormat: InputFormat = .auto

  @Option(
    help: "The form of the records: \(Sinks.all.map(\.id).joined(separator: ", ")).",
    completion: .list(Sinks.all.map(\.id)))
  var format: String = Sinks.all[0].id

  @Option(
    name: .shortAndLong, help: "Write to this file, or to a file each in this folder.",
    completion: .file())
  var output: String?

  @Option(name: .shortAndLong, help: "How many releases to read side by side.")
  var jobs: Int = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  @Option(help: "The day of publication (YYYY-MM-DD) of inputs that do not tell it.")
  var published: String?

  @Option(
    help: "The unit of offsets: \(OffsetUnit.allCases.map(\.rawValue).joined(separator: ", ")).")
  var offsets: OffsetUnit = .codepoints

  @Flag(name: .customLong("no-indirect"), help: "Leave out reported speech without marks.")
  var leavesOutIndirect = false

  @Flag(help: "Say nothing but which inputs failed.")
  var quiet = false

  func validate() throws {
    if paths.isEmpty { throw ValidationError("expected a path, but found none") }
    if Sinks.format(named: format) == nil {
      let names = Sinks.all.map(\.id).joined(separator: ", ")
      throw ValidationError("expected one of \(names) as --format, but found '\(format)'")
    }
    if jobs < 1 { throw ValidationError("expected --jobs of 1 or more, but found \(jobs)") }
    if let published, CivilDate(iso: published) == nil || published.utf8.count != 10 {
      throw ValidationError("expected --published as YYYY-MM-DD, but found '\(published)'")
    }
  }

  func run() async throws {
    var console = StandardError(isQuiet: quiet)
    guard let form = Sinks.format(named: format) else { throw ExitCode.usage }
    let options = ExportOptions(offsets: offsets)
    let extraction = Extraction(
      pipeline: try Pipeline(options: Pipeline.Options(keepsIndirect: !leavesOutIndirect)),
      mediaType: inputFormat.mediaType, published: published.flatMap { CivilDate(iso: $0) },
      render: { form.render($0, options) })
    let queue = InputQueue(paths: paths, format: inputFormat)
    do {
      let tally: Tally
      if let output, ExtractCommand.isFolder(output, form) {
        let sink = try FolderSink(path: output, fileExtension: form.fileExtension)
        tally = try await extract(queue, with: extraction, to: sink, &console)
      } else if let output {
        tally = try await extract(queue, with: extraction, to: try FileSink(path: output), &console)
      } else {
        tally = try await extract(queue, with: extraction, to: StandardOutputSink(), &console)
      }
      console.note(tally.summary)
      if tally.failed > 0 { throw ExitCode.someFailed }
    } catch let error as ExportError {
      console.line(error.description)
      throw ExitCode.someFailed
    }
  }

  /// An output is a folder if it is one, or ends in "/", or if each record is to have its own file
  /// and nothing of that name is there.
  private static func isFolder(_ output: String, _ form: OutputFormat) -> Bool {
    switch FileSystem.entry(at: output) {
    case .folder: true
    case .file: false
    case nil:
      output.hasSuffix("/") || form.layout == .fileEach && !output.hasSuffix(form.fileExtension)
    }
  }

  private func extract(
    _ queue: consuming InputQueue, with extraction: Extraction,
    to sink: consuming some Sink & ~Copyable,
    _ console: inout StandardError
  ) async throws -> Tally {
    var tally = Tally()
    let total = queue.count.map { "/\($0)" } ?? ""
    try await extraction.run(queue, jobs: jobs) { outcome in
      switch outcome {
      case .record(let name, let rendered, let bytes):
        tally.read += 1
        tally.bytes += bytes
        try sink.write(rendered, name: name)
        console.progress("\(tally.read + tally.failed)\(total) \(name)")
      case .failed(let place, let message):
        tally.failed += 1
        console.line("\(place): \(message)")
      }
    }
    try sink.finish()
    return tally
  }
}

/// What was done, for the closing summary.
private struct Tally {
  var read = 0
  var failed = 0
  var bytes = 0
  let start = ContinuousClock.now

  /// "48 releases read, 0 failed: 1.2 MB in 0.21 s".
  var summary: String {
    let time = (ContinuousClock.now - start) / .milliseconds(1)
    return "\(read) \(read == 1 ? "release" : "releases") read, \(failed) failed: "
      + "\(Tally.decimal(Double(bytes) / 1e6)) MB in \(Tally.decimal(time / 1000)) s"
  }

  private static func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(CivilDate.padded(hundredths % 100, 2))"
  }
}
