import ArgumentParser
import Muster
import MusterRun

/// `muster worker`: documents on standard input, records on standard output.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Serve another program: documents as frames in, a line of JSON for each out.",
    discussion: """
      A frame is four bytes with the length of the rest, four bytes with the length of the head \
      (both with the highest byte first), the head as a JSON object with the members "name", \
      "url", "published" and "media_type" (all but the first may be absent), and the bytes of the \
      document. For each frame one line is written, before the next frame is read: the record, or \
      {"error", "stage", "place", "message"}.

      EXIT STATUS
        0 the input came to its end; 2 the arguments make no sense; 3 it ended within a frame.
      """)

  @OptionGroup var knowledge: KnowledgeOptions

  @Flag(name: .customLong("no-indirect"), help: "Leave out reported speech without marks.")
  var leavesOutIndirect = false

  @Option(help: "Take at most so many megabytes of memory; 0 for no limit.")
  var memory: Int = 0

  func run() throws {
    let pipeline = try knowledge.pipeline(
      try knowledge.configuration(), keepsIndirect: !leavesOutIndirect)
    if memory > 0 { Worker.limitMemory(megabytes: memory) }
    let worker = Worker(pipeline: pipeline) {
      OutputFormat.jsonLines.render($0, ExportOptions())
    }
    if try !worker.serve() { throw ExitCode.someFailed }
  }
}
