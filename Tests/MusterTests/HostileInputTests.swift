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
    Hostile("a page of <div> and nothing else") { repeated("<div>", 20_000) },
    Hostile("words below 2,000 elements") {
      repeated("<div><p>", 2_000) + Array("The gate opened Monday, Capt. Ann Ruiz said.".utf8)
    },
    Hostile("an element with 50,000 attributes") {
      Array("<p ".utf8) + (0..<100_000).flatMap { Array("a\($0)=\"x\" ".utf8) }
        + Array(">The gate opened Monday.</p>".utf8)
    },
    Hostile("an attribute of 200,000 bytes") {
      Array("<p title=\"".utf8) + repeated("x", 200_000) + Array("\">The gate opened.</p>".utf8)
    },
    Hostile("a tag that never ends") { Array("<p".utf8) + repeated(" x", 30_000) },
    Hostile("a remark that never ends") { Array("<p>Words.</p><!--".utf8) + repeated("-", 30_000) },
    Hostile("10,000 broken references") {
      Array("<p>".utf8) + repeated("&#x110000;&bogus;&", 10_000)
    },
    Hostile("a word of 30,000 letters") { repeated("a", 30_000) },
    Hostile("10,000 opening marks") { repeated("\u{201C}", 10_000) },
    Hostile("3,000 capitals with points") { repeated("A. ", 3_000) },
    Hostile("2,000 ranks and no name") { repeated("Lt. Gen. ", 2_000) },
    Hostile("2,000 numbers and commas") { repeated("12, ", 2_000) },
    Hostile("one line of 500 names") { repeated("Ann Ruiz, ", 500) },
    Hostile("20,000 blank lines") { Array("Words.\n".utf8) + repeated("\n", 20_000) },
    Hostile("combining marks on one letter") { Array("a".utf8) + repeated("\u{301}", 10_000) },
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
    for end in stride(from: 1, to: whole.count, by: max(1, whole.count / 25)) {
      do {
        _ = try pipeline.record(of: Source(name: "cut", bytes: Array(whole[..<end])))
      } catch {
        #expect(error.message.hasPrefix("expected "), "\(error)")
      }
    }
  }
}
