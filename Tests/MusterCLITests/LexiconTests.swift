import Foundation
import MusterTestSupport
import Testing

/// Users' lists and `muster.yml`, through the program.
struct LexiconTests {
  private static func scratch() throws -> Scratch {
    let scratch = try Scratch()
    for folder in ["lists", "deep/deeper"] {
      try FileManager.default.createDirectory(
        atPath: scratch.path + "/" + folder, withIntermediateDirectories: true)
    }
    try scratch.write(
      "Harrow Range Wardens|HRW\tunit\tHarrow Range Wardens\tHRW\tUS\n", to: "lists/units.tsv")
    try scratch.write("The HRW left on Monday, Capt. Ann Ruiz said.\n", to: "deep/deeper/a.txt")
    return scratch
  }

  private static func organizations(_ output: String) throws -> [String] {
    let record = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let found = record?["organizations"] as? [[String: Any]]
    return (found ?? []).compactMap { $0["kind"] as? String }
  }

  @Test("--lexicon adds a unit; without it nothing is known of it")
  func lexicon() throws {
    let scratch = try LexiconTests.scratch()
    defer { scratch.remove() }
    let page = "deep/deeper/a.txt"
    let plain = try Program.run(["extract", "--quiet", page], in: scratch.path)
    let own = try Program.run(
      ["extract", "--quiet", "--lexicon", "lists", page], in: scratch.path)
    #expect(try !LexiconTests.organizations(plain.output).contains("unit"))
    #expect(try LexiconTests.organizations(own.output) == ["unit"])
  }

  @Test("muster.yml is found upwards, and its paths count from its own folder")
  func upwards() throws {
    let scratch = try LexiconTests.scratch()
    defer { scratch.remove() }
    try scratch.write("lexicon: lists\n", to: "muster.yml")
    let deep = scratch.path + "/deep/deeper"
    let found = try Program.run(["extract", "--quiet", "a.txt"], in: deep)
    #expect(try LexiconTests.organizations(found.output) == ["unit"])
    let none = try Program.run(["extract", "--quiet", "--no-config", "a.txt"], in: deep)
    #expect(try LexiconTests.organizations(none.output) != ["unit"])
    let list = try Program.run(["list", "units", "--added"], in: deep)
    #expect(list.output.hasPrefix("../../lists/units.tsv:1  unit"), "\(list.output)")
    let all = try Program.run(["list"], in: deep)
    #expect(all.output.contains("../../muster.yml"), "\(all.output)")
    let explained = try Program.run(["explain", "a.txt", "HRW"], in: deep)
    #expect(explained.output.contains("../../lists/units.tsv:1"), "\(explained.output)")
  }

  @Test(
    "what is wrong in muster.yml is said with its place; exit 2",
    arguments: [
      ("lexicon: nowhere\n", "nowhere: expected a folder of lists, but found none\n"),
      (
        "lexikon: lists\n",
        "muster.yml:1:1: expected one of accept, against, checks, fail-on, lexicon, style, but found “lexikon”\n"
      ),
      ("style: maybe\n", "muster.yml:1:8: expected true or false, but found “maybe”\n"),
      (
        "checks:\n  date.weekdya: off\n",
        "muster.yml:2:3: expected a check (see `muster list checks`) such as date.weekday, but found “date.weekdya”\n"
      ),
      (
        "checks:\n  date.weekday: loud\n",
        "muster.yml:2:17: expected one of off, error, warning, info, style, but found “loud”\n"
      ),
      ("checks: [\n", "muster.yml:2:1: expected YAML, but found: "),
    ])
  func badConfiguration(text: String, message: String) throws {
    let scratch = try LexiconTests.scratch()
    defer { scratch.remove() }
    try scratch.write(text, to: "muster.yml")
    let outcome = try Program.run(["extract", "deep/deeper/a.txt"], in: scratch.path)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("a bad line of a list is said with file and line; exit 2")
  func badLine() throws {
    let scratch = try LexiconTests.scratch()
    defer { scratch.remove() }
    try scratch.write("Warden\tUSA\tarmy\t\t\tWarden\n", to: "lists/ranks.tsv")
    let outcome = try Program.run(
      ["extract", "--lexicon", "lists", "deep/deeper/a.txt"], in: scratch.path)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "lists/ranks.tsv:1: expected a country in two letters such as US in column 2 (country), but found “USA”\n"
    )
  }

  @Test("each subject of `muster list` says something, and an unknown one is an error with a hint")
  func list() throws {
    for subject in [
      "rules", "checks", "templates", "formats", "lists", "patterns", "ranks", "units", "places",
      "cues",
    ] {
      let outcome = try Program.run(["list", subject])
      #expect(outcome.status == 0 && outcome.output.count > 40, "\(subject)")
    }
    let wrong = try Program.run(["list", "rnaks"])
    #expect(wrong.status == 2 && wrong.errors.contains("such as ranks"), "\(wrong.errors)")
  }
}
