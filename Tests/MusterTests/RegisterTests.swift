import Muster
import Testing

/// Names that are held against other releases.
@Suite("Names against a register")
struct RegisterTests {
  static func findings(_ text: String, _ people: [Register.Person]) throws -> [Finding] {
    var register = Register()
    for person in people { register.add(person) }
    let pipeline = try Pipeline(options: Pipeline.Options(register: register))
    let source = Source(name: "own.txt", bytes: Array(text.utf8), mediaType: .text)
    return try pipeline.record(of: source).findings.filter { $0.check == "name.misspelled" }
  }

  static let text = """
    Sgt. Dana Quilandre opened the gate at the harbor on Monday, the port office said in a notice.
    """

  @Test("a name that other releases spell otherwise is an error where the given name is the same")
  func misspelled() throws {
    let known = Register.Person(
      given: "Dana", family: "Quillandre", ranks: ["Sergeant"], count: 4, sources: ["a.html"])
    let findings = try Self.findings(Self.text, [known])
    #expect(findings.map(\.suggestion) == ["Quillandre"])
    #expect(findings.first?.severity == .error)
    #expect(findings.first?.message.contains("a.html") == true)
  }

  @Test(
    "another given name, a spelling that is known too, and the release itself say nothing",
    arguments: [
      [Register.Person(given: "Oda", family: "Quillandre", count: 4, sources: ["a.html"])],
      [
        Register.Person(given: "Dana", family: "Quillandre", count: 4, sources: ["a.html"]),
        Register.Person(given: "Dana", family: "Quilandre", count: 2, sources: ["b.html"]),
      ],
      [Register.Person(given: "Dana", family: "Quillandre", count: 4, sources: ["own.txt"])],
    ])
  func believed(_ people: [Register.Person]) throws {
    #expect(try Self.findings(Self.text, people).isEmpty)
  }
}
