import ArgumentParser
import Muster

/// `muster extract`: releases in, records out.
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Turn releases into records.",
    discussion: """
      PATH is a file, a folder (all .html, .htm, .xhtml and .txt files below it, also with .gz, \
      and Web archives: .warc and .warc.gz), a pattern in quotation marks, or - for standard \
      input. Records come out in the order of the inputs, whatever --jobs is.

      EXAMPLES
        muster extract release.html
        muster extract --format text release.html
        muster extract --output records.jsonl releases/
        muster extract --format json --output records 'releases/2025-*.html'
        muster extract --published 2025-02-12 release.txt
        muster extract --output records.jsonl crawl.warc.gz
        cat documents.jsonl | muster extract --input-format jsonl -

      A line of a JSON Lines input is an object: {"id", "text" or "html", "url"?, "published"?}.

      EXIT STATUS
        0 all inputs were read; 2 the arguments make no sense; 3 some inputs failed.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup(title: "Knowledge") var knowledge: KnowledgeOptions

  @Option(
    help: "The form of the records: \(Sinks.all.map(\.id).joined(separator: ", ")).",
    completion: .list(Sinks.all.map(\.id)))
  var format: String = Sinks.all[0].id

  @Option(
    name: .shortAndLong, help: "Write to this file, or to a file each in this folder.",
    completion: .file())
  var output: String?

  @Option(
    help: "The unit of offsets: \(OffsetUnit.allCases.map(\.rawValue).joined(separator: ", ")).")
  var offsets: OffsetUnit = .codepoints

  @Flag(name: .customLong("no-indirect"), help: "Leave out reported speech without marks.")
  var leavesOutIndirect = false

  func validate() throws {
    guard Sinks.format(named: format) == nil else { return }
    let names = Sinks.all.map(\.id).joined(separator: ", ")
    throw ValidationError("expected one of \(names) as --format, but found '\(format)'")
  }

  func run() async throws {
    guard let form = Sinks.format(named: format) else { throw ExitCode.usage }
    let pipeline = try knowledge.pipeline(
      try knowledge.configuration(), keepsIndirect: !leavesOutIndirect)
    let tally: Tally
    do {
      if let output, ExtractCommand.isFolder(output, form) {
        tally = try await extract(
          form, with: pipeline, to: try FolderSink(path: output, fileExtension: form.fileExtension))
      } else if let output {
        tally = try await extract(form, with: pipeline, to: try FileSink(path: output))
      } else {
        tally = try await extract(form, with: pipeline, to: StandardOutputSink())
      }
    } catch let error as ExportError {
      var console = StandardError(isQuiet: false)
      console.line(error.description)
      throw ExitCode.someFailed
    }
    var console = StandardError(isQuiet: input.quiet)
    console.note(tally.summary)
    if tally.failed > 0 { throw ExitCode.someFailed }
  }

  /// An output is a folder if it is one, or ends in "/", or if each record is to have its own file
  /// and nothing of that name is there.
  private static func isFolder(_ output: String, _ form: OutputFormat) -> Bool {
    switch FileSystem.entry(at: output) {
    case .folder: true
    case .file: false
    case nil:
      output.hasSuffix("/")
        || form.layout == .fileEach && !output.hasSuffix("." + form.fileExtension)
    }
  }

  private func extract(
    _ form: OutputFormat, with pipeline: Pipeline, to sink: consuming some Sink & ~Copyable
  ) async throws -> Tally {
    let options = ExportOptions(offsets: offsets, isColored: Terminal.isColored && output == nil)
    let tally = try await input.extract(with: pipeline, render: { form.render($0, options) }) {
      try sink.write($0, name: $1)
    }
    try sink.finish()
    return tally
  }
}
