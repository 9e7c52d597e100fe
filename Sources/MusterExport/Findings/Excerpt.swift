/// As much of a line of a page around some words as fits into some columns.
struct Excerpt {
  /// The part of the line; what is left out at an end is "…".
  let words: String
  /// The columns before the words that are meant.
  let indent: Int
  /// The columns of the words that are meant, as far as they stand on the line.
  let columns: Int

  init(page: [UInt8], _ meant: Range<Int>, width: Int) {
    var start = meant.lowerBound
    while start > 0, page[start - 1] != 0x0A, page[start - 1] != 0x0D { start -= 1 }
    var end = meant.lowerBound
    while end < page.count, page[end] != 0x0A, page[end] != 0x0D { end += 1 }
    let stop = max(meant.lowerBound, min(meant.upperBound, end))
    let before = Excerpt.scalars(page[start..<meant.lowerBound], trimsStart: true)
    let own = Excerpt.scalars(page[meant.lowerBound..<stop], trimsStart: false)
    let behind = Excerpt.scalars(page[stop..<end], trimsStart: false)
    let room = max(12, width)
    let shown = Excerpt.fitting(own, room - 8)
    let left = room - shown.columns
    // A third of the room goes before the words, and more where there is little behind them.
    let behindAll = Excerpt.columns(behind)
    let forBefore = max(left / 3, left - behindAll)
    let head = Excerpt.ending(before, forBefore)
    let tail = Excerpt.fitting(behind, left - head.columns)
    words = head.words + shown.words + tail.words
    indent = head.columns
    columns = max(1, shown.columns)
  }

  /// Words cut off at a number of code points.
  static func abridged(_ words: String, to limit: Int) -> String {
    let flat = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard flat.count > limit else { return flat }
    return "\(flat.prefix(limit * 2 / 3)) \u{2026} \(flat.suffix(limit / 4))"
  }

  private typealias Piece = (words: String, columns: Int)

  /// The characters of bytes; a tab is a space, and blanks at the start of a line go.
  private static func scalars(_ bytes: ArraySlice<UInt8>, trimsStart: Bool) -> [Character] {
    var all = Array(String(decoding: bytes, as: UTF8.self))
    for (index, each) in all.enumerated() where each == "\t" { all[index] = " " }
    return trimsStart ? Array(all.drop { $0 == " " }) : all
  }

  private static func columns(_ characters: [Character]) -> Int {
    characters.reduce(0) { $0 + columns(of: $1) }
  }

  /// The first characters that fit into a number of columns.
  private static func fitting(_ characters: [Character], _ limit: Int) -> Piece {
    let all = columns(characters)
    if all <= limit { return (String(characters), all) }
    var words = ""
    var used = 0
    for each in characters {
      let next = columns(of: each)
      guard used + next < limit else { break }
      words.append(each)
      used += next
    }
    return limit > 0 ? (words + "\u{2026}", used + 1) : ("", 0)
  }

  /// The last characters that fit into a number of columns.
  private static func ending(_ characters: [Character], _ limit: Int) -> Piece {
    let all = columns(characters)
    if all <= limit { return (String(characters), all) }
    var words: [Character] = []
    var used = 0
    for each in characters.reversed() {
      let next = columns(of: each)
      guard used + next < limit else { break }
      words.append(each)
      used += next
    }
    return limit > 0 ? ("\u{2026}" + String(words.reversed()), used + 1) : ("", 0)
  }

  /// The columns that a terminal gives to a character: two to those of East Asia, none to marks
  /// that stand on another.
  static func columns(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200B...0x200F, 0xFEFF: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
