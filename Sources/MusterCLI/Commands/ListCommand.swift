import ArgumentParser
import Muster

/// `muster list`: what Muster knows.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the rules and sieves, checks, templates, ranks or formats.",
    discussion: """
      EXAMPLES
        muster list rules
        muster list ranks | grep 'Space Force'
      """)

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case rules, checks, templates, ranks, formats
  }

  @Argument(
    help: "What to list: \(Subject.allCases.map(\.rawValue).joined(separator: ", ")).")
  var subject: Subject

  func run() throws {
    let rows: [[String]] =
      switch subject {
      case .rules:
        (Catalogue.rules + Catalogue.sieves).map { [$0.id.name, $0.writes, $0.summary] }
      case .checks: Catalogue.checks.map { [$0.id.name, $0.writes, $0.summary] }
      case .templates: Reader.templates.map { [$0.id, $0.summary] }
      case .ranks: try Pipeline().ranks
      case .formats: Sinks.all.map { [$0.id, $0.summary] }
      }
    var sink = StandardOutputSink()
    try sink.write(Array(ListCommand.table(rows).utf8), name: "")
    try sink.finish()
  }

  /// Rows with their columns aligned; the last column is left as it is.
  private static func table(_ rows: [[String]]) -> String {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.dropLast().enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    var table = ""
    for row in rows {
      for (column, cell) in row.enumerated() {
        table += cell
        guard column + 1 < row.count else { continue }
        table += String(repeating: " ", count: max(0, widths[column] - cell.count) + 2)
      }
      table += "\n"
    }
    return table
  }
}
