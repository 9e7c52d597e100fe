import Foundation
import MusterTestSupport
import Testing

/// `muster check` and `muster accept` as their users meet them.
struct CheckCommandTests {
  static let folder = Corpus.folder.appending(path: "exports/findings")
  static let page = "marsh-watch.html"

  static func check(_ arguments: [String], in folder: String = folder.path) throws
    -> Program.Outcome
  {
    try Program.run(["check", "--quiet", "--no-config"] + arguments, in: folder)
  }

  @Test(
    "the report on a page with one planted error reads so",
    arguments: [
      ("text", ["--width", "80"], "marsh-watch.text.txt"),
      ("text", [], "marsh-watch.lines.txt"),
      ("github", [], "marsh-watch.github.txt"),
      ("checkstyle", [], "marsh-watch.checkstyle.xml"),
    ])
  func golden(format: String, arguments: [String], file: String) throws {
    let outcome = try CheckCommandTests.check(
      ["--format", format] + arguments + [CheckCommandTests.page])
    #expect(outcome.status == 1 && outcome.errors.isEmpty)
    let expected = CheckCommandTests.folder.appending(path: file)
    if let complaint = try Golden.complaint(Array(outcome.output.utf8), against: expected) {
      Issue.record("\(complaint)")
    }
  }

  @Test("no line of text is longer than the width")
  func width() throws {
    for width in [40, 60, 80] {
      let outcome = try CheckCommandTests.check(["--width", "\(width)", CheckCommandTests.page])
      let longest = outcome.output.split(separator: "\n").map(\.count).max() ?? 0
      #expect(longest > width / 2 && longest <= width, "\(outcome.output)")
    }
  }

