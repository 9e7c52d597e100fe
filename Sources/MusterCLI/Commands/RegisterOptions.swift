import ArgumentParser
import Muster
import MusterRegister

/// The arguments of `muster people` and `muster units`.
struct RegisterOptions: ParsableArguments {
  /// The forms of a register.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv, jsonl
  }

  @Argument(
    help: ArgumentHelp(
      "Records (.jsonl, .json), pages, folders of them, or - for records on standard input.",
      valueName: "records"), completion: .file())
  var paths: [String]

  @Option(help: "The form: \(Format.allValueStrings.joined(separator: ", ")).")
  var format: Format = .table

  @Option(name: .shortAndLong, help: "Write to this file.", completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("Only those with these words in a spelling of the name.", valueName: "words")
  )
  var find: String?

  @Flag(help: "Only those with something that does not agree.")
  var conflicts = false

  @Flag(help: "Say nothing but which inputs failed.")
  var quiet = false

  @OptionGroup(title: "Knowledge") var knowledge: KnowledgeOptions

  /// Reads the records, makes the register, and writes what `lines` makes of it.
  func run(
    _ lines: (ArchiveRegister) -> [(bytes: [UInt8], names: [String], conflicts: Int)],
    head: [String], noun: String
  ) throws {
    let pipeline = try knowledge.pipeline(try knowledge.configuration())
    var console = StandardError(isQuiet: quiet)
    var archive = Archive()
    var failed = 0
    RecordInputs.read(paths, pipeline) { outcome in
      switch outcome {
      case .success(.record(let release)):
        archive.add(release)
        console.progress("\(archive.releases.count) \(release.name)")
      case .success(.person(let person)):
        failed += 1
        console.line("\(person.family): expected a record, but found a line of a register")
      case .failure(let error):
        failed += 1
        console.line("\(error.place): \(error.message)")
      }
    }
    console.end()
    let register = archive.register(pipeline.lexicon)
    var shown = lines(register)
    if conflicts { shown.removeAll { $0.conflicts == 0 } }
    if let find {
      let wanted = find.lowercased()
      shown.removeAll { line in !line.names.contains { $0.lowercased().contains(wanted) } }
    }
    var bytes: [UInt8] = format == .csv ? Array(ArchiveRegister.csvRow(head).utf8) : []
    for (number, line) in shown.enumerated() {
      if format == .table, number > 0 { bytes.append(0x0A) }
      bytes += line.bytes
    }
    do {
      if let output {
        var sink = try FileSink(path: output)
        try sink.write(bytes, name: "")
        try sink.finish()
      } else {
        var sink = StandardOutputSink()
        try sink.write(bytes, name: "")
        try sink.finish()
      }
    } catch {
      console.line(error.description)
      throw ExitCode.someFailed
    }
    let count = shown.reduce(0) { $0 + $1.conflicts }
    console.note(
      "\(register.releases.count) \(register.releases.count == 1 ? "record" : "records"): "
        + "\(shown.count) \(noun), "
        + "\(count) \(count == 1 ? "conflict" : "conflicts")")
    if failed > 0 { throw ExitCode.someFailed }
  }
}
