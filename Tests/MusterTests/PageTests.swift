import Foundation
import Muster
import MusterTestSupport
import Testing

/// Whole pages: `Corpus/pages/<slug>/{source.html, expected.json, about.txt}`.
struct PageTests {
  @Test("a page gives the record that was judged right", arguments: CorpusPage.all)
  func record(page: CorpusPage) throws {
    let pipeline = try SampleWalk.pipeline.get()
    let json = try CorpusPage.json(of: try pipeline.record(of: try page.source()))
    if let complaint = try Golden.complaint(
      json, against: page.folder.appending(path: "expected.json"))
    {
      Issue.record("\(complaint)")
    }
  }

  @Test("a second run of another pipeline gives the same bytes", arguments: CorpusPage.all)
  func repeated(page: CorpusPage) throws {
    let source = try page.source()
    let first = try CorpusPage.json(of: try SampleWalk.pipeline.get().record(of: source))
    let second = try CorpusPage.json(of: try PageTests.another.get().record(of: source))
    #expect(first == second)
  }

  private static let another = Result { try Pipeline() }

  @Test(
    "verbatim runs are equal byte for byte, sorted, and within page and text",
    arguments: CorpusPage.all)
  func map(page: CorpusPage) throws {
    let document = try SampleWalk.pipeline.get().document(from: try page.source())
    var end = 0
    for run in document.map.runs {
      #expect(run.text.start >= end && run.text.end > run.text.start)
      try #require(run.text.end <= document.text.count)
      try #require(run.source.start >= 0 && run.source.end <= document.page.count)
      try #require(run.source.start <= run.source.end)
      end = run.text.end
      if run.isVerbatim {
        #expect(
          document.text[run.text.start..<run.text.end].elementsEqual(
            document.page[run.source.start..<run.source.end]))
      }
    }
    #expect(!document.text.contains(0), "no NUL in a text")
  }

  @Test("blocks are sorted and cover the text but for white space", arguments: CorpusPage.all)
  func blocks(page: CorpusPage) throws {
    let document = try SampleWalk.pipeline.get().document(from: try page.source())
    var end = 0
    for block in document.blocks {
      try #require(block.range.start >= end && block.range.end <= document.text.count)
      #expect(document.text[end..<block.range.start].allSatisfy { $0 <= 0x20 })
      end = block.range.end
    }
    #expect(document.text[end...].allSatisfy { $0 <= 0x20 })
  }

  @Test(
    "ranges lie within the text, on scalar boundaries, and are sorted",
    arguments: CorpusPage.all)
  func ranges(page: CorpusPage) throws {
    let pipeline = try SampleWalk.pipeline.get()
    let record = try pipeline.record(of: try page.source())
    let text = record.document.text
    func check(_ range: TextRange, _ what: String) {
      let isInside = range.start >= 0 && range.start < range.end && range.end <= text.count
      guard isInside else {
        Issue.record("\(what): \(range) is not in a text of \(text.count) bytes")
        return
      }
      let isWhole =
        text[range.start] & 0xC0 != 0x80
        && (range.end == text.count || text[range.end] & 0xC0 != 0x80)
      #expect(isWhole, "\(what): \(range) cuts a scalar")
    }
    func sorted(_ ranges: [TextRange], _ what: String) {
      for range in ranges { check(range, what) }
      // Of two that start together either may come first: "Fort Ash" within "Fort Ash, Texas".
      let starts = ranges.map(\.start)
      #expect(starts == starts.sorted(), "\(what): not in text order")
    }
    let roll = record.roll
    for person in roll.people {
      sorted(person.mentions.map(\.range), "mentions of \(person.fullName)")
      for rank in person.ranks { check(rank.range, "rank of \(person.fullName)") }
      for role in person.roles { check(role.range, "role of \(person.fullName)") }
    }
    for one in roll.organizations { sorted(one.mentions.map(\.range), "mentions of \(one.name)") }
    for one in roll.places { sorted(one.mentions.map(\.range), "mentions of \(one.name)") }
    for one in roll.equipment { sorted(one.mentions.map(\.range), "mentions of \(one.name)") }
    for one in roll.events { sorted(one.mentions.map(\.range), "mentions of \(one.name)") }
    sorted(roll.dates.map(\.range), "dates")
    for date in roll.dates { sorted(date.reading.parts.map(\.range), "parts of a date") }
    for quote in roll.quotes {
      sorted(quote.parts, "parts of a quote")
      if let range = quote.speakerMention { check(range, "speaker") }
      if let range = quote.cue { check(range, "cue") }
    }
    sorted(record.findings.map(\.range), "findings")
  }

  @Test("links of the roll lead to what is there", arguments: CorpusPage.all)
  func links(page: CorpusPage) throws {
    let roll = try SampleWalk.pipeline.get().record(of: try page.source()).roll
    let organizations = roll.organizations.indices
    for role in roll.people.flatMap(\.roles) {
      #expect(role.organization.map(organizations.contains) ?? true)
    }
    for (index, one) in roll.organizations.enumerated() {
      #expect(one.parent.map { organizations.contains($0) && $0 != index } ?? true)
    }
    for quote in roll.quotes {
      switch quote.speaker {
      case .person(let index): #expect(roll.people.indices.contains(index))
      case .organization(let index): #expect(organizations.contains(index))
      case nil: break
      }
    }
  }
}
