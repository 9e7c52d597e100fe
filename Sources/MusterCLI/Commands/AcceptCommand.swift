import ArgumentParser
import Glibc
import Muster

/// `muster accept`: notes that a finding is accepted.
struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Note that a finding is accepted, and why.",
    discussion: """
      Adds a line to muster.accept: the id of the finding, where the decision holds, the day, the \
      reason. The id stands below each finding of `muster check`; it is made of the check, the words \
      and what stands around them, so that it outlives edits elsewhere in the release.

      EXAMPLES
        muster accept 3f2a9c01b2c3d4e5 --reason 'He spells it so himself.'
        muster accept 3f2a9c01b2c3d4e5 --reason 'Checked by phone.' --date 2025-02-12
        muster accept 3f2a9c01b2c3d4e5 --reason 'As printed.' --in release.html
        muster accept 3f2a9c01b2c3d4e5 --reason 'As printed.' --scope source:release.html

      A LINE
        3f2a9c01b2c3d4e5 everywhere 2025-02-12 He spells it so himself.
      """)

  @Argument(help: ArgumentHelp("Ids of findings.", valueName: "id"))
  var ids: [String]

  @Option(help: "Why; one line.")
  var reason: String

  @Option(
    help: ArgumentHelp(
      "Where it holds: everywhere, release:ID, source:NAME; with --in also release or source.",
      valueName: "scope"))
  var scope: String?

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "The release with the finding: it is looked for there, and the decision holds for it.",
      valueName: "path"), completion: .file())
  var page: String?

  @Option(help: "The day of the decision (YYYY-MM-DD).")
  var date: String?

  @Option(
    help: ArgumentHelp(
      "The file, instead of the muster.accept of this folder or one above it.", valueName: "file"),
    completion: .file())
  var file: String?

  @OptionGroup(title: "Knowledge") var knowledge: KnowledgeOptions

  func validate() throws {
    for id in ids where !Decisions.isID(id) {
      throw ValidationError(
        "expected the id of a finding, 16 hexadecimal digits, but found '\(id)'")
    }
    if reason.allSatisfy(\.isWhitespace) || reason.contains(where: \.isNewline) {
      throw ValidationError("expected a --reason of one line, but found '\(reason)'")
    }
    if let date, CivilDate(iso: date) == nil || date.utf8.count != 10 {
      throw ValidationError("expected --date as YYYY-MM-DD, but found '\(date)'")
    }
    if let scope, Decisions.scope(of: scope) == nil,
      page == nil || scope != "release" && scope != "source"
    {
      throw ValidationError(
        "expected everywhere, release:ID or source:NAME as --scope (release or source alone with "
          + "--in), but found '\(scope)'")
    }
  }

  func run() throws {
    let configuration = try knowledge.configuration()
    let scope = try settledScope(configuration)
    let path =
      file ?? configuration.accept ?? FileSystem.upwards([Decisions.fileName]) ?? Decisions.fileName
    let isThere = FileSystem.entry(at: path) != nil
    let known = isThere ? try Decisions(path: path) : Decisions()
    var console = StandardError(isQuiet: false)
    var lines = isThere ? "" : Decisions.heading
    var added = 0
    for id in ids {
      if let before = known.all.first(where: { $0.id == id && $0.scope == scope }) {
        console.line("\(before.place): \(id) is accepted already: \(before.reason)")
        continue
      }
      lines += Decisions.line(
        Decision(id: id, scope: scope, date: date, reason: reason, place: path))
      added += 1
    }
    guard added > 0 else { return }
    try AcceptCommand.append(lines, to: path)
    console.line("\(path): \(added) \(added == 1 ? "finding" : "findings") accepted, \(scope)")
  }

  /// Where the decision holds; with `--in` the finding must be there.
  private func settledScope(_ configuration: Configuration) throws -> Decision.Scope {
    guard let page else { return scope.flatMap { Decisions.scope(of: $0) } ?? .everywhere }
    let record: Record
    do {
      record = try knowledge.pipeline(configuration, hasStyle: true).record(
        of: Source(name: page, bytes: try FileSystem.bytes(at: page)))
    } catch let error as InputError {
      throw SetupError(place: error.place, message: error.message)
    } catch let error as IngestError {
      throw SetupError(place: error.place, message: error.message)
    }
    let found = record.findings.map { $0.fingerprint(in: record.document) }
    for id in ids where !found.contains(id) {
      throw SetupError(
        place: page,
        message: "expected the finding \(id), but found "
          + (found.isEmpty ? "none" : found.joined(separator: ", ")))
    }
    switch scope {
    case nil, "release": return .release(record.id)
    case "source": return .source(page)
    case let named?: return Decisions.scope(of: named) ?? .release(record.id)
    }
  }

  private static func append(_ lines: String, to path: String) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    func fault() -> SetupError {
      SetupError(place: path, message: "expected to add a line, but found: \(FileSystem.reason())")
    }
    guard descriptor >= 0 else { throw fault() }
    defer { close(descriptor) }
    var bytes = Array(lines.utf8)
    // A last line without its end is ended first.
    let size = lseek(descriptor, 0, SEEK_END)
    var last: UInt8 = 0
    if size > 0, pread(descriptor, &last, 1, size - 1) == 1, last != 0x0A {
      bytes.insert(0x0A, at: 0)
    }
    guard write(descriptor, bytes, bytes.count) == bytes.count else { throw fault() }
  }
}
