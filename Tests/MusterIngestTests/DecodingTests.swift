import MusterModel
import Testing

@testable import MusterIngest

struct DecodingCase: Sendable, CustomTestStringConvertible {
  var title: String
  var bytes: [UInt8]
  var encoding: String
  var contains: String

  var testDescription: String { title }

  static let all: [DecodingCase] = [
    DecodingCase(
      title: "valid UTF-8", bytes: Array("<p>Café</p>".utf8), encoding: "utf-8", contains: "Café"),
    DecodingCase(
      title: "byte order mark of UTF-8", bytes: [0xEF, 0xBB, 0xBF] + Array("<p>Né</p>".utf8),
      encoding: "utf-8", contains: "<p>Né"),
    DecodingCase(
      title: "declared windows-1252",
      bytes: Array("<meta charset=\"windows-1252\"><p>".utf8) + [0x93, 0x4E, 0xE9, 0x94],
      encoding: "windows-1252", contains: "“Né”"),
    DecodingCase(
      title: "ISO-8859-1 means windows-1252",
      bytes: Array("<meta http-equiv=x content='text/html; charset=iso-8859-1'><p>".utf8)
        + [0x93, 0x4E, 0x92],
      encoding: "windows-1252", contains: "“N’"),
    DecodingCase(
      title: "declared ISO-8859-1, but UTF-8",
      bytes: Array("<meta charset=iso-8859-1><p>Žilina</p>".utf8), encoding: "utf-8",
      contains: "Žilina"),
    DecodingCase(
      title: "an XML declaration",
      bytes: Array("<?xml version='1.0' encoding='ISO-8859-2'?><p>".utf8) + [0xA9, 0x6B],
      encoding: "iso-8859-2", contains: "Šk"),
    DecodingCase(
      title: "declared UTF-8, but windows-1252",
      bytes: Array("<meta charset=utf-8><p>The caf".utf8) + [0xE9]
        + Array(" and the na".utf8) + [0xEF] + Array("ve man of the town said: ".utf8)
        + [0x93, 0x4E, 0x6F, 0x94],
      encoding: "windows-1252 (declared utf-8)", contains: "café and the naïve"),
    DecodingCase(
      title: "UTF-8 cut off in a character",
      bytes: Array("<p>Žilina, Łódź, Ādaži, Šiauliai".utf8) + [0xC5], encoding: "utf-8",
      contains: "Šiauliai\u{FFFD}"),
    DecodingCase(
      title: "UTF-16 with its mark",
      bytes: [0xFF, 0xFE] + "<p>Né".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] },
      encoding: "utf-16le", contains: "<p>Né"),
    DecodingCase(
      title: "UTF-16 without a mark",
      bytes: "<html><body><p>Some words".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] },
      encoding: "utf-16be", contains: "<p>Some words"),
    DecodingCase(
      title: "NUL becomes a replacement character",
      bytes: Array("<p>one".utf8) + [0] + Array("two</p>".utf8), encoding: "utf-8",
      contains: "one\u{FFFD}two"),
  ]
}

@Suite("Decoding")
struct DecodingTests {
  @Test("bytes become UTF-8", arguments: DecodingCase.all)
  func decoding(_ sample: DecodingCase) {
    let page = Decoding.decode(sample.bytes)
    #expect(page.encoding == sample.encoding)
    #expect(String(decoding: page.text, as: UTF8.self).contains(sample.contains))
  }

  @Test("a Cyrillic page without a declaration is detected")
  func detected() {
    // "Учения военно-морского флота начались во вторник" in windows-1251, a few times over
    let words: [UInt8] = [
      0xD3, 0xF7, 0xE5, 0xED, 0xE8, 0xFF, 0x20, 0xE2, 0xEE, 0xE5, 0xED, 0xED, 0xEE, 0x2D, 0xEC,
      0xEE, 0xF0, 0xF1, 0xEA, 0xEE, 0xE3, 0xEE, 0x20, 0xF4, 0xEB, 0xEE, 0xF2, 0xE0, 0x20, 0xED,
      0xE0, 0xF7, 0xE0, 0xEB, 0xE8, 0xF1, 0xFC, 0x20, 0xE2, 0xEE, 0x20, 0xE2, 0xF2, 0xEE, 0xF0,
      0xED, 0xE8, 0xEA, 0x2E, 0x20,
    ]
    let page = Decoding.decode(Array(repeating: words, count: 8).flatMap { $0 })
    #expect(page.encoding == "windows-1251")
    #expect(String(decoding: page.text, as: UTF8.self).hasPrefix("Учения"))
  }
}
