/// The unit in which a record counts.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Unicode code points, as Python counts.
  case codepoints
  /// Bytes of UTF-8.
  case utf8
  /// UTF-16 code units, as JavaScript and Java count.
  case utf16
}

/// Turns byte offsets of one text into offsets of another unit, and into lines and columns.
///
/// Holds the count at every 64th byte, so that a question costs at most 63 bytes of counting;
/// a text that is all ASCII needs no table at all.
struct OffsetTable {
  private let bytes: [UInt8]
  private let unit: OffsetUnit
  /// Code points before byte `64 * index`; empty where all is ASCII.
  private let points: [Int32]
  /// UTF-16 units before it; empty where they are not asked for.
  private let units: [Int32]
  /// The first byte of each line; empty where lines are not asked for.
  private let lines: [Int32]

  private static let shift = 6

  init(_ bytes: [UInt8], unit: OffsetUnit, hasLines: Bool) {
    self.bytes = bytes
    self.unit = unit
    let needsUnits = unit == .utf16
    (points, units) = bytes.withUnsafeBufferPointer {
      OffsetTable.count($0, needsUnits: needsUnits)
    }
    lines = hasLines ? bytes.withUnsafeBufferPointer { OffsetTable.lineStarts($0) } : []
  }

  private static func count(
    _ bytes: UnsafeBufferPointer<UInt8>, needsUnits: Bool
  ) -> ([Int32], [Int32]) {
    var isASCII: UInt8 = 0
    for byte in bytes { isASCII |= byte }
    guard isASCII >= 0x80 else { return ([], []) }
    let blocks = bytes.count >> shift
    var points: [Int32] = []
    var units: [Int32] = []
    points.reserveCapacity(blocks + 1)
    points.append(0)
    var sum: Int32 = 0
    for block in 0..<blocks {
      var continuations: UInt8 = 0
      for byte in bytes[block << shift..<(block + 1) << shift] {
        continuations &+= byte & 0xC0 == 0x80 ? 1 : 0
      }
      sum += 64 - Int32(continuations)
      points.append(sum)
    }
    guard needsUnits else { return (points, []) }
    units.reserveCapacity(blocks + 1)
    units.append(0)
    sum = 0
    for block in 0..<blocks {
      for byte in bytes[block << shift..<(block + 1) << shift] { sum += width(byte) }
      units.append(sum)
    }
    return (points, units)
  }

  /// UTF-16 units of the scalar that begins with a byte; 0 for a byte within one.
  private static func width(_ byte: UInt8) -> Int32 {
    byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
  }

  private static func lineStarts(_ bytes: UnsafeBufferPointer<UInt8>) -> [Int32] {
    var lines: [Int32] = [0]
    var at = 0
    while at < bytes.count {
      if bytes[at] > 0x0D {
        at += 1
        continue
      }
      // A line ends with LF, CR LF, or CR.
      if bytes[at] == 0x0A || bytes[at] == 0x0D && (at + 1 == bytes.count || bytes[at + 1] != 0x0A)
      {
        lines.append(Int32(at + 1))
      }
      at += 1
    }
    return lines
  }

  /// The code points of a run of bytes, eight bytes at a time.
  @inline(__always)
  private static func count(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int {
    var at = start
    var within = 0
    while at + 8 <= end {
      let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      // A byte within a scalar has its first bit set and its second not.
      within += (word & ~(word << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
      at += 8
    }
    while at < end {
      if bytes[at] & 0xC0 == 0x80 { within += 1 }
      at += 1
    }
    return end - start - within
  }

  private func codePoints(before offset: Int) -> Int {
    if points.isEmpty { return offset }
    let block = offset >> OffsetTable.shift
    let start = block << OffsetTable.shift
    return Int(points[block]) + bytes.withUnsafeBytes { OffsetTable.count($0, start, offset) }
  }

  /// A byte offset in the unit of the record.
  func offset(_ byte: Int) -> Int {
    switch unit {
    case .utf8: return byte
    case .codepoints: return codePoints(before: byte)
    case .utf16:
      if points.isEmpty { return byte }
      let block = byte >> OffsetTable.shift
      var sum = Int(units[block])
      for at in block << OffsetTable.shift..<byte { sum += Int(OffsetTable.width(bytes[at])) }
      return sum
    }
  }

  /// The line and the column of a byte, both from 1; the column in code points.
  func place(_ byte: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lines.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if Int(lines[middle]) <= byte { low = middle } else { high = middle }
    }
    return (low + 1, codePoints(before: byte) - codePoints(before: Int(lines[low])) + 1)
  }
}
