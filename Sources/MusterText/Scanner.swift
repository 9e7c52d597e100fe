internal import CMusterICU

/// Cuts bytes into words, numbers and marks; knows letters, but no words.
struct Scanner {
  /// One piece: what it is and where.
  struct Piece {
    var kind: Tokens.Kind
    var start: Int
    var end: Int
    /// The fold of a mark; 0 for anything else.
    var mark: FoldID
    var hasSpaceBefore: Bool
    var shape: Tokens.Shape
  }

  private let text: UnsafePointer<UInt8>
  private(set) var position: Int
  private let limit: Int
  private var isAfterWord = false
  /// Ends of the pieces of a run without spaces, from ICU's dictionaries; last first.
  private var dictionaryEnds: [Int] = []

  /// Cuts what stands between two places; the bytes must outlive the scanner.
  init(text: UnsafePointer<UInt8>, from start: Int, to end: Int) {
    self.text = text
    position = start
    limit = end
  }

  /// Moves back behind a byte, after the caller took more than the piece (the abbreviation point).
  mutating func skip(to offset: Int) { position = offset }

  mutating func next() -> Piece? {
    var hasSpace = false
    while position < limit {
      let byte = text[position]
      if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        position += 1
        hasSpace = true
      } else if byte == 0xC2, position + 1 < limit, text[position + 1] == 0xA0 {
        position += 2
        hasSpace = true
      } else if byte == 0xE2, position + 2 < limit, text[position + 1] == 0x80,
        text[position + 2] >= 0x80 && text[position + 2] <= 0x8D
          || text[position + 2] >= 0xA8 && text[position + 2] <= 0xAF
      {
        position += 3
        hasSpace = true
      } else if byte == 0xEF, position + 2 < limit, text[position + 1] == 0xBB,
        text[position + 2] == 0xBF
      {
        position += 3
      } else {
        break
      }
    }
    guard position < limit else { return nil }
    if hasSpace { isAfterWord = false }
    let start = position
    let byte = text[position]
    var piece: Piece
    if byte >= 0x30 && byte <= 0x39 {
      piece = number(start)
    } else if isApostrophe(start) != 0, isAfterWord, isPossessive(start) {
      position = start + isApostrophe(start) + 1
      piece = Piece(
        kind: .mark, start: start, end: position, mark: .possessive, hasSpaceBefore: false,
        shape: [])
    } else if letterClass(start).isLetter {
      piece = word(start)
    } else {
      piece = mark(start)
    }
    piece.hasSpaceBefore = hasSpace
    if hasSpace || start == 0 { piece.shape.insert(.spaceBefore) }
    isAfterWord =
      piece.kind == .word || piece.kind == .alphanumeric || piece.kind == .number
      || piece.kind == .ordinal
      || piece.mark == .closeParenthesis || piece.mark == .period
    return piece
  }

  // MARK: letters

  struct LetterClass {
    var isLetter: Bool
    var isUpper: Bool
    var isLower: Bool
    var width: Int
    var isDictionary = false
  }

  private static let classTable: [UInt8] = (0..<0x600).map {
    UInt8(muster_scalar_class(UInt32($0)))
  }

  @inline(__always)
  private func letterClass(_ at: Int) -> LetterClass {
    guard at < limit else {
      return LetterClass(isLetter: false, isUpper: false, isLower: false, width: 0)
    }
    let byte = text[at]
    if byte < 0x80 {
      let isUpper = byte >= 0x41 && byte <= 0x5A
      let isLower = byte >= 0x61 && byte <= 0x7A
      return LetterClass(isLetter: isUpper || isLower, isUpper: isUpper, isLower: isLower, width: 1)
    }
    return wideClass(at)
  }

  private func wideClass(_ at: Int) -> LetterClass {
    let (scalar, width) = Scanner.scalar(text, at, limit)
    // The block of general punctuation is common in running text and holds no letters.
    if scalar >= 0x2000 && scalar <= 0x206F {
      return LetterClass(isLetter: false, isUpper: false, isLower: false, width: width)
    }
    let kind =
      scalar < 0x600 ? Int32(Scanner.classTable[Int(scalar)]) : muster_scalar_class(scalar)
    let isUpper = kind == 1
    let isLower = kind == 2
    return LetterClass(
      isLetter: kind >= 1 && kind <= 4, isUpper: isUpper, isLower: isLower, width: width,
      isDictionary: kind == 3 && scalar >= 0x0E00
        && (scalar < 0x1100 || (scalar >= 0x1780 && scalar < 0x1800)
          || (scalar >= 0x3040 && scalar < 0xA000) || scalar >= 0x20000)
    )
  }

  /// Whether a capital stands at a place.
  static func isUpper(_ text: UnsafePointer<UInt8>, _ at: Int, _ limit: Int) -> Bool {
    let byte = text[at]
    if byte < 0x80 { return byte >= 0x41 && byte <= 0x5A }
    return muster_scalar_class(scalar(text, at, limit).0) == 1
  }

  static func scalar(_ text: UnsafePointer<UInt8>, _ at: Int, _ limit: Int) -> (UInt32, Int) {
    let first = UInt32(text[at])
    func next(_ offset: Int) -> UInt32 {
      at + offset < limit ? UInt32(text[at + offset] & 0x3F) : 0
    }
    if first < 0x80 { return (first, 1) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), min(2, limit - at)) }
    if first < 0xF0 {
      return ((first & 0x0F) << 12 | next(1) << 6 | next(2), min(3, limit - at))
    }
    return (
      (first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), min(4, limit - at)
    )
  }

  /// The width of an apostrophe at a byte, 0 if there is none.
  private func isApostrophe(_ at: Int) -> Int {
    guard at < limit else { return 0 }
    if text[at] == 0x27 { return 1 }
    if text[at] == 0xE2, at + 2 < limit, text[at + 1] == 0x80,
      text[at + 2] == 0x99 || text[at + 2] == 0x98
    {
      return 3
    }
    return 0
  }

  /// Whether the apostrophe at a byte opens "'s" at the end of a word.
  private func isPossessive(_ at: Int) -> Bool {
    let behind = at + isApostrophe(at)
    guard behind < limit, text[behind] == UInt8(ascii: "s") || text[behind] == UInt8(ascii: "S")
    else { return false }
    let after = letterClass(behind + 1)
    if after.isLetter { return false }
    return !(behind + 1 < limit && text[behind + 1] >= 0x30 && text[behind + 1] <= 0x39)
  }

  // MARK: words

  private mutating func word(_ start: Int) -> Piece {
    if let end = dictionaryEnds.popLast(), end > start {
      position = end
      return Piece(
        kind: .word, start: start, end: end, mark: 0, hasSpaceBefore: false, shape: .nonASCII)
    }
    if !dictionaryEnds.isEmpty { dictionaryEnds = [] }
    var at = start
    var uppers = 0
    var lowers = 0
    var hasDigit = false
    var isMixed = false
    var isNonASCII = false
    var hasInnerPoint = false
    let first = letterClass(start)
    if first.isDictionary { return dictionaryRun(start) }
    while at < limit {
      let byte = text[at]
      // Most bytes are ASCII letters.
      if (byte | 0x20) &- 0x61 < 26 {
        if byte & 0x20 == 0 {
          uppers += 1
          if lowers > 0 { isMixed = true }
        } else {
          lowers += 1
          if uppers > 1 { isMixed = true }
        }
        at += 1
        continue
      }
      let letter = letterClass(at)
      if letter.isLetter && !letter.isDictionary {
        if letter.isUpper {
          uppers += 1
          if lowers > 0 { isMixed = true }
        } else if letter.isLower {
          lowers += 1
          if uppers > 1 { isMixed = true }
        }
        if letter.width > 1 { isNonASCII = true }
        at += letter.width
        continue
      }
      if byte >= 0x30 && byte <= 0x39 {
        hasDigit = true
        at += 1
        continue
      }
      let apostrophe = isApostrophe(at)
      if apostrophe > 0, !isPossessive(at), letterClass(at + apostrophe).isLetter {
        at += apostrophe
        continue
      }
      // "U.S.", "p.m.", "Ph.D.": points between short pieces of letters.
      if byte == UInt8(ascii: "."), !hasDigit, isPointInside(start, at) {
        hasInnerPoint = true
        at += 1
        if !letterClass(at).isLetter { break }
        continue
      }
      break
    }
    position = at
    var shape: Tokens.Shape = []
    if first.isUpper { shape.insert(.capital) }
    if uppers > 0 && lowers == 0 { shape.insert(.allCaps) }
    if isMixed { shape.insert(.mixed) }
    if isNonASCII { shape.insert(.nonASCII) }
    if hasInnerPoint { shape.insert(.point) }
    return Piece(
      kind: hasDigit ? .alphanumeric : .word, start: start, end: at, mark: 0,
      hasSpaceBefore: false, shape: shape)
  }

  /// Whether the point at `at` belongs to an acronym that begins at `start`: all pieces between
  /// points have one letter ("U.S."), or two at most where a capital follows ("Ph.D.").
  private func isPointInside(_ start: Int, _ at: Int) -> Bool {
    // The piece before the point.
    var pieceStart = at
    var pieces = 0
    while pieceStart > start, text[pieceStart - 1] != UInt8(ascii: ".") { pieceStart -= 1 }
    pieces = pieceStart > start ? 1 : 0
    let length = at - pieceStart
    let next = letterClass(at + 1)
    guard
      length == 1
        || (length == 2 && letterClass(pieceStart).isUpper && !letterClass(pieceStart + 1).isUpper)
    else { return false }
    if next.isLetter {
      // A letter follows: inside only if that piece is short, too.
      let afterNext = at + 1 + next.width
      let following = letterClass(afterNext)
      if !following.isLetter { return true }
      // Initials glued to a family name ("J.R.Smith") end before the name.
      let third = letterClass(afterNext + following.width)
      return length == 1 && !third.isLetter && next.isUpper && !following.isUpper
        && afterNext + 1 < limit && text[afterNext + 1] == UInt8(ascii: ".")
    }
    return pieces > 0
  }

  private mutating func dictionaryRun(_ start: Int) -> Piece {
    var at = start
    while at < limit {
      let letter = letterClass(at)
      guard letter.isDictionary else { break }
      at += letter.width
    }
    var ends = [Int32](repeating: 0, count: at - start)
    let count = muster_word_ends(text + start, Int32(at - start), &ends, Int32(ends.count))
    dictionaryEnds = ends.prefix(Int(count)).reversed().map { start + Int($0) }
    position = dictionaryEnds.popLast() ?? at
    return Piece(
      kind: .word, start: start, end: position, mark: 0, hasSpaceBefore: false, shape: .nonASCII)
  }

  // MARK: numbers

  private mutating func number(_ start: Int) -> Piece {
    func isDigit(_ at: Int) -> Bool { at < limit && text[at] >= 0x30 && text[at] <= 0x39 }
    var at = start
    while isDigit(at) { at += 1 }
    // Thousands, then decimals.
    while at - start <= 15, at < limit, text[at] == UInt8(ascii: ","), isDigit(at + 1),
      isDigit(at + 2), isDigit(at + 3), !isDigit(at + 4)
    {
      at += 4
    }
    if at < limit, text[at] == UInt8(ascii: "."), isDigit(at + 1) {
      var end = at + 1
      while isDigit(end) { end += 1 }
      // "31.10.1974" is no decimal.
      if !(end < limit && text[end] == UInt8(ascii: ".") && isDigit(end + 1)) { at = end }
    }
    let letter = letterClass(at)
    guard letter.isLetter, !letter.isDictionary else {
      position = at
      return Piece(
        kind: .number, start: start, end: at, mark: 0, hasSpaceBefore: false, shape: [])
    }
    var end = at
    var hasDigitBehind = false
    while end < limit {
      let next = letterClass(end)
      if next.isLetter {
        end += next.width
      } else if isDigit(end) {
        hasDigitBehind = true
        end += 1
      } else {
        break
      }
    }
    position = end
    let isOrdinal = !hasDigitBehind && isOrdinalEnding(at, end)
    var shape: Tokens.Shape = []
    var hasSmall = false
    for behind in at..<end where text[behind] >= 0x61 { hasSmall = true }
    if !hasSmall { shape.insert(.allCaps) }
    return Piece(
      kind: isOrdinal ? .ordinal : .alphanumeric, start: start, end: end, mark: 0,
      hasSpaceBefore: false, shape: shape)
  }

  /// "st", "nd", "rd", "th", and "d" as in "2d".
  private func isOrdinalEnding(_ start: Int, _ end: Int) -> Bool {
    if end - start == 1 { return text[start] == UInt8(ascii: "d") }
    guard end - start == 2 else { return false }
    switch (text[start] | 0x20, text[start + 1] | 0x20) {
    case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
      (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")):
      return true
    default: return false
    }
  }

  // MARK: marks

  private mutating func mark(_ start: Int) -> Piece {
    let byte = text[start]
    var width = 1
    var fold: FoldID = .otherMark
    func byteAt(_ at: Int) -> UInt8 { at < limit ? text[at] : 0 }
    if byte < 0x80 {
      fold = FoldID(byte)
      if byte == UInt8(ascii: "-"), byteAt(start + 1) == byte {
        while byteAt(start + width) == byte { width += 1 }
        fold = .emDash
      } else if byte == UInt8(ascii: "."), byteAt(start + 1) == byte, byteAt(start + 2) == byte {
        while byteAt(start + width) == byte { width += 1 }
        fold = .ellipsis
      } else if byte == 0x27 || byte == 0x60, byteAt(start + 1) == byte {
        width = 2
        fold = .doubledSingle
      }
    } else {
      let (scalar, scalarWidth) = Scanner.scalar(text, start, limit)
      width = max(1, scalarWidth)
      switch scalar {
      case 0x201C, 0x201F: fold = .openQuote
      case 0x201D: fold = .closeQuote
      case 0x2018, 0x201B: fold = .openSingle
      case 0x2019: fold = .closeSingle
      case 0x201E: fold = .lowQuote
      case 0x2010, 0x2011: fold = .hyphen
      case 0x2012, 0x2013: fold = .enDash
      case 0x2014, 0x2015: fold = .emDash
      case 0x2026: fold = .ellipsis
      case 0xAB: fold = .openGuillemet
      case 0xBB: fold = .closeGuillemet
      default: fold = .otherMark
      }
      if fold == .closeSingle || fold == .openSingle, byteAt(start + 3) == 0xE2,
        byteAt(start + 4) == 0x80, byteAt(start + 5) == text[start + 2]
      {
        width = 6
        fold = .doubledSingle
      }
    }
    position = min(limit, start + width)
    return Piece(
      kind: .mark, start: start, end: position, mark: fold, hasSpaceBefore: false, shape: [])
  }
}
