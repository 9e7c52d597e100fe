import MusterModel
import Testing

@testable import MusterIngest

@Suite("Positions")
struct SourceMapTests {
  @Test("words stand in the page where the map says")
  func words() throws {
    let document = try document(
      """
      <html><body><h1>Tug &amp; barge</h1><p>Caf&eacute; <b>Meri&#8217;s</b> crew\n   came \
      home&nbsp;late, and the harbor master, who had waited, was glad of it at last.</p></body></html>
      """)
    #expect(document.source(of: "barge") == "barge")
    #expect(document.source(of: "Café") == "Caf&eacute;")
    #expect(document.source(of: "Meri’s crew") == "Meri&#8217;s</b> crew")
    #expect(document.source(of: "crew came") == "crew\n   came")
    #expect(document.source(of: "home late") == "home&nbsp;late")
  }

  @Test("numeric references 128 to 159 are those of windows-1252")
  func references() throws {
    let document = try document("<p>&#147;Well,&#148; she said &#150; and left it at that.</p>")
    #expect(document.strings(.paragraph) == ["“Well,” she said – and left it at that."])
  }

  @Test("a bare ampersand and an unknown entity stay as they are")
  func ampersands() throws {
    let document = try document("<p>AT&T, R&D & the &nosuch; entity were named in the text.</p>")
    #expect(
      document.strings(.paragraph) == ["AT&T, R&D & the &nosuch; entity were named in the text."])
    #expect(document.source(of: "R&D &") == "R&D &")
  }

  @Test("long runs, multi-byte characters and breaks keep their places", arguments: 0..<40)
  func generated(seed: Int) throws {
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let pieces = [
      "word ", "Žilina, ", "“quoted” ", "&amp; ", "&#8212;", "\n\t", "<b>bold</b> ", "<br>",
      "<br/>",
      "<p>", "</p>", "&nbsp;", "日本語。", "end. ", "<div class=\"x\">", "</div>", "a\u{200B}b ",
      String(repeating: "long ", count: 300), "<!-- note -->", "&bogus; ", "< ", "é", "<i>", "</b>",
      "\u{01}", "😀 ", "\r\n", "<script>x < y</script>", "<time>2 May 2025</time>",
    ]
    var page = "<html><body><h1>A headline of the test</h1>" + story
    for _ in 0..<200 { page += pieces[next(pieces.count)] }
    let document = try document(page)
    var last = 0
    for block in document.blocks {
      #expect(block.range.start >= last && block.range.end > block.range.start)
      last = block.range.end
    }
    #expect(last == document.text.count)
    #expect(!document.text.contains(0))
  }

  @Test("reading twice gives the same")
  func repeated() throws {
    let first = try document("<h1>Tug comes home late</h1>" + story)
    let second = try document("<h1>Tug comes home late</h1>" + story)
    #expect(first.text == second.text)
    #expect(first.map.runs == second.map.runs)
    #expect(first.blocks == second.blocks)
  }
}
