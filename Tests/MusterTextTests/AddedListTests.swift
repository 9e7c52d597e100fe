import MusterModel
import Testing

@testable import MusterText

/// Lists of users: what they add, and what is wrong with a bad line.
struct AddedListTests {
  @Test("the built-in lists fit the formats that users are told")
  func formats() throws {
    let lexicon = try Lexicon()
    let services = Set(lexicon.services.rows.map(\.key))
    for format in ListFormat.all {
      guard let list = lexicon.lists[format.name] else { continue }
      try format.check(list, services: services)
    }
  }

  @Test("the example of each format is a line that can be added")
  func examples() throws {
    let lists = try ListFormat.all.map {
      try AddedList(path: "own/" + $0.name, bytes: Array($0.example.utf8))
    }
    let lexicon = try Lexicon(adding: lists)
    for format in ListFormat.all {
      let merged = try #require(lexicon.lists[format.name])
      #expect(merged.addedFrom(row: merged.count - 1) == "own/" + format.name)
      #expect(merged.line(ofRow: merged.count - 1) == 1)
      #expect(merged.count == 1 || merged.addedFrom(row: 0) == nil)
    }
  }

  @Test(
    "a bad line is an error with file, line, what was expected and what was found",
    arguments: [
      ("ranks.tsv", "Warden\tUSA\tarmy\t\t\tWarden", 1, "a country in two letters", "“USA”"),
      ("ranks.tsv", "Warden\tUS\tarmee\t\t\tWarden", 1, "keys of services", "“armee”"),
      ("ranks.tsv", "Warden\tUS\tarmy\tO-12\t\tWarden", 1, "a grade such as", "“O-12”"),
      ("ranks.tsv", "Warden US army", 1, "3 to 9 columns parted by tabs", "found 1"),
      ("cues.tsv", "# mine\r\n\r\nradioed\tspeach\tpast\r\n", 3, "one of speech", "“speach”"),
      ("cues.tsv", "radioed\tspeech\tpast,often", 1, "some of past", "“past,often”"),
      ("units.tsv", "Harrow Wardens|\tunit", 1, "written forms parted by bars", "Wardens|"),
      ("places.tsv", "Harrow Range\t", 1, "one of country", "found nothing"),
      ("places.tsv", " Harrow Range\tregion", 1, "without blanks around", "Harrow"),
      ("patterns.tsv", "units\t[Task]\tmine.task", 1, "one of people", "“units”"),
      ("patterns.tsv", "places:unit\t[Task]\tmine.task", 1, "one of country", "“unit”"),
      ("patterns.tsv", "places\t[Task\tmine.task", 1, "“]” behind “[”", "the end"),
      ("patterns.tsv", "places\t[<capitol>]\tmine.task", 1, "one of the classes", "“capitol”"),
      ("patterns.tsv", "places\t[{rank}]\tmine.task", 1, "one of the lists", "“rank”"),
      ("patterns.tsv", "places\t[@person]\tmine.task", 1, "one of the layers", "“person”"),
      ("patterns.tsv", "places\t[Task?]\tmine.task", 1, "an element that must be there", "Task?"),
      ("patterns.tsv", "places\t[Task]\tMine", 1, "an id of lower-case letters", "“Mine”"),
      ("patterns.tsv", "places\t[Task]\tplace.city", 1, "an id of your own", "place.city"),
    ])
  func badLine(file: String, text: String, line: Int, expected: String, found: String) {
    let error = #expect(throws: LexiconError.self) {
      let list = try AddedList(path: "own/" + file, bytes: Array(text.utf8))
      _ = try Lexicon(adding: [list], taken: ["place.city"])
    }
    let message = error?.description ?? ""
    #expect(message.hasPrefix("own/\(file):\(line): expected "), "\(message)")
    #expect(message.contains(expected) && message.contains(", but found"), "\(message)")
    #expect(message.contains(found), "\(message)")
  }

  @Test("a file name that is no list is an error with a hint")
  func badName() {
    let error = #expect(throws: LexiconError.self) {
      _ = try AddedList(path: "own/unit.tsv", bytes: [])
    }
    #expect(error?.description.hasPrefix("own/unit.tsv: expected") == true)
    #expect(error?.message.hasSuffix("did you mean units.tsv?") == true)
  }

  @Test("bytes that are no UTF-8 are an error with their line")
  func badBytes() {
    let error = #expect(throws: LexiconError.self) {
      _ = try AddedList(path: "own/units.tsv", bytes: Array("a\tunit\n".utf8) + [0xFF, 0x0A])
    }
    #expect(error?.line == 2)
  }

  @Test("an added name is known as one, and no other word is")
  func names() throws {
    let list = try AddedList(path: "family-names.tsv", bytes: Array("Quillandre\tko\n".utf8))
    let lexicon = try Lexicon(adding: [list])
    #expect(lexicon.nameEvidence(of: "quillandre").family > 7)
    #expect(lexicon.nameEvidence(of: "Quillandre").isFamilyFirst)
    #expect(try Lexicon().nameEvidence(of: "Quillandre").family == 0)
    #expect(lexicon.nameEvidence(of: "Quillandrine").family == 0)
  }
}
