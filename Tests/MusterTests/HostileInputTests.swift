import Muster
import MusterTestSupport
import Testing

/// Inputs made to do harm: each gives a record or an error, and both soon.
@Suite(.timeLimit(.minutes(2)))
struct HostileInputTests {
  /// An input, made when it is needed.
  struct Hostile: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var bytes: @Sendable () -> [UInt8]

    init(_ name: String, _ bytes: @escaping @Sendable () -> [UInt8]) {
      testDescription = name
      self.bytes = bytes
    }
  }

  static func repeated(_ text: String, _ count: Int) -> [UInt8] {
    Array(repeatElement(Array(text.utf8), count: count).joined())
  }

  static let inputs: [Hostile] = [
    Hostile("a page of <div> and nothing else") { repeated("<div>", 200_000) },
    Hostile("words below 20,000 elements") {
      repeated("<div><p>", 20_000) + Array("The gate opened Monday, Capt. Ann Ruiz said.".utf8)
    },
    Hostile("an element with 100,000 attributes") {
      Array("<p ".utf8) + (0..<100_000).flatMap { Array("a\($0)=\"x\" ".utf8) }
        + Array(">The gate opened Monday.</p>".utf8)
    },
    Hostile("an attribute of a megabyte") {
      Array("<p title=\"".utf8) + repeated("x", 1_000_000) + Array("\">The gate opened.</p>".utf8)
    },
    Hostile("a tag that never ends") { Array("<p".utf8) + repeated(" x", 300_000) },
    Hostile("a remark that never ends") { Array("<p>Words.</p><!--".utf8) + repeated("-", 300_000) },
    Hostile("100,000 broken references") { Array("<p>".utf8) + repeated("&#x110000;&bogus;&", 100_000) },
    Hostile("a word of 300,000 letters") { repeated("a", 300_000) },
    Hostile("100,000 opening marks") { repeated("\u{201C}", 100_000) },
    Hostile("30,000 capitals with points") { repeated("A. ", 30_000) },
    Hostile("20,000 ranks and no name") { repeated("Lt. Gen. ", 20_000) },
    Hostile("20,000 numbers and commas") { repeated("12, ", 20_000) },
    Hostile("one line of 10,000 names") { repeated("Ann Ruiz, ", 10_000) },
    Hostile("200,000 blank lines") { Array("Words.\n".utf8) + repeated("\n", 200_000) },
    Hostile("combining marks on one letter") { Array("a".utf8) + repeated("\u{301}", 100_000) },
    Hostile("half of a UTF-16 page") { [0xFF, 0xFE] + repeated("<\0p\0>\0a", 999) },
  ]

  @Test("a hostile input gives a record or an error", arguments: inputs)
  func survive(input: Hostile) throws {
    let pipeline = try SampleWalk.pipeline.get()
    do {
      let record = try pipeline.record(of: Source(name: "hostile", bytes: input.bytes()))
      #expect(!record.document.text.contains(0))
      #expect(!(try CorpusPage.json(of: record)).isEmpty)
    } catch let error as IngestError {
      #expect(error.message.hasPrefix("expected "), "\(error)")
    }
  }

  @Test("a page cut off anywhere gives a record or an error")
  func cutOff() throws {
    let pipeline = try SampleWalk.pipeline.get()
    let whole = try CorpusPage(name: "afpims-copper-lantern").source().bytes
    for end in stride(from: 1, to: whole.count, by: max(1, whole.count / 60)) {
      do {
        _ = try pipeline.record(of: Source(name: "cut", bytes: Array(whole[..<end])))
      } catch let error as IngestError {
        #expect(error.message.hasPrefix("expected "), "\(error)")
      }
    }
  }
}
