import MusterModel
import Testing

@testable import MusterIngest

struct DatelineCase: Sendable, CustomTestStringConvertible {
  var text: String
  var place: String?
  var date: String?
  var isMarked = false

  var testDescription: String { text }

  static let all: [DatelineCase] = [
    DatelineCase(text: "HAVENPORT (AFNS) -- The wing flew.", place: "HAVENPORT"),
    DatelineCase(text: "FORT ALDER, Texas – Soldiers met.", place: "FORT ALDER, Texas"),
    DatelineCase(text: "KINROSS BASE, Mich.—The crew left.", place: "KINROSS BASE, Mich."),
    DatelineCase(
      text: "Camp Žuvis, Latvia – May 6, 2025 – The group met.", place: "Camp Žuvis, Latvia",
      date: "May 6, 2025"),
    DatelineCase(
      text: "6 May 2025 – Camp Žuvis, Latvia – The group met.", place: "Camp Žuvis, Latvia",
      date: "6 May 2025"),
    DatelineCase(
      text: "PORT ELLEN (June 30, 2010) -- Sailors ran.", place: "PORT ELLEN",
      date: "June 30, 2010"),
    DatelineCase(
      text: "JOINT BASE McALDER-ST. ROSE, Wash. -- It rained.",
      place: "JOINT BASE McALDER-ST. ROSE, Wash."),
    DatelineCase(text: "Havenport – The mayor spoke.", place: "Havenport", isMarked: true),
    // near misses
    DatelineCase(text: "Ana Ruiz – the first of her class – left early.", place: nil),
    DatelineCase(text: "The plan – three ships – was dropped.", place: nil),
    DatelineCase(text: "“Go – now,” he said.", place: nil),
    DatelineCase(text: "Twenty-one years ago the base closed.", place: nil),
    DatelineCase(text: "A well-known F-16 pilot retired.", place: nil),
  ]
}

@Suite("Datelines")
struct DatelineTests {
  @Test("a dateline is read", arguments: DatelineCase.all)
  func dateline(_ sample: DatelineCase) {
    let words = Array(sample.text.utf8)
    let found = Datelines.read(words, 0..<words.count, isMarked: sample.isMarked)
    #expect(found.map { words.string($0.place) } == sample.place)
    #expect(found.flatMap { $0.date }.map { words.string($0) } == sample.date)
  }

  @Test("dateline and story are two blocks joined by a space")
  func blocks() throws {
    let document = try document(
      "<h1>Tug comes home late</h1><p><b>PORT HAMILTON, Maine --</b> " + story.dropFirst(3))
    #expect(document.strings(.dateline) == ["PORT HAMILTON, Maine --"])
    #expect(document.release.dateline.map { document.string($0.range) } == "PORT HAMILTON, Maine")
    #expect(document.strings(.paragraph).first?.hasPrefix("The crew of the tug") == true)
  }
}
