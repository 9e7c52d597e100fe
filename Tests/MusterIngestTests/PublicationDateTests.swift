import MusterModel
import Testing

@testable import MusterIngest

struct DateCase: Sendable, CustomTestStringConvertible {
  var text: String
  var date: String?
  var testDescription: String { text }

  static let lines: [DateCase] = [
    DateCase(text: "Published September 16, 2015", date: "2015-09-16"),
    DateCase(text: "16 October 2025", date: "2025-10-16"),
    DateCase(text: "Posted Sept. 18, 2008", date: "2008-09-18"),
    DateCase(text: "Release Date: 10/13/2015 11:42:00 AM", date: "2015-10-13"),
    DateCase(text: "05.08.2025 03:12", date: "2025-05-08"),
    DateCase(text: "25.08.2025", date: "2025-08-25"),
    DateCase(text: "Apr 3 2025", date: "2025-04-03"),
    DateCase(text: "Tuesday, May 6th, 2025 at 4:30 p.m. EST", date: "2025-05-06"),
    DateCase(text: "2025-05-06", date: "2025-05-06"),
    // near misses
    DateCase(text: "Feb. 30, 2025", date: nil),
    DateCase(text: "The crew came home May 6, 2025", date: nil),
    DateCase(text: "May 2025", date: nil),
    DateCase(text: "Version 1.2.2025b", date: nil),
  ]

  static let values: [DateCase] = [
    DateCase(text: "2025-03-14T10:15:00+11:00", date: "2025-03-14"),
    DateCase(text: "20250506", date: "2025-05-06"),
    DateCase(text: "2019-11-19T13:16+0000", date: "2019-11-19"),
    DateCase(text: "soon", date: nil),
  ]

  static let addresses: [DateCase] = [
    DateCase(text: "https://example.org/news/2025-03-14/tug", date: "2025-03-14"),
    DateCase(text: "https://example.org/2015/09/16/tug", date: "2015-09-16"),
    DateCase(text: "https://example.org/article/3946210/tug", date: nil),
  ]
}

@Suite("Dates of publication")
struct PublicationDateTests {
  @Test("a line with a date and nothing else", arguments: DateCase.lines)
  func line(_ sample: DateCase) {
    let words = Array(sample.text.utf8)
    #expect(PublicationDate.dateLine(words, 0..<words.count)?.date.iso == sample.date)
  }

  @Test("a value of markup", arguments: DateCase.values)
  func value(_ sample: DateCase) {
    #expect(PublicationDate.value(sample.text)?.iso == sample.date)
  }

  @Test("an address", arguments: DateCase.addresses)
  func address(_ sample: DateCase) {
    #expect(PublicationDate.address(sample.text)?.iso == sample.date)
  }

  @Test("what the page shows goes before what its head says")
  func order() throws {
    let head = "<meta property=\"article:published_time\" content=\"2025-05-07T00:10:00Z\">"
    let shown = "<h1>Tug comes home late</h1><time datetime=\"2025-05-06\">May 6, 2025</time>"
    let both = try document("<head>\(head)</head><body>\(shown)\(story)</body>")
    #expect(both.release.published?.date.iso == "2025-05-06")
    #expect(both.release.published?.evidence == .markup)
    let bare = try document("<head>\(head)</head><body><h1>Tug comes home late</h1>\(story)</body>")
    #expect(bare.release.published?.date.iso == "2025-05-07")
    #expect(bare.release.published?.evidence == .meta)
  }
}