  @Test(
    "the status says whether something was found, and the format never changes it",
    arguments: ["text", "json", "sarif", "github", "checkstyle"])
  func status(format: String) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.write("The gate opened Monday, Capt. Ann Ruiz said.\n", to: "clean.txt")
    let page = CheckCommandTests.folder.path + "/" + CheckCommandTests.page
    let form = ["--format", format]
    func status(_ arguments: [String]) throws -> Int32 {
      try CheckCommandTests.check(form + arguments, in: scratch.path).status
    }
    #expect(try status(["clean.txt"]) == 0)
    #expect(try status([page]) == 1)
    #expect(try status(["--fail-on", "never", page]) == 0)
    #expect(try status(["--skip", "name.misspelled", page]) == 0)
    #expect(try status(["--only", "date.weekday", page]) == 0)
    #expect(try status(["--only", "date.weekdya", page]) == 2)
    #expect(try status(["--fail-on", "loud", page]) == 2)
    #expect(try status(["missing.txt"]) == 3)
    #expect(try status(["missing.txt", page]) == 3)
  }

  @Test("severities of muster.yml count, and so does fail-on")
  func configuration() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let page = CheckCommandTests.folder.path + "/" + CheckCommandTests.page
    try scratch.write("checks:\n  name.misspelled: warning\n", to: "muster.yml")
    let mild = try Program.run(["check", page], in: scratch.path)
    #expect(mild.status == 0 && mild.output.contains(": warning: "), "\(mild.output)")
    try scratch.write("checks:\n  name.misspelled: warning\nfail-on: warning\n", to: "muster.yml")
    #expect(try Program.run(["check", page], in: scratch.path).status == 1)
    try scratch.write("checks:\n  name.misspelled: off\n", to: "muster.yml")
    let off = try Program.run(["check", page], in: scratch.path)
    #expect(off.status == 0 && off.output.isEmpty)
    #expect(off.errors == "1 release checked: nothing found\n")
  }

  @Test("an accepted finding is left out of text and marked in JSON and SARIF")
  func accept() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let page = CheckCommandTests.folder.path + "/" + CheckCommandTests.page
    let before = try Program.run(["check", "--format", "json", page], in: scratch.path)
    let id = try #require(CheckCommandTests.findings(before.output).first?["id"] as? String)
    let accepted = try Program.run(
      ["accept", id, "--reason", "As printed.", "--date", "2025-02-12", "--in", page],
      in: scratch.path)
    #expect(accepted.status == 0, "\(accepted.errors)")
    let file = try String(contentsOfFile: scratch.path + "/muster.accept", encoding: .utf8)
    let line = try #require(file.split(separator: "\n").last)
    #expect(line.hasPrefix("\(id) release:") && line.hasSuffix(" 2025-02-12 As printed."))
    let text = try Program.run(["check", page], in: scratch.path)
    #expect(text.status == 0 && text.output.isEmpty)
    #expect(text.errors == "1 release checked: nothing found, 1 accepted\n")
    let json = try Program.run(["check", "--format", "json", page], in: scratch.path)
    let mark = try CheckCommandTests.findings(json.output).first?["accepted"] as? [String: Any]
    #expect(json.status == 0 && mark?["reason"] as? String == "As printed.")
    #expect(mark?["scope"] as? String == "release" && mark?["date"] as? String == "2025-02-12")
    let sarif = try Program.run(["check", "--format", "sarif", page], in: scratch.path)
    #expect(sarif.output.contains(#""suppressions":[{"kind":"external","status":"accepted""#))
    let again = try Program.run(
      ["accept", id, "--reason", "Again.", "--in", page], in: scratch.path)
    #expect(again.status == 0 && again.errors.contains("accepted already: As printed."))
  }

  @Test("an entry that no finding needs is reported")
  func unused() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.write("The gate opened Monday, Capt. Ann Ruiz said.\n", to: "clean.txt")
    try scratch.write(
      "# mine\n0123456789abcdef everywhere - Old.\n0123456789abcdef source:other.txt - Old.\n",
      to: "muster.accept")
    let outcome = try Program.run(["check", "clean.txt"], in: scratch.path)
    #expect(outcome.status == 0)
    #expect(
      outcome.errors == """
        muster.accept:2: no finding needs the decision on 0123456789abcdef
        1 release checked: nothing found

        """)
  }

  @Test(
    "what is wrong with a decision is said; exit 2",
    arguments: [
      (
        "0123 everywhere - Old.",
        "expected the id of a finding, 16 hexadecimal digits, but found “0123”"
      ),
      (
        "0123456789abcdef here - Old.",
        "expected everywhere, release:ID or source:NAME, but found “here”"
      ),
      (
        "0123456789abcdef everywhere soon Old.",
        "expected a date as YYYY-MM-DD, or -, but found “soon”"
      ),
      ("0123456789abcdef everywhere -", "expected ID SCOPE DATE REASON, but found 3 of them"),
    ])
  func badDecision(line: String, message: String) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.write("The gate opened Monday.\n", to: "clean.txt")
    try scratch.write(line + "\n", to: "muster.accept")
    let outcome = try Program.run(["check", "clean.txt"], in: scratch.path)
    #expect(outcome.status == 2)
    #expect(outcome.errors == "muster.accept:1: \(message)\n")
  }

  @Test(
    "`muster accept` says what makes no sense; exit 2",
    arguments: [
      (["0123", "--reason", "a"], "expected the id of a finding"),
      (["0123456789abcdef"], "--reason"),
      (["0123456789abcdef", "--reason", " "], "expected a --reason of one line"),
      (["0123456789abcdef", "--reason", "a", "--date", "soon"], "expected --date as YYYY-MM-DD"),
      (["0123456789abcdef", "--reason", "a", "--scope", "source"], "as --scope"),
    ])
  func badAccept(arguments: [String], message: String) throws {
    let outcome = try Program.run(["accept"] + arguments)
    #expect(outcome.status == 2 && outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test("colours are for terminals only")
  func colours() throws {
    let outcome = try CheckCommandTests.check([CheckCommandTests.page])
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test("each check is documented, with an unknown id as an error")
  func explain() throws {
    let known = try Program.run(["explain", "name.misspelled"])
    #expect(known.status == 0 && known.output.hasPrefix("name.misspelled, a check of severity"))
    let unknown = try Program.run(["explain", "name.mispelled"])
    #expect(unknown.status == 2 && unknown.errors.contains("such as name.misspelled"))
  }

  private static func findings(_ output: String) throws -> [[String: Any]] {
    let report = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let releases = report?["releases"] as? [[String: Any]] ?? []
    return releases.flatMap { $0["findings"] as? [[String: Any]] ?? [] }
  }
}
