import MusterModel
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

  @Test("the phrases noted for a text are those that a walk from each token finds")
  func phrases() throws {
    let lexicon = try Lexicon()
    let text =
      Array(
        "Staff Sgt. Ana Ruiz and U.S. AIR FORCE Lt. Gen. Owen Pike of the 9th Air Force met in New "
          .utf8)
      + Array("York with Secretary of Defense staff; the sergeant said so, according to NATO.".utf8)
    let tokens = Tokenizer.tokens(
      of: text, blocks: [TextRange(0, text.count)], with: lexicon)
    var found = 0
    for token in 0..<tokens.count {
      for kind in PhraseIndex.kinds {
        for anyCase in [false, true] {
          var walked: (end: Int, rows: [Int])?
          if !tokens.classes[token].isDisjoint(with: lexicon.phrases.openers[Int(kind.rawValue)]) {
            lexicon.phrases.eachPhrase(at: token, in: PhraseWords(tokens)) { group, end, cases in
              guard group.kind == kind,
                let list = lexicon.phrases.list(of: group, anyCase ? .all : cases)
              else { return }
              walked = (end, Array(lexicon.phrases.rows(list)))
            }
          }
          let noted = lexicon.phrase(kind, at: token, in: tokens, anyCase: anyCase)
          #expect(noted?.end == walked?.end)
          #expect(noted.map { Array($0.rows) } == walked?.rows)
          if noted != nil { found += 1 }
        }
      }
    }
    #expect(found > 20)
    #expect(lexicon.phrase(.rank, at: tokens.count, in: tokens) == nil)
  }

  @Test("a set of words knows its words and no others")
  func wordSets() {
    let words: WordSet = [Word.the.fold, Word.last.fold]
    #expect(words.contains(Word.the.fold) && words.contains(Word.last.fold))
    #expect(!words.contains(Word.of.fold) && !words.contains(.comma))
    #expect(!words.contains(FoldID.firstWord + 1_000_000))
    #expect(words.union(WordSet([.of])).contains(Word.of.fold))
    #expect(words.intersects(WordSet([.the])) && !words.intersects(WordSet([.of])))
    #expect(!WordSet().contains(Word.the.fold))
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
