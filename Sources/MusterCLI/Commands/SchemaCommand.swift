import ArgumentParser
import Muster

/// `muster schema`: the shape of a record.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a record.",
    discussion: """
      EXAMPLE
        muster schema > record.schema.json
      """)

  func run() throws {
    var sink = StandardOutputSink()
    try sink.write(RecordSchema.bytes, name: "")
    try sink.finish()
  }
}
