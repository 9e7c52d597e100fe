import MusterExport
import MusterModel

/// A record made by hand, so that no rule has a say in how outputs look.
enum SampleRecord {
  static let page = "<h1>Bridge “opens”</h1>\r\n<p>Capt. Oda Kestrel said: “Go.” — May 4.</p>\n"

  /// The words of the page in the text, and where they stand in both.
  private struct Words {
    var text: [UInt8] = []
    var map = SourceMap()

    mutating func add(_ words: String) -> TextRange {
      if !text.isEmpty { text.append(0x0A) }
      let page = Array(SampleRecord.page.utf8)
      let bytes = Array(words.utf8)
      let start = text.count
      text += bytes
      let at = page.indices.first { page[$0...].starts(with: bytes) } ?? 0
      let range = TextRange(start, text.count)
      map.append(
        SourceMap.Run(
          text: range, source: SourceRange(at, at + bytes.count), isVerbatim: true))
      return range
    }
  }

  /// The range of some words of the text.
  private static func range(_ words: String, _ text: [UInt8]) -> TextRange {
    let bytes = Array(words.utf8)
    let at = text.indices.first { text[$0...].starts(with: bytes) } ?? 0
    return TextRange(at, at + bytes.count)
  }

  static var record: Record {
    var words = Words()
    let headline = words.add("Bridge “opens”")
    let paragraph = words.add("Capt. Oda Kestrel said: “Go.” — May 4.")
    var release = Release()
    release.headline = Excerpt(
      "Bridge “opens”", source: words.map.sourceRange(of: headline), range: headline)
    release.bylines = [Byline(Excerpt("Sgt. Wen Hollis"))]
    if let day = CivilDate(year: 2024, month: 5, day: 6) {
      release.published = Published(Excerpt("2024-05-06"), date: day, evidence: .given)
    }
    let document = Document(
      source: SourceDescription(
        name: "bridge.html", mediaType: "text/html", encoding: "utf-8", bytes: page.utf8.count,
        sha256: String(repeating: "0", count: 64)),
      page: Array(page.utf8), text: words.text, map: words.map,
      blocks: [Block(.headline, headline), Block(.paragraph, paragraph)], release: release)
    let finding = Finding(
      check: "date.weekday", severity: .warning, message: "expected a day, but found none",
      range: range("May 4", words.text), suggestion: "May 5",
      evidence: [Finding.Evidence(range: headline, note: "the headline")])
    return Record(
      document: document, roll: roll(words.text), findings: [finding], id: "0123456789abcdef",
      contentSHA256: String(repeating: "1", count: 64),
      writers: [Writer(name: "Wen Hollis", rank: "Sgt.")],
      provenance: Provenance(version: "0", rules: "0"))
  }

  private static func roll(_ text: [UInt8]) -> Roll {
    var person = Person(fullName: "Oda Kestrel")
    person.given = "Oda"
    person.family = "Kestrel"
    person.ranks = [
      Rank(
        range: range("Capt.", text), title: "Captain", service: "U.S. Army", country: "US",
        grades: ["O-3"], nato: ["OF-2"])
    ]
    person.mentions = [
      EntityMention(range: range("Oda Kestrel", text), form: .full, rule: "person.rank-name")
    ]
    var roll = Roll()
    roll.people = [person]
    roll.quotes = [
      Quote(
        kind: .direct, parts: [range("Go.", text)], speaker: .person(0),
        speakerMention: range("Capt. Oda Kestrel", text), cue: range("said", text),
        confidence: 0.97, rule: "quote.cue-before")
    ]
    let day = CivilDate(year: 2024, month: 5, day: 4)
    roll.dates = [
      Mention(
        DateReading(
          type: .date, timex: "2024-05-04", edtf: "2024-05-04", from: day, to: day,
          granularity: .day, anchor: "publication"),
        range: range("May 4", text), tokens: 0..<0, rule: "date.month-day")
    ]
    return roll
  }
}
