import Foundation
import MusterTestSupport
import Testing

/// `muster people` and `muster units` as their users meet them.
struct RegisterCommandTests {
  private static func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      "SALEM, Ore., March 1, 2022 -- U.S. Army Maj. Ylva Quillandre closed the gate.\n", to: "a.txt"
    )
    try scratch.write(
      "SALEM, Ore., March 1, 2024 -- U.S. Army Capt. Ylva Quillandre opened the gate.\n",
      to: "b.txt")
    let records = try Program.run(
      ["extract", "--quiet", "--output", "r.jsonl", "a.txt", "b.txt"], in: scratch.path)
    #expect(records.status == 0)
    return scratch
  }

  @Test("records and pages give the same register, and a conflict with its evidence")
  func people() throws {
    let scratch = try RegisterCommandTests.scratch()
    defer { scratch.remove() }
    let records = try Program.run(["people", "r.jsonl"], in: scratch.path)
    let pages = try Program.run(["people", "b.txt", "a.txt"], in: scratch.path)
    #expect(records.status == 0 && records.output == pages.output)
    #expect(
      records.output == """
        Ylva Quillandre: 2 releases, 2022-03-01 to 2024-03-01
          rank     Major, U.S. Army, O-4, 2022-03-01
          rank     Captain, U.S. Army, O-3, 2024-03-01
          conflict expected Major (O-4) or more from 2022-03-01 on, but found Captain (O-3) on 2024-03-01 [rank.falls]
                   2022-03-01 a.txt: “Major”
                   2024-03-01 b.txt: “Captain”

        """)
    #expect(records.errors == "2 records: 1 persons, 1 conflict\n")
  }

  @Test("CSV has a head and a row each, JSON Lines an object each")
  func formats() throws {
    let scratch = try RegisterCommandTests.scratch()
    defer { scratch.remove() }
    let csv = try Program.run(
      ["people", "--quiet", "--format", "csv", "r.jsonl"], in: scratch.path)
    let rows = csv.output.split(separator: "\r\n")
    #expect(rows.count == 2 && rows.first?.hasPrefix("id,name,given,") == true)
    let lines = try Program.run(
      ["people", "--quiet", "--format", "jsonl", "r.jsonl"], in: scratch.path)
    let person =
      try JSONSerialization.jsonObject(with: Data(lines.output.utf8)) as? [String: Any]
    #expect((person?["ranks"] as? [Any])?.count == 2)
    #expect(person?["sources"] as? [String] == ["a.txt", "b.txt"])
    let none = try Program.run(
      ["people", "--quiet", "--find", "Pike", "r.jsonl"], in: scratch.path)
    #expect(none.status == 0 && none.output.isEmpty)
  }

  @Test("what is no record is said with its place; exit 3")
  func bad() throws {
    let scratch = try RegisterCommandTests.scratch()
    defer { scratch.remove() }
    try scratch.write("{\"id\": \"a\"}\n{\"schema_version\": \"1.0\",\n", to: "bad.jsonl")
    let outcome = try Program.run(["units", "bad.jsonl", "missing.jsonl"], in: scratch.path)
    #expect(outcome.status == 3)
    #expect(
      outcome.errors.hasPrefix(
        """
        bad.jsonl:1:1: expected a record with "schema_version", but found an object without
        bad.jsonl:2:26: expected a key in quotation marks, but found the end
        missing.jsonl: expected a file or folder, but found none

        """), "\(outcome.errors)")
  }

  @Test("a page is checked against records and against a register")
  func against() throws {
    let scratch = try RegisterCommandTests.scratch()
    defer { scratch.remove() }
    let register = try Program.run(
      ["people", "--quiet", "--format", "jsonl", "--output", "p.jsonl", "r.jsonl"], in: scratch.path
    )
    #expect(register.status == 0)
    for against in ["r.jsonl", "p.jsonl", "a.txt"] {
      let outcome = try Program.run(["check", "--against", against, "a.txt"], in: scratch.path)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let missing = try Program.run(["check", "--against", "x.jsonl", "a.txt"], in: scratch.path)
    #expect(missing.status == 3 && missing.errors.hasPrefix("x.jsonl: expected"))
  }
}
