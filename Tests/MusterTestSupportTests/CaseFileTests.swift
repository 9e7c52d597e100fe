import MusterTestSupport
import Testing

struct CaseFileTests {
  @Test("marks go, and their offsets are UTF-8 bytes")
  func marks() throws {
    let marked = try MarkedText("Géza ⟦Pál⟧ and ⟦José ⟦Ruiz⟧⟧")
    #expect(marked.text == "Géza Pál and José Ruiz")
    #expect(marked.spans == [6..<10, 15..<25, 21..<25])
  }

  @Test("a mark without its other half is a fault that names the line")
  func unpaired() {
    #expect(throws: MarkedText.Fault(line: 1, message: "expected ⟧ behind ⟦, but found none")) {
      try MarkedText("one\n⟦two")
    }
    #expect(throws: MarkedText.Fault(line: 0, message: "expected ⟦ before ⟧, but found none")) {
      try MarkedText("one⟧")
    }
  }

  @Test("a case has a title, blocks, a day and expectations")
  func whole() {
    let cases = CaseFile.parse(
      """
      # about the file

      # two blocks
      @ 2025-02-12
      !headline Big News
      \\# plain
      > nothing

      # second
      Text.
      > date timex=2025
      > nothing
      """, file: "rules/x.cases")
    #expect(cases.map(\.title) == ["two blocks", "second"])
    #expect(cases[0].published == "2025-02-12")
    #expect(
      cases[0].lines == [
        Case.Line(kind: "headline", text: "Big News", number: 5),
        Case.Line(kind: nil, text: "# plain", number: 6),
      ])
    #expect(cases[0].isNegative && !cases[1].isNegative)
    #expect(cases[1].expectations.map(\.number) == [11, 12])
    #expect(cases.allSatisfy { $0.fault == nil && $0.subject == "x" })
  }

  @Test(
    "a case that is not whole says what it lacks",
    arguments: [
      ("Text.\n> nothing", "x:1: expected a title (# …), but found none"),
      ("# title\nText.", "x:1: expected \"> …\" at the end of the case, but found none"),
      ("# title\n> nothing\nText.", "x:2: expected a text before \">\", but found none"),
    ])
  func faults(text: String, message: String) {
    #expect(CaseFile.parse(text, file: "x").map { $0.fault?.description } == [message])
  }

  @Test("values keep the words within their marks together")
  func values() throws {
    let line = try ExpectedValues(
      "person rank=\"Lieutenant General\" given=David suffix= confidence>=0.9")
    #expect(line.layer == "person")
    #expect(line.values.map(\.key) == ["rank", "given", "suffix", "confidence"])
    #expect(line.values.map(\.value) == ["Lieutenant General", "David", "", "0.9"])
    #expect(line.values[3].holds(for: "0.95") && !line.values[3].holds(for: "0.8"))
  }

  @Test("a difference shows the lines that differ and their neighbours")
  func difference() {
    let old = "a\nb\nc\nd\ne\nf\ng\nh"
    #expect(LineDiff.between(expected: old, found: old) == nil)
    #expect(
      LineDiff.between(expected: old, found: "a\nb\nc\nd\ne\nf\ng\nH")
        == "  5: e\n  6: f\n  7: g\n- 8: h\n+ 8: H")
  }
}
