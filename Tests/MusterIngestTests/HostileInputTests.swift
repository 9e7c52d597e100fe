import MusterModel
import Testing

@testable import MusterIngest

@Suite("Hostile inputs")
struct HostileInputTests {
  struct Refusal: Sendable, CustomTestStringConvertible {
    var title: String
    var bytes: [UInt8]
    var message: String
    var testDescription: String { title }
  }

  @Test(
    "what is no release is refused with a reason",
    arguments: [
      Refusal(
        title: "empty", bytes: [],
        message: "test: expected a release, but found an empty input"),
      Refusal(
        title: "PDF", bytes: Array("%PDF-1.7".utf8),
        message: "test: expected HTML or plain text, but found a PDF document"),
      Refusal(
        title: "ZIP", bytes: [0x50, 0x4B, 3, 4, 0, 0],
        message: "test: expected HTML or plain text, but found a ZIP archive or an Office document"),
      Refusal(
        title: "random bytes", bytes: (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) },
        message: "test: expected HTML or plain text, but found binary data"),
      Refusal(
        title: "tags only", bytes: Array("<html><body><div></div></body></html>".utf8),
        message: "test: expected the words of a release, but found a page without words"),
      Refusal(
        title: "navigation only",
        bytes: Array("<nav><a href=/>Home</a></nav><ul><li><a href=1>One</a></ul>".utf8),
        message:
          "test: expected the words of a release, but found a page of navigation and links only"),
    ])
  func refusals(_ sample: Refusal) {
    do {
      _ = try Reader().document(from: Source(name: "test", bytes: sample.bytes))
      Issue.record("expected an error, but found a document")
    } catch {
      #expect(error.description == sample.message)
    }
  }

  @Test("an input over the limit is refused")
  func limit() {
    #expect(throws: IngestError.self) {
      _ = try Reader(limits: Limits(bytes: 10)).document(
        from: Source(name: "test", bytes: Array("<p>eleven bytes".utf8)))
    }
  }

  @Test("deep nesting does not hide the words")
  func deep() throws {
    let page =
      "<h1>Tug comes home late</h1>" + story + String(repeating: "<div>", count: 200_000)
      + "<p>At the bottom stands one more sentence, and it is long enough to be read as prose.</p>"
    let document = try document(page)
    #expect(document.strings(.paragraph).count == 3)
  }

  @Test("end tags that close nothing cost no more than others")
  func closing() throws {
    let page =
      story + String(repeating: "<div>", count: 50_000) + String(repeating: "</p>", count: 50_000)
    #expect(try document(page).strings(.paragraph).count == 2)
  }

  @Test("surplus attributes are left out")
  func attributes() throws {
    let attributes = (0..<200_000).map { "a\($0)=\">\"" }.joined(separator: " ")
    let document = try document("<h1>Tug comes home late</h1><div \(attributes)>\(story)</div>")
    #expect(document.strings(.paragraph).count == 2)
  }

  @Test("a quotation mark left open in a tag costs no other words")
  func openMark() throws {
    let links = String(repeating: "<a href='/a' class='b' id='c'>x</a> ", count: 800)
    let document = try document(
      "<h1>Tug comes home late</h1><p title='Dag's tug'>Late again.</p>\(links)\(story)")
    #expect(document.strings(.paragraph).count >= 2)
  }

  @Test("a page cut off anywhere is read as far as it goes", arguments: 1..<20)
  func cut(part: Int) throws {
    let page = Array(
      ("<html><head><title>Tug comes home late</title></head><body><h1>Tug comes home late</h1>"
        + "<p class=\"byline\">By Sgt. Ana Ruiz</p>" + story + "</body></html>").utf8)
    do {
      let document = try document(Array(page[..<(page.count * part / 20)]))
      #expect(document.mapIsExact)
    } catch let error as IngestError {
      #expect(error.kind == .noRelease)
    }
  }

  @Test("control characters and lone surrogates do no harm")
  func controls() throws {
    let page =
      "<p>Words \u{01}with\u{02} control characters &#xD800; in them, &#0; and still a sentence "
      + "that is of the length of one.</p>"
    let document = try document(page)
    #expect(document.strings(.paragraph).first?.hasPrefix("Words with") == true)
  }
}
