import Muster
import MusterText
import Testing

/// Token patterns of users, through the whole walk.
struct PatternTests {
  static func walk(_ text: String, patterns: String) throws -> Walk {
    let list = try AddedList(path: "own/patterns.tsv", bytes: Array(patterns.utf8))
    let pipeline = try Pipeline(adding: [list])
    let source = Source(name: "a.txt", bytes: Array(text.utf8), mediaType: .text)
    return pipeline.walk(through: try pipeline.document(from: source))
  }

  @Test(
    "a pattern finds these words and no others",
    arguments: [
      (
        "organizations:unit\tthe [Task Element <capital>+]",
        "They joined the Task Element Marsh Heron here.", "Task Element Marsh Heron"
      ),
      (
        "organizations:unit\tthe [Task Element <capital>+]",
        "They joined a Task Element Marsh here.", nil
      ),
      (
        "organizations:unit\tthe [Task Element <capital>+]",
        "They joined the task element Marsh here.", nil
      ),
      ("places:facility\t[bay <number>]", "They met in bay 12 of the hall.", "bay 12"),
      ("places:facility\t[bay <number>]", "They met in bay and hall.", nil),
      ("places:facility\tin [bay/hall 12]", "They met in hall 12 again.", "hall 12"),
      ("places:facility\tin [bay/hall 12]", "They met in hall 13 again.", nil),
      (
        "events:exercise\t[<capital> Lantern <digits>?] began",
        "Later Copper Lantern 24 began there.", "Copper Lantern 24"
      ),
      (
        "events:exercise\t[<capital> Lantern <digits>?] began", "Later Copper Lantern began there.",
        "Copper Lantern"
      ),
      (
        "roles\t@people , [range warden]", "Capt. Oda Kestrel, range warden, waved.", "range warden"
      ),
      ("roles\t@people , [range warden]", "The range warden waved.", nil),
      (
        "equipment:vehicle\t[{demonyms} marsh crawler]", "They drove a Danish marsh crawler home.",
        "Danish marsh crawler"
      ),
      (
        "equipment:vehicle\t[{demonyms} marsh crawler]", "They drove a slow marsh crawler home.",
        nil
      ),
    ] as [(String, String, String?)])
  func finds(pattern: String, text: String, expected: String?) throws {
    let walk = try PatternTests.walk(text, patterns: pattern + "\tmine.test\n")
    let mentions = walk.mentions
    let ranges =
      mentions.organizations.map { ($0.range, $0.rule) }
      + mentions.places.map { ($0.range, $0.rule) }
      + mentions.equipment.map { ($0.range, $0.rule) } + mentions.events.map { ($0.range, $0.rule) }
      + mentions.roles.map { ($0.range, $0.rule) }
    let found = ranges.filter { $0.1 == "mine.test" }.map { walk.document.string($0.0) }
    #expect(found == (expected.map { [$0] } ?? []))
  }

  @Test("a person of a pattern has a name in parts, and the pattern explains it")
  func person() throws {
    let walk = try PatternTests.walk(
      "Wayfinder Ylva Quillandre waved.",
      patterns: "people\tWayfinder [<capital>+]\tmine.wayfinder\n")
    let person = try #require(walk.mentions.people.first?.reading.name)
    #expect(person.given.map(walk.document.string) == "Ylva")
    let range = try #require(walk.range(of: "Ylva Quillandre"))
    let page = walk.explanation(of: range).description
    #expect(
      page.contains("by mine.wayfinder: A pattern of own/patterns.tsv:1: Wayfinder [<capital>+]"))
  }

  @Test("what a pattern found is not found again by a built-in rule")
  func once() throws {
    let walk = try PatternTests.walk(
      "They joined the 51st Fighter Wing.",
      patterns: "organizations:team\t[51st Fighter Wing]\tmine.wing\n")
    #expect(walk.mentions.organizations.map(\.rule) == ["mine.wing"])
  }

  @Test("lists change the fingerprint of the rules in a record")
  func fingerprint() throws {
    let list = try AddedList(path: "units.tsv", bytes: Array("Harrow Wardens\tunit\n".utf8))
    let plain = try Pipeline().provenance.rules
    #expect(try Pipeline(adding: [list]).provenance.rules != plain)
  }
}
