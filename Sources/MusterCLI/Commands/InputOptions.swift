import ArgumentParser
import Glibc
import Muster

/// The arguments that say what is to be read, the same for each command that reads releases.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Files, folders, patterns, or - for standard input.", valueName: "path"),
    completion: .file())
  var paths: [String]

  @Option(help: "What the inputs are: \(InputFormat.allValueStrings.joined(separator: ", ")).")
  var inputFormat: InputFormat = .auto

  @Option(name: .shortAndLong, help: "How many releases to read side by side.")
  var jobs: Int = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  @Option(help: "The day of publication (YYYY-MM-DD) of inputs that do not tell it.")
  var published: String?

  @Flag(help: "Say nothing but which inputs failed.")
  var quiet = false

  var publishedDay: CivilDate? { published.flatMap { CivilDate(iso: $0) } }

  func validate() throws {
    if jobs < 1 { throw ValidationError("expected --jobs of 1 or more, but found \(jobs)") }
    if let published, publishedDay == nil || published.utf8.count != 10 {
      throw ValidationError("expected --published as YYYY-MM-DD, but found '\(published)'")
    }
  }

  /// Reads all inputs and gives what `render` makes of each to `take`, in input order.
  func extract<Product: Sendable>(
    with pipeline: Pipeline, render: @escaping @Sendable (Record) -> Product,
    take: (_ rendered: Product, _ name: String) throws -> Void
  ) async throws -> Tally {
    let extraction = Extraction(
      pipeline: pipeline, mediaType: inputFormat.mediaType, published: publishedDay, render: render)
    let queue = InputQueue(paths: paths, format: inputFormat)
    let total = queue.count.map { "/\($0)" } ?? ""
    var console = StandardError(isQuiet: quiet)
    var tally = Tally()
    let archives = try await extraction.run(queue, jobs: jobs) { outcome in
      switch outcome {
      case .record(let name, let rendered, let bytes):
        tally.read += 1
        tally.bytes += bytes
        try take(rendered, name)
        console.progress("\(tally.read + tally.failed)\(total) \(name)")
      case .failed(let place, let message):
        tally.failures.append(FailedInput(place: place, message: message))
        console.line("\(place): \(message)")
      }
    }
    console.end()
    for line in archives { console.note(line) }
    return tally
  }
}

/// What was done, for the closing summary.
struct Tally {
  var read = 0
  var failures: [FailedInput] = []
  var failed: Int { failures.count }
  var bytes = 0
  let start = ContinuousClock.now

  /// "48 releases read, 0 failed: 1.20 MB in 0.21 s".
  var summary: String {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return "\(read) \(read == 1 ? "release" : "releases") read, \(failed) failed: "
      + "\(Tally.decimal(Double(bytes) / 1e6)) MB in \(Tally.decimal(seconds)) s"
  }

  private static func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(CivilDate.padded(hundredths % 100, 2))"
  }
}
