import MusterModel
import Testing

@testable import MusterIngest

@Suite("Pages")
struct GenericReaderTests {
  static let chrome = """
    <header><a href="/">Harbor News</a></header><nav><ul><li><a href="/a">About</a></li></ul></nav>
    """
  static let foot = """
    <aside class="related"><h3>Related</h3><ul><li><a href="/x">Another story of the harbor</a></li>\
    </ul></aside><div class="cookie-notice"><p>We use cookies to make this site work for you.</p>\
    </div><footer><p>Official site of the harbor. All rights are reserved by the office.</p></footer>
    """

  @Test("chrome is no part of the text")
  func chrome() throws {
    let document = try document(
      Self.chrome + "<main><h1>Tug comes home late</h1>" + story + "</main>" + Self.foot)
    #expect(document.strings(.headline) == ["Tug comes home late"])
    #expect(document.strings(.paragraph).count == 2)
    let text = String(decoding: document.text, as: UTF8.self)
    for words in ["Harbor News", "About", "Related", "Another story", "cookies", "Official site"] {
      #expect(!text.contains(words))
    }
  }

  @Test("paragraphs parted by two breaks")
  func breaks() throws {
    let page = story.replacing("<p>").replacing("</p>", with: "<br><br>")
    let document = try document("<div><h1>Tug comes home late</h1><div>\(page)</div></div>")
    #expect(document.strings(.paragraph).count == 2)
  }

  @Test("a caption is no paragraph, and an alt text is nothing")
  func captions() throws {
    let document = try document(
      "<article><h1>Tug comes home late</h1><figure><img alt=\"A tug at sea.\"><figcaption>The tug "
        + "Alder enters port, May 6, 2025. (Harbor photo by Dag Moe)</figcaption></figure>\(story)"
        + "</article>")
    #expect(
      document.strings(.caption) == [
        "The tug Alder enters port, May 6, 2025. (Harbor photo by Dag Moe)"
      ])
    #expect(document.strings(.paragraph).count == 2)
    #expect(document.blocks.last?.kind == .caption)
  }

  @Test("questions and answers carry their labels")
  func transcript() throws {
    var page = "<h1>Harbor office briefs on the storm</h1><div class=\"body\">"
    for turn in 1...4 {
      page +=
        "<p><b>Q:</b> What was lost in storm number \(turn), and who will pay for all of it?</p>"
      page += "<p><b>CAPT. VENN:</b> Half the cargo, and I do not know who pays. Ask the owner.</p>"
    }
    let document = try document(page + "</div>")
    #expect(document.release.kind == .transcript)
    #expect(document.strings(.question).count == 4)
    let labels = document.blocks.compactMap { $0.label.map(document.string) }
    #expect(Set(labels) == ["Q:", "CAPT. VENN:"])
  }

  @Test("a definition list names writer, office and date")
  func definitions() throws {
    let list =
      "<dl><dt>Date</dt><dd>6 March 2025</dd><dt>By</dt><dd>Lt. Ana Ruiz, Fleet Media Centre</dd></dl>"
    let document = try document("<main><h1>Tug comes home late</h1>\(list)\(story)</main>")
    #expect(document.release.bylines.map(\.excerpt.text) == ["Lt. Ana Ruiz"])
    #expect(document.release.credit?.text == "Fleet Media Centre")
    #expect(document.release.published?.date.iso == "2025-03-06")
    #expect(document.strings(.paragraph).count == 2)
  }

  @Test("an old page without headings: bold headline, italic by-line, open paragraphs")
  func oldPage() throws {
    let document = try document(
      "<table><tr><td><a href=/>Home</a></td></tr><tr><td><font size=+2><b>Tug comes home two days "
        + "late</b></font><p><i>by Senior Airman Ana Ruiz<br>40th Wing Public Affairs</i><p>5/6/2004 - "
        + "<b>PORT HAMILTON, Maine (AFPN) --</b> " + story.dropFirst(3) + "</td></tr></table>")
    #expect(document.release.headline?.text == "Tug comes home two days late")
    #expect(document.release.bylines.map(\.excerpt.text) == ["Senior Airman Ana Ruiz"])
    #expect(document.release.credit?.text == "40th Wing Public Affairs")
    #expect(document.release.published?.date.iso == "2004-05-06")
    #expect(document.release.dateline.map { document.string($0.place) } == "PORT HAMILTON, Maine")
  }

  @Test("readers' comments are no part of a story, even where they are longer")
  func comments() throws {
    let page =
      "<article><h1>Tug comes home late</h1>\(story)</article><div id=\"comments\">"
      + String(
        repeating: "<p>I was there when the tug came in, and I can tell you that it was late.</p>",
        count: 12) + "</div>"
    #expect(try document(page).strings(.paragraph).count == 2)
  }

  @Test("what a site says of itself below or beside a story is left out", arguments: Beside.all)
  func beside(_ sample: Beside) throws {
    let document = try document(
      "<article><h1>Tug comes home late</h1>\(story)\(sample.markup)</article>")
    let text = String(decoding: document.text, as: UTF8.self)
    #expect(text.contains(sample.words) == sample.isStory)
  }

  @Test("a template whose parts are missing reads no worse than the generic reader")
  func missingParts() throws {
    let page = "<h1>Tug comes home late</h1>" + story
    let plain = try document("<div class=\"x\">\(page)</div>")
    for name in ["adetail", "da_print_body", "asset-title", "article-view", "wordwrap"] {
      let framed = try document("<div><div class=\"\(name)\"></div>\(page)</div>")
      #expect(framed.text == plain.text, "\(name)")
    }
  }
}

/// What stands below a story, and whether it belongs to it.
struct Beside: Sendable, CustomTestStringConvertible {
  var markup: String
  var words: String
  var isStory = false

  var testDescription: String { words }

  static let all: [Beside] = [
    Beside(
      markup: "<p><a rel=tag href=/t/1>tugs</a>, <a rel=tag href=/t/2>barges</a></p>",
      words: "barges"),
    Beside(
      markup: "<p>The owner said that <a rel=\"tag\" href=\"/t/2\">barges</a> are cheap.</p>",
      words: "barges", isStory: true),
    Beside(
      markup: "<h2>Comments (3)</h2><p>I saw the tug come in, and I was there all night.</p>",
      words: "I saw the tug"),
    Beside(
      markup: "<h2>Comments of the owner</h2><p>Nobody asked me, and nobody will.</p>",
      words: "Nobody asked me", isStory: true),
    Beside(
      markup: "<p>June 3 - Posted by: Dag Moe - Category: <a href=\"/c\">Harbor</a></p>",
      words: "Posted by"),
    Beside(
      markup: "<p>A notice posted by the harbor master says that the pier is closed.</p>",
      words: "posted by", isStory: true),
    Beside(
      markup: "<p><a href=\"/n\">Sign up</a> for our newsletter and read it each day.</p>",
      words: "newsletter"),
    Beside(
      markup: "<p>The crew may sign up for a course; the newsletter of the port lists all.</p>",
      words: "newsletter", isStory: true),
    Beside(
      markup: "<div class=author-bio><p>He has written about the port since 1999.</p></div>",
      words: "since 1999"),
    Beside(
      markup: "<div class=d-print-block><p>Printed from the pages of the Harbor News.</p></div>",
      words: "Printed from"),
  ]
}

extension String {
  fileprivate func replacing(_ part: String, with other: String = "") -> String {
    var out = ""
    var rest = self[...]
    while let found = rest.firstRange(of: part) {
      out += rest[..<found.lowerBound] + other
      rest = rest[found.upperBound...]
    }
    return out + rest
  }
}
