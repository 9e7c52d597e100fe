import MusterModel
import MusterTestSupport
import MusterText
import Testing

/// Tokens and sentences on their cases: `Corpus/texts/{tokens,sentences}.cases`.
struct TextTests {
  static let cases = CaseFile.cases(in: "texts")

  @Test("a text falls into these tokens", arguments: cases.filter { $0.subject == "tokens" })
  func tokens(item: Case) throws {
    try check(item) { walk in
      walk.document.blocks.indices.map { block in
        (0..<walk.tokens.count).filter { Int(walk.tokens.blocks[$0]) == block }
          .map { walk.words(walk.tokens.range($0)) }.joined(separator: " | ")
      }
    }
  }

  @Test("a text falls into these sentences", arguments: cases.filter { $0.subject == "sentences" })
  func sentences(item: Case) throws {
    try check(item) { walk in
      walk.tokens.sentenceStarts.indices.map {
        walk.words(walk.tokens.range(walk.tokens.tokens(ofSentence: $0)))
      }
    }
  }

  private func check(_ item: Case, _ found: (SampleWalk) -> [String]) throws {
    do {
      let walk = try SampleWalk(try item.document().document)
      let found = found(walk)
      let expected = item.expectations.map(\.text)
      if let difference = LineDiff.between(
        expected: expected.joined(separator: "\n"), found: found.joined(separator: "\n"))
      {
        Issue.record(CaseFault(file: item.file, line: item.number, message: "\n" + difference))
      }
    } catch let fault as CaseFault {
      Issue.record(fault)
    }
  }
}
