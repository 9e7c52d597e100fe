import ArgumentParser
import Muster

/// `muster schema`: the shape of a record, or of a report of findings.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a record, or of findings.",
    discussion: """
      EXAMPLES
        muster schema > record.schema.json
        muster schema findings > findings.schema.json
      """)

  /// What has a schema.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case record, findings
  }

  @Argument(help: "What: \(Subject.allCases.map(\.rawValue).joined(separator: ", ")).")
  var subject: Subject = .record

  func run() throws {
    var sink = StandardOutputSink()
    switch subject {
    case .record: try sink.write(RecordSchema.bytes, name: "")
    case .findings: try sink.write(FindingsSchema.bytes, name: "")
    }
    try sink.finish()
  }
}
