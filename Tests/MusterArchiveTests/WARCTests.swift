import MusterArchive
import Testing

/// An archive, the pages that come out of it, and the tally.
struct ArchiveCase: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]
  var pages: [String]
  var tally: String

  var testDescription: String { name }

  static let first = record("response", answer("first"))
  static let second = record("response", url: "http://port.example/b", answer("second"))

  static let all: [ArchiveCase] = [
    ArchiveCase(
      name: "responses count, other records do not",
      bytes: Array((record("warcinfo", "software: x") + record("request", "GET /") + first).utf8),
      pages: ["first"], tally: "3 records seen, 1 read, 2 skipped (1 request, 1 warcinfo)"),
    ArchiveCase(
      name: "a member of gzip for each record", bytes: gzipped(first) + gzipped(second),
      pages: ["first", "second"], tally: "2 records seen, 2 read, 0 skipped"),
    ArchiveCase(
      name: "one member of gzip for all records", bytes: gzipped(first + second),
      pages: ["first", "second"], tally: "2 records seen, 2 read, 0 skipped"),
    ArchiveCase(
      name: "what is no page, and what is none any more",
      bytes: Array(
        (record("response", answer("x", head: "Content-Type: image/png\r\n"))
          + record("response", answer("gone", status: 404)) + second).utf8),
      pages: ["second"],
      tally: "3 records seen, 1 read, 2 skipped (1 HTTP status 404, 1 image/png)"),
    ArchiveCase(
      name: "chunks are joined",
      bytes: Array(
        record(
          "response",
          answer(
            "5\r\nfirst\r\n6;x=y\r\n words\r\n0\r\n\r\n",
            head: "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n")
        ).utf8),
      pages: ["first words"], tally: "1 record seen, 1 read, 0 skipped"),
    ArchiveCase(
      name: "chunks that the archive has joined already",
      bytes: Array(
        record("response", answer("first", head: "Transfer-Encoding: chunked\r\n")).utf8),
      pages: ["first"], tally: "1 record seen, 1 read, 0 skipped"),
    ArchiveCase(
      name: "an encoding that is not read is said by name",
      bytes: Array(
        (record("response", answer("x", head: "Content-Encoding: br\r\n")) + second).utf8),
      pages: ["second"],
      tally: "2 records seen, 1 read, 1 skipped (1 body in the encoding br, which is not read)"),
    ArchiveCase(
      name: "a length that is too small",
      bytes: Array((record("response", answer("first"), length: 20) + second).utf8),
      pages: ["first", "second"], tally: "2 records seen, 2 read, 0 skipped; damaged in 1 place"),
    ArchiveCase(
      name: "a length that is too large",
      bytes: Array((record("response", answer("first"), length: 90) + second).utf8),
      pages: ["first", "second"], tally: "2 records seen, 2 read, 0 skipped; damaged in 1 place"),
    ArchiveCase(
      name: "a length beyond the end of the archive",
      bytes: Array((first + record("response", answer("second"), length: 500_000)).utf8),
      pages: ["first", "second"], tally: "2 records seen, 2 read, 0 skipped; damaged in 1 place"),
    ArchiveCase(
      name: "garbage between two records",
      bytes: Array((first + "mud and\nmore mud\n" + second).utf8),
      pages: ["first", "second"], tally: "2 records seen, 2 read, 0 skipped; damaged in 1 place"),
    ArchiveCase(
      name: "a damaged member of gzip costs its own record only",
      bytes: gzipped(first) + damaged(gzipped(first)) + gzipped(second),
      pages: ["first", "second"], tally: "2 records seen, 2 read, 0 skipped; damaged in 1 place"),
    ArchiveCase(
      name: "no archive at all", bytes: Array("The tug came home.".utf8), pages: [],
      tally: "0 records seen, 0 read, 0 skipped; damaged in 1 place"),
    ArchiveCase(name: "nothing", bytes: [], pages: [], tally: "0 records seen, 0 read, 0 skipped"),
  ]

  /// The same member with the first block's kind spoilt.
  static func damaged(_ member: [UInt8]) -> [UInt8] {
    var member = member
    member[10] = 0x07
    return member
  }
}

@Suite("Web archives")
struct WARCTests {
  static func read(_ bytes: [UInt8], piece: Int) -> (pages: [String], tally: String) {
    var reader = WARCReader(limit: 1 << 20)
    var rest = bytes[...]
    var pages: [String] = []
    while true {
      switch reader.next() {
      case .page(let page): pages.append(String(decoding: page.bytes, as: UTF8.self))
      case .end: return (pages, reader.tally.summary)
      case .more:
        if rest.isEmpty { reader.finish() } else { reader.feed(Array(rest.prefix(piece))) }
        rest = rest.dropFirst(piece)
      }
    }
  }

  @Test("the same pages come out, however the bytes come in", arguments: ArchiveCase.all)
  func pages(_ sample: ArchiveCase) {
    for piece in [1 << 20, 64, 1] {
      let found = Self.read(sample.bytes, piece: piece)
      #expect(found.pages == sample.pages, "in pieces of \(piece)")
      #expect(found.tally == sample.tally, "in pieces of \(piece)")
    }
  }

  @Test("an archive that is cut off anywhere, or has any byte changed, ends")
  func hostile() {
    let whole = gzipped(ArchiveCase.first) + gzipped(ArchiveCase.second)
    for at in whole.indices {
      #expect(Self.read(Array(whole[..<at]), piece: 100).pages.count <= 2)
      var changed = whole
      changed[at] ^= 0x55
      #expect(Self.read(changed, piece: 100).pages.count <= 2)
    }
  }
}
