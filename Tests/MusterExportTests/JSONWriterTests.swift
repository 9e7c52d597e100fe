import Foundation
import Testing

@testable import MusterExport

/// JSON that any reader takes.
struct JSONWriterTests {
  private func written(_ words: [UInt8]) -> String {
    var json = JSONWriter()
    json.string(utf8: words, from: 0, to: words.count)
    return String(decoding: json.finish(), as: UTF8.self)
  }

  @Test(
    "a string comes back as it was",
    arguments: ["", "plain", "“marks” — and é", "a \"b\" \\ c", "line\nline\ttab\r", "\u{1F}", "😀"])
  func roundTrip(words: String) throws {
    let json = written(Array(words.utf8))
    let back = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
    #expect(back as? String == words)
  }

  @Test("a NUL and bytes that are no UTF-8 become U+FFFD")
  func noNUL() {
    #expect(written([0x61, 0x00, 0x62]) == "\"a\u{FFFD}b\"")
    #expect(written([0x61, 0xC3]) == "\"a\u{FFFD}\"")
    // A surrogate in UTF-8 dress.
    #expect(written([0xED, 0xA0, 0x80]) == "\"\u{FFFD}\u{FFFD}\u{FFFD}\"")
  }

  @Test(
    "numbers are written in full",
    arguments: [0, 7, 10, 99, 100, 12_345, Int.max, -1, Int.min])
  func numbers(number: Int) {
    var json = JSONWriter()
    json.int(number)
    #expect(String(decoding: json.finish(), as: UTF8.self) == String(number))
  }

  @Test("a share has at most two decimals", arguments: [(0.5, "0.5"), (1, "1"), (0.97, "0.97")])
  func shares(share: Double, expected: String) {
    var json = JSONWriter()
    json.share(share)
    #expect(String(decoding: json.finish(), as: UTF8.self) == expected)
  }
}
