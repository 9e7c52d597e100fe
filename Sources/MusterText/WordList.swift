/// One list of the lexicon: lines of tab-separated columns; `#` opens a comment line.
///
/// Opening a list notes where its columns begin; words are made of the bytes when they are asked
/// for.
public final class WordList: @unchecked Sendable {
  /// The file name: `ranks.tsv`.
  public let name: String
  // The bytes lie in the program for as long as it runs; a user's list is copied and never freed.
  let bytes: UnsafeRawBufferPointer
  /// Where each column begins, row by row; behind the columns of a row, two bytes behind its end.
  private let columns: [Int32]
  /// The place of each row in `columns`, and one more.
  private let rows: [Int32]
  /// The files it is made of: where each begins, and its path where a user added it.
  private let parts: [(start: Int, path: String?)]

  /// Rows of several files as one list; each keeps its own numbers of lines.
  convenience init(name: String, parts: [(path: String?, bytes: UnsafeRawBufferPointer)]) {
    var all: [UInt8] = []
    var starts: [(start: Int, path: String?)] = []
    for part in parts {
      starts.append((all.count, part.path))
      all.append(contentsOf: part.bytes)
      if all.last != 0x0A { all.append(0x0A) }
    }
    self.init(name: name, bytes: WordList.kept(all), parts: starts)
  }

  /// The list with rows of users behind its own.
  func adding(_ lists: [AddedList]) -> WordList {
    WordList(name: name, parts: [(nil, bytes)] + lists.map { ($0.path, WordList.kept($0.bytes)) })
  }

  /// A copy of bytes that is never freed.
  static func kept(_ bytes: [UInt8]) -> UnsafeRawBufferPointer {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
    copy.copyBytes(from: bytes)
    return UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(copy)[0..<bytes.count])
  }

  init(
    name: String, bytes: UnsafeRawBufferPointer, parts: [(start: Int, path: String?)] = [(0, nil)]
  ) {
    self.parts = parts
    self.name = name
    self.bytes = bytes
    var columns: [Int32] = []
    var rows: [Int32] = []
    columns.reserveCapacity(bytes.count / 6 + 16)
    rows.reserveCapacity(bytes.count / 8 + 16)
    if let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) {
      var start = 0
      while start < bytes.count {
        let isRow = base[start] != UInt8(ascii: "#") && base[start] != 0x0A
        if isRow {
          rows.append(Int32(columns.count))
          columns.append(Int32(start))
        }
        var end = start
        while true {
          end = ByteScan.first(of: 0x0A, or: 0x09, in: base, from: end, to: bytes.count)
          guard end < bytes.count, base[end] == 0x09 else { break }
          if isRow { columns.append(Int32(end + 1)) }
          end += 1
        }
        if isRow { columns.append(Int32(end + 1)) }
        start = end + 1
      }
    }
    rows.append(Int32(columns.count))
    self.columns = columns
    self.rows = rows
  }

  /// A list of a text that lives as long as the program.
  public convenience init(name: String, text: StaticString) {
    self.init(
      name: name,
      bytes: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// The number of rows, comments not counted.
  public var count: Int { rows.count - 1 }

  /// The line of a row in its file, from 1.
  public func line(ofRow row: Int) -> Int {
    let start = Int(columns[Int(rows[row])])
    return bytes[part(ofRow: row).start..<start].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
  }

  private func part(ofRow row: Int) -> (start: Int, path: String?) {
    let start = Int(columns[Int(rows[row])])
    return parts.last { $0.start <= start } ?? (0, nil)
  }

  /// The file in which a user added a row; nil for a row that is built in.
  public func addedFrom(row: Int) -> String? { part(ofRow: row).path }

  /// Whether users added rows.
  var hasAddedRows: Bool { parts.contains { $0.path != nil } }

  /// The number of columns of a row.
  func columnCount(ofRow row: Int) -> Int { Int(rows[row + 1]) - 1 - Int(rows[row]) }

  /// The words of a column of a row; empty where the row has no such column.
  public func column(_ column: Int, ofRow row: Int) -> String {
    String(decoding: cell(column, ofRow: row), as: UTF8.self)
  }

  /// The bytes of a column of a row; none where the row has no such column.
  func cell(_ column: Int, ofRow row: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeRawBufferPointer(rebasing: bytes[bounds(column, ofRow: row)])
      .assumingMemoryBound(to: UInt8.self)
  }

  /// Whether the words of a column of a row are these.
  public func column(_ column: Int, ofRow row: Int, is words: String) -> Bool {
    let cell = self.cell(column, ofRow: row)
    return cell.count == words.utf8.count && words.utf8.elementsEqual(cell)
  }

  /// The alternatives of a column: what stands between its bars.
  public func alternatives(_ column: Int, ofRow row: Int) -> [String] {
    var alternatives: [String] = []
    eachForm(column, ofRow: row) { alternatives.append(String(decoding: $0, as: UTF8.self)) }
    return alternatives
  }

  /// Whether one of the alternatives of a column is a name, given as it is folded.
  public func hasForm(_ name: String, inColumn column: Int, ofRow row: Int) -> Bool {
    var name = name
    return name.withUTF8 { name in
      var isFound = false
      eachForm(column, ofRow: row) { form in
        guard !isFound else { return }
        // Folding leaves the length of ASCII as it is.
        if form.count == name.count, zip(form, name).allSatisfy({ Fold.lower($0) == $1 }) {
          isFound = true
        } else if form.contains(where: { $0 >= 0x80 }) {
          isFound = Fold.string(String(decoding: form, as: UTF8.self)).utf8.elementsEqual(name)
        }
      }
      return isFound
    }
  }

  func bounds(_ column: Int, ofRow row: Int) -> Range<Int> {
    let at = Int(rows[row]) + column
    let end = Int(rows[row + 1]) - 1
    guard at < end else {
      let behind = Int(columns[end]) - 1
      return behind..<behind
    }
    return Int(columns[at])..<Int(columns[at + 1]) - 1
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

/// What a row of a list says in a column, as it lies in the program.
///
/// Compared with a literal, no string is made: `scene.column(2, of: .events, row: row) == "before"`.
@frozen
public struct ListCell: Equatable, ExpressibleByStringLiteral, @unchecked Sendable {
  @usableFromInline let base: UnsafePointer<UInt8>?
  @usableFromInline let count: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    base = bytes.baseAddress
    count = bytes.count
  }

  /// The words of a literal.
  @inlinable
  public init(stringLiteral literal: StaticString) {
    base = literal.utf8Start
    count = literal.utf8CodeUnitCount
  }

  /// Whether nothing stands there.
  @inlinable public var isEmpty: Bool { count == 0 }

  /// The words as a string.
  public var string: String {
    String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self)
  }

  /// Whether two have the same bytes.
  @inlinable
  public static func == (left: ListCell, right: ListCell) -> Bool {
    guard left.count == right.count else { return false }
    guard let a = left.base, let b = right.base else { return true }
    for index in 0..<left.count where a[index] != b[index] { return false }
    return true
  }
}
