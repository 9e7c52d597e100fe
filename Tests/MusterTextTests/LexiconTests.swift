import MusterTestSupport
import Testing

@testable import MusterText

@Suite struct LexiconTests {
  @Test("the words that rules name are the first folds of a lexicon, in their order")
  func wordsComeFirst() throws {
    let lexicon = try Lexicon()
    for (place, word) in Word.allCases.enumerated() {
      #expect(word.fold == FoldID.firstWord + FoldID(place))
      #expect(lexicon.fold(of: word.spelling) == word.fold)
    }
  }

  @Test("a list knows its columns, its lines and its alternatives")
  func columns() {
    let list = WordList(name: "a.tsv", text: "# form\tkind\n\none|two\tx\n# more\nthree\t\ty\nfour")
    #expect(list.count == 3)
    #expect(list.alternatives(0, ofRow: 0) == ["one", "two"])
    #expect(list.column(1, ofRow: 0) == "x")
    #expect(list.column(1, ofRow: 1).isEmpty)
    #expect(list.column(2, ofRow: 1) == "y")
    #expect(list.column(0, ofRow: 2) == "four")
    #expect(list.column(1, ofRow: 2).isEmpty)
    #expect((0..<3).map { list.line(ofRow: $0) } == [3, 5, 6])
  }

  @Test("a kind that there is not is refused with list and line")
  func wrongKind() throws {
    let list = WordList(
      name: "function-words.tsv", text: "# forms\tkind\nthe\tfunction\nof\tfuction\n")
    #expect {
      try Lexicon(lists: [list], tables: [:])
    } throws: { error in
      "\(error)"
        == "function-words.tsv:3: expected a kind such as \"function\" in column 2, "
        + "but found \"fuction\""
    }
  }

  @Test("the rank table says what its list says")
  func ranks() throws {
    let lexicon = try Lexicon()
    let list = try #require(lexicon.lists["ranks.tsv"])
    #expect(lexicon.ranks.rows.count == list.count)
    for (row, rank) in lexicon.ranks.rows.enumerated() {
      #expect(rank.title == list.column(0, ofRow: row))
      #expect(rank.country == list.column(1, ofRow: row))
      #expect(rank.services == list.alternatives(2, ofRow: row))
      #expect(rank.grade == list.column(3, ofRow: row))
      #expect(rank.nato == list.column(4, ofRow: row))
      #expect(rank.address == list.alternatives(7, ofRow: row))
    }
  }
}
