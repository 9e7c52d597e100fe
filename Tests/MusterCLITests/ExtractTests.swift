import Foundation
import MusterTestSupport
import Testing

/// `muster extract` as its users meet it.
struct ExtractTests {
  static let pages = Corpus.folder.appending(path: "pages").path

  /// The names of the sources, in the order of the records.
  static func names(_ output: String) throws -> [String] {
    try output.split(separator: "\n").map { line in
      let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return (record?["source"] as? [String: Any])?["name"] as? String ?? ""
    }
  }

  @Test("a folder gives its releases in the order of their paths, and exit 0")
  func folder() throws {
    let outcome = try Program.run(["extract", ExtractTests.pages])
    #expect(outcome.status == 0)
    let names = try ExtractTests.names(outcome.output)
    #expect(names.count >= 20 && names == names.sorted())
    #expect(outcome.errors.contains("\(names.count) releases read, 0 failed"))
  }

  @Test("the number of jobs changes not a byte")
  func jobs() throws {
    let one = try Program.run(["extract", "--quiet", "--jobs", "1", ExtractTests.pages])
    let many = try Program.run(["extract", "--quiet", "--jobs", "7", ExtractTests.pages])
    #expect(one.status == 0 && one.output == many.output)
  }

  @Test("a file that fails is named; the others are read; exit 3")
  func someFailed() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.write("The gate opened Monday, Capt. Ann Ruiz said.\n", to: "b.txt")
    let outcome = try Program.run(
      ["extract", "--quiet", "a.txt", "b.txt"], in: scratch.path)
    #expect(outcome.status == 3)
    #expect(outcome.errors == "a.txt: expected a file or folder, but found none\n")
    #expect(try ExtractTests.names(outcome.output) == ["b.txt"])
  }

  @Test(
    "arguments without sense end with 2 and say what was expected",
    arguments: [
      (["extract"], "Missing expected argument '<path> ...'"),
      (["extract", "--format", "yaml", "x"], "but found 'yaml'"),
      (["extract", "--jobs", "0", "x"], "but found 0"),
      (["extract", "--published", "yesterday", "x"], "but found 'yesterday'"),
    ])
  func usage(arguments: [String], message: String) throws {
    let outcome = try Program.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("a bad line of JSON Lines fails alone, with its place")
  func badLine() throws {
    let outcome = try Program.run(
      ["extract", "--quiet", "--input-format", "jsonl", "-"],
      input: """
        {"id": "one", "text": "The gate opened Monday."}
        {"id": "two", "text": 
        {"id": "three", "html": "<p>The gate closed on Tuesday, Capt. Ann Ruiz said.</p>"}

        """)
    #expect(outcome.status == 3)
    #expect(try ExtractTests.names(outcome.output) == ["one", "three"])
    #expect(outcome.errors.hasPrefix("-:2:"), "\(outcome.errors)")
    #expect(outcome.errors.contains("expected"))
  }

  @Test("a folder as --output gets a file for each release")
  func outputFolder() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.write("The gate opened Monday.\n", to: "a.txt")
    try scratch.write("The gate closed Tuesday.\n", to: "b.txt")
    let outcome = try Program.run(
      ["extract", "--quiet", "--format", "json", "--output", "records", "a.txt", "b.txt"],
      in: scratch.path)
    #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
    let made = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/records")
    #expect(made.sorted() == ["a.json", "b.json"])
  }

  @Test("a file as --output is there whole or not at all")
  func outputFile() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.write("The gate opened Monday.\n", to: "a.txt")
    let good = try Program.run(
      ["extract", "--quiet", "--output", "out.jsonl", "a.txt"], in: scratch.path)
    #expect(good.status == 0)
    let text = try String(contentsOfFile: scratch.path + "/out.jsonl", encoding: .utf8)
    #expect(try ExtractTests.names(text) == ["a.txt"] && text.hasSuffix("\n"))
    let bad = try Program.run(
      ["extract", "--quiet", "--output", "missing/out.jsonl", "a.txt"], in: scratch.path)
    #expect(bad.status != 0 && bad.errors.contains("expected"))
  }

  @Test("offsets come in the unit that was asked for")
  func offsets() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    // The guitar lies beyond the first plane: one code point, two UTF-16 units, four bytes.
    try scratch.write("\u{1F3B8} Played by Capt. Ann Ruiz of Salem.\n", to: "a.txt")
    var starts: [Int] = []
    for unit in ["codepoints", "utf16", "utf8"] {
      let outcome = try Program.run(
        ["extract", "--quiet", "--offsets", unit, "a.txt"], in: scratch.path)
      let record =
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      let people = record?["people"] as? [[String: Any]]
      let mentions = people?.first?["mentions"] as? [[String: Any]]
      starts.append(try #require(mentions?.first?["start"] as? Int))
    }
    #expect(starts == [18, 19, 21])
  }
}
