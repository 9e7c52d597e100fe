import Testing

@testable import MusterExport

/// Byte offsets in other units, and lines and columns.
struct OffsetTableTests {
  // Longer than the 64 bytes of a block, so that the table is asked as well as the count.
  static let text = String(repeating: "é😀a\r\n", count: 40) + "\r\u{2028}end"

  @Test("each scalar has the offset that counting gives", arguments: OffsetUnit.allCases)
  func offsets(unit: OffsetUnit) {
    let bytes = Array(OffsetTableTests.text.utf8)
    let table = OffsetTable(bytes, unit: unit, hasLines: false)
    var byte = 0
    var expected = 0
    for scalar in OffsetTableTests.text.unicodeScalars {
      #expect(table.offset(byte) == expected)
      byte += String(scalar).utf8.count
      switch unit {
      case .codepoints: expected += 1
      case .utf8: expected += String(scalar).utf8.count
      case .utf16: expected += String(scalar).utf16.count
      }
    }
    #expect(table.offset(byte) == expected)
  }

  @Test("a line ends with LF, CR LF or CR, and columns count code points")
  func places() {
    let table = OffsetTable(Array("é😀a\r\nb\rc\nd".utf8), unit: .codepoints, hasLines: true)
    #expect(table.place(0) == (1, 1))
    #expect(table.place(6) == (1, 3))
    #expect(table.place(9) == (2, 1))
    #expect(table.place(11) == (3, 1))
    #expect(table.place(13) == (4, 1))
  }
}
