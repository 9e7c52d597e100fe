import ArgumentParser
import Glibc
import Muster
import MusterRun

/// `muster run`: an archive in, a folder of results out.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Read a whole archive into a folder of results; go on where it was interrupted.",
    discussion: """
      The folder holds records.jsonl, findings.jsonl, errors.jsonl (what failed, with the cause), \
      skipped.jsonl (what is no release, and duplicates), journal.tsv (what became of each input) \
      and, when the run is at its end, manifest.json. Each input is read by a worker process: one \
      that crashes or hangs costs its input only, after a second try.

      A run that was killed goes on with the same command, and its files are byte for byte those \
      of a run that was not.

      EXAMPLES
        muster run archive/ --output results
        muster run archive/ --output results --retry-failed
        muster run archive/ crawl.warc.gz --output results --changed --jobs 8

      EXIT STATUS
        0 something became of each input, and none failed; 2 the arguments make no sense; 3 some \
      inputs failed, or the results could not be written.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var knowledge: KnowledgeOptions

  @Option(name: .shortAndLong, help: "The folder of the results.", completion: .directory)
  var output: String

  @Flag(help: "Read again what failed in the run that is in the folder.")
  var retryFailed = false

  @Flag(help: "Read again what has changed since the run that is in the folder, and what is new.")
  var changed = false

  @Option(help: "Give up an input after so many seconds.")
  var timeout: Int = 60

  @Option(help: "Give a worker at most so many megabytes of memory; 0 for no limit.")
  var memory: Int = 4096

  @Flag(name: .customLong("no-indirect"), help: "Leave out reported speech without marks.")
  var leavesOutIndirect = false

  func validate() throws {
    if timeout < 1 {
      throw ValidationError("expected --timeout of 1 or more, but found \(timeout)")
    }
    if memory < 0 {
      throw ValidationError("expected --memory of 0 or more, but found \(memory)")
    }
  }

  func run() async throws {
    var console = StandardError(isQuiet: input.quiet)
    if BatchRun.isFinished(output), !retryFailed, !changed {
      console.note(
        "\(output): this run is at its end; --changed reads what is new or changed, "
          + "--retry-failed what failed")
      return
    }
    // A worker that has died must not end the run.
    signal(SIGPIPE, SIG_IGN)
    let start = ContinuousClock.now
    do {
      let tally = try await work()
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      console.note(RunProgress.summary(of: tally, seconds: seconds))
      if tally.failed > 0 { throw ExitCode.someFailed }
    } catch let error as ExportError {
      console.line(error.description)
      throw ExitCode.someFailed
    }
  }

  private func work() async throws -> RunTally {
    let start = ContinuousClock.now
    let pipeline = try knowledge.pipeline(
      try knowledge.configuration(), keepsIndirect: !leavesOutIndirect)
    var settings: [String] = []
    if leavesOutIndirect { settings.append("no-indirect") }
    if let published = input.published { settings.append("published \(published)") }
    let options = BatchRun.Options(
      folder: output, jobs: input.jobs, provenance: pipeline.provenance, settings: settings,
      reusesUnchanged: changed, retriesFailed: retryFailed)
    let inputs = RunInputs(input)
    let progress = RunProgress(total: inputs.count, isQuiet: input.quiet)
    let batch = try BatchRun(options, next: inputs.next, report: progress.show)
    let pool = WorkerPool(
      executable: try RunCommand.executable(), arguments: workerArguments,
      timeout: .seconds(timeout))
    try await pool.work(on: batch, jobs: input.jobs)
    return try await batch.finish(seconds: (ContinuousClock.now - start) / .seconds(1))
  }

  private var workerArguments: [String] {
    var arguments = ["worker", "--memory", String(memory)]
    for folder in knowledge.lexicon { arguments += ["--lexicon", folder] }
    if let config = knowledge.config { arguments += ["--config", config] }
    if knowledge.ignoresConfiguration { arguments.append("--no-config") }
    if leavesOutIndirect { arguments.append("--no-indirect") }
    return arguments
  }

  /// The program itself.
  private static func executable() throws -> String {
    guard let path = realpath("/proc/self/exe", nil) else {
      throw ExportError(
        place: "/proc/self/exe", message: "expected the program, but found: \(FileSystem.reason())")
    }
    defer { free(path) }
    return String(cString: path)
  }
}

/// The inputs of a run, one after the other.
final class RunInputs {
  private var queue: InputQueue
  private let mediaType: MediaType?
  private let published: CivilDate?

  init(_ options: InputOptions) {
    queue = InputQueue(paths: options.paths, format: options.inputFormat)
    mediaType = options.inputFormat.mediaType
    published = options.publishedDay
  }

  /// The number of inputs where it is known beforehand.
  var count: Int? { queue.count }

  func next() -> BatchRun.Input? {
    guard let input = queue.next() else { return nil }
    do {
      return .source(try input.source(mediaType: mediaType, published: published))
    } catch {
      return .failed(place: error.place, message: error.message)
    }
  }
}
