import ArgumentParser
import Muster
import MusterText

/// `muster list`: what Muster knows, and from where.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Show what is in force, and from where: rules, checks, lists, users' rows.",
    discussion: """
      Without a subject: which muster.yml and which lists are in force, with the number of their \
      rows. Each row of a list comes with its origin: "built in, ranks.tsv:12", or the file and line \
      of a list of yours. WORDS keeps the rows that have them.

      SUBJECTS
        rules, checks, templates, formats   what the program does
        lists                               the lists you may add to: columns and an example
        patterns                            your token patterns, and how they are written
        names                               what is known of a name: muster list names Mercer
        ranks, units, places, cues, roles, services, events, equipment, titles, ...
                                            the rows of a list

      EXAMPLES
        muster list
        muster list lists
        muster list ranks 'Space Force'
        muster list --lexicon mine units
        muster list checks
      """)

  @Argument(help: "What to list; nothing: what is in force.")
  var subject: String?

  @Argument(help: "Only rows with these words; capitals do not count.")
  var words: String?

  @Flag(help: "Only rows that are not built in.")
  var added = false

  @OptionGroup(title: "Knowledge") var knowledge: KnowledgeOptions

  /// Names of lists that are not file names.
  static let otherNames = ["units": "organizations.tsv", "places": "regions.tsv"]
  static let programs = ["rules", "checks", "templates", "formats", "lists", "patterns", "names"]
  /// Lists whose rows are listed as `names`.
  static let names = ["given-names.tsv", "family-names.tsv", "nicknames.tsv"]

  static var subjects: [String] {
    programs + otherNames.keys.sorted()
      + Pipeline.listFormats.map { String($0.name.dropLast(4)) }.filter { $0 != "patterns" }
  }

  func validate() throws {
    guard let subject, !ListCommand.subjects.contains(subject) else { return }
    let near = Suggestion.nearest(to: subject, in: ListCommand.subjects)
    throw ValidationError(
      "expected a subject\(near), but found '\(subject)'; they are "
        + ListCommand.subjects.joined(separator: ", "))
  }

  func run() throws {
    let configuration = try knowledge.configuration()
    var rows: [[String]]
    switch subject {
    case "rules":
      rows = (Catalogue.rules + Catalogue.sieves).map { [$0.id.name, $0.writes, $0.summary] }
    case "checks":
      rows = Catalogue.checks.map {
        [$0.id.name, ListCommand.level(of: $0, configuration), $0.summary]
      }
    case "templates": rows = Reader.templates.map { [$0.id, $0.summary] }
    case "formats": rows = Sinks.all.map { [$0.id, $0.summary] }
    case "lists": rows = ListCommand.formats
    default:
      let pipeline = try knowledge.pipeline(configuration)
      switch subject {
      case nil: rows = ListCommand.inForce(pipeline, configuration)
      case "patterns": rows = ListCommand.patterns(pipeline)
      case "names": rows = names(pipeline)
      default: rows = self.rows(pipeline)
      }
    }
    if let words, subject != "names" {
      let wanted = words.lowercased()
      rows = rows.filter { $0.joined(separator: "\t").lowercased().contains(wanted) }
    }
    var sink = StandardOutputSink()
    try sink.write(Array(Table.text(rows).utf8), name: "")
    try sink.finish()
  }

  /// The severity of a check, and what `muster.yml` made of it.
  private static func level(of check: Catalogue.Entry, _ configuration: Configuration) -> String {
    switch configuration.levels[check.id] {
    case .off: "off (\(check.writes))"
    case .severity(let severity):
      severity.rawValue == check.writes ? check.writes : "\(severity.rawValue) (\(check.writes))"
    case nil:
      check.writes == Finding.Severity.style.rawValue && !configuration.hasStyle
        ? "style, off" : check.writes
    }
  }

  /// Which files are in force, and how many rows each list has.
  private static func inForce(_ pipeline: Pipeline, _ configuration: Configuration) -> [[String]] {
    var rows = [["configuration", configuration.path ?? "none (no muster.yml here or above)"]]
    var added: [String] = []
    for format in Pipeline.listFormats {
      let all = pipeline.rows(of: format.name)
      let own = all.filter { !$0.isBuiltIn }
      let files = own.map(\.file).reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      added += files
      var parts: [String] = []
      if all.count > own.count { parts.append("\(all.count - own.count) rows built in") }
      for file in files { parts.append("\(own.count { $0.file == file }) of \(file)") }
      if parts.isEmpty {
        parts = [names.contains(format.name) ? "a table built in" : "no rows"]
      }
      rows.append([format.name, parts.joined(separator: ", ")])
    }
    rows.insert(
      ["your lists", added.isEmpty ? "none (see --lexicon)" : added.joined(separator: ", ")], at: 1)
    rows.append(["rules", "\(Catalogue.rules.count + Catalogue.sieves.count) built in"])
    let off = configuration.levels.values.count { $0 == .off }
    rows.append([
      "checks",
      "\(Catalogue.checks.count) built in" + (off > 0 ? ", \(off) off by muster.yml" : ""),
    ])
    rows.append(["fingerprint", pipeline.provenance.rules])
    return rows
  }

  /// The lists, their columns, and an example of a line.
  private static var formats: [[String]] {
    var rows: [[String]] = []
    for format in Pipeline.listFormats {
      let names = ([format.name] + format.otherNames).joined(separator: " or ")
      rows.append(["\(names): \(format.summary)"])
      for (index, column) in format.columns.enumerated() {
        let need = column.isRequired ? "" : " (may be empty)"
        rows.append(["  \(index + 1)  \(column.name): \(column.described)\(need)"])
      }
      let cells = format.example.split(separator: "\t", omittingEmptySubsequences: false)
      rows.append(["  e.g. \(cells.joined(separator: " \u{21E5} "))"])
      rows.append([""])
    }
    return rows
  }

  private static func patterns(_ pipeline: Pipeline) -> [[String]] {
    guard pipeline.patterns.isEmpty else {
      return pipeline.patterns.map { pattern in
        let kind = pattern.kind.isEmpty ? "" : ":" + pattern.kind
        return [
          "\(pattern.path):\(pattern.line)", pattern.id.name, pattern.layer.rawValue + kind,
          pattern.text,
        ]
      }
    }
    let classes = TokenClass.all.map { "<\($0.name)>" }.joined(separator: " ")
    let lists = TokenClass.lists.map { "{\($0.name)}" }.joined(separator: " ")
    let layers = TokenPattern.layers.map(\.layer.rawValue).joined(separator: " ")
    return [
      ["No patterns are in force. A line of patterns.tsv is layer \u{21E5} pattern \u{21E5} id:"],
      ["  organizations:unit \u{21E5} the [Task Element <capital>+] \u{21E5} mine.task-element"],
      ["[ ] stand around what becomes the mention; elements are parted by blanks:"],
      ["  word      as written; a capital in it must be one in the text"],
      ["  <class>   \(classes)"], ["  {list}    \(lists)"],
      ["  @layer    a mention found earlier, such as @ranks or @people"],
      ["  a/b       one or the other;  x? may be missing, x+ several, x* both"],
      ["Layers: \(layers); a kind may follow: places:installation"],
    ]
  }

  private func names(_ pipeline: Pipeline) -> [[String]] {
    if let words {
      let parts = words.split(whereSeparator: { $0 == " " || $0 == "-" }).map(String.init)
      return parts.map { [$0, pipeline.nameEvidence(of: $0) ?? "in no list of names"] }
        + ownNames(pipeline).filter { row in
          parts.contains { row.joined(separator: " ").lowercased().contains($0.lowercased()) }
        }
    }
    let own = ownNames(pipeline)
    return added
      ? own
      : [["built in, names.table", "ask for a name: muster list names Mercer"]] + own
  }

  private func ownNames(_ pipeline: Pipeline) -> [[String]] {
    ListCommand.names.flatMap { list in
      pipeline.rows(of: list).filter { !$0.isBuiltIn }.map {
        [$0.origin] + $0.columns.filter { !$0.isEmpty }
      }
    }
  }

  private func rows(_ pipeline: Pipeline) -> [[String]] {
    let name = subject ?? ""
    let list = ListCommand.otherNames[name] ?? name + ".tsv"
    return pipeline.rows(of: list).filter { !added || !$0.isBuiltIn }.map { row in
      var columns = row.columns
      if list == "ranks.tsv" {
        columns = [columns[3], columns[4], columns[1], columns[0], columns[2], columns[5]]
      } else if let forms = ListFormat.named(list)?.columns.firstIndex(where: { $0.name == "forms" }
      ) {
        // The forms are long and stand last.
        columns.append(columns.remove(at: forms))
      }
      if let last = columns.indices.last {
        columns[last] = columns[last].split(separator: "|").joined(separator: ", ")
      }
      return [row.origin] + columns
    }
  }
}
