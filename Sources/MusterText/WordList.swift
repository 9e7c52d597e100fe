/// One list of the lexicon: lines of tab-separated columns; `#` opens a comment line.
public struct WordList: @unchecked Sendable {
  /// The file name: `ranks.tsv`.
  public let name: String
  // The bytes lie in the program for as long as it runs; a user's list is copied and never freed.
  private let bytes: UnsafeRawBufferPointer
  private let lines: [(start: Int32, end: Int32, number: Int32)]

  init(name: String, bytes: UnsafeRawBufferPointer) {
    self.name = name
    self.bytes = bytes
    var lines: [(Int32, Int32, Int32)] = []
    var start = 0
    var number: Int32 = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      number += 1
      if end > start, bytes[start] != UInt8(ascii: "#") {
        lines.append((Int32(start), Int32(end), number))
      }
      start = end + 1
    }
    self.lines = lines
  }

  /// A list of a text that lives as long as the program.
  public init(name: String, text: StaticString) {
    self.init(
      name: name,
      bytes: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// The number of rows, comments not counted.
  public var count: Int { lines.count }

  /// The line of a row in its file, from 1.
  public func line(ofRow row: Int) -> Int { Int(lines[row].number) }

  /// The words of a column of a row; empty where the row has no such column.
  public func column(_ column: Int, ofRow row: Int) -> String {
    let bounds = self.bounds(column, ofRow: row)
    return String(decoding: bytes[bounds], as: UTF8.self)
  }

  /// The alternatives of a column: what stands between its bars.
  public func alternatives(_ column: Int, ofRow row: Int) -> [String] {
    self.column(column, ofRow: row).split(separator: "|").map(String.init)
  }

  func bounds(_ column: Int, ofRow row: Int) -> Range<Int> {
    var start = Int(lines[row].start)
    let end = Int(lines[row].end)
    var left = column
    while left > 0, start < end {
      if bytes[start] == 0x09 { left -= 1 }
      start += 1
    }
    if left > 0 { return end..<end }
    var stop = start
    while stop < end, bytes[stop] != 0x09 { stop += 1 }
    return start..<stop
  }

  /// Calls `body` with the bytes of each alternative of a column of a row.
  func eachForm(_ column: Int, ofRow row: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    let bounds = self.bounds(column, ofRow: row)
    var start = bounds.lowerBound
    while start < bounds.upperBound {
      var end = start
      while end < bounds.upperBound, bytes[end] != UInt8(ascii: "|") { end += 1 }
      if end > start { body(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) }
      start = end + 1
    }
  }
}
