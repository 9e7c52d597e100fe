/// How two spellings are alike: one slip of a finger, one sound in two spellings, or two slips.
enum Likeness: Hashable {
  case slip(Slip)
  /// Written otherwise, spoken alike: "Philips" and "Fillips".
  case sound
  case twoSlips

  /// How `wrong` may have come from `right`, or nil if the two are not alike.
  ///
  /// Both are folded. Words of less than five letters are never two slips apart: any is.
  init?(from right: [UInt8], to wrong: [UInt8]) {
    guard right != wrong, abs(right.count - wrong.count) <= 3 else { return nil }
    if let slip = Slip(from: right, to: wrong) {
      self = .slip(slip)
      return
    }
    guard right.first == wrong.first || right.last == wrong.last else { return nil }
    if right.count >= 4, wrong.count >= 4,
      Likeness.sound(of: right) == Likeness.sound(of: wrong)
    {
      self = .sound
      return
    }
    guard max(right.count, wrong.count) >= 5, min(right.count, wrong.count) >= 4,
      Likeness.isTwoSlips(right, wrong)
    else { return nil }
    self = .twoSlips
  }

  /// Whether it takes a single mistake.
  var isSingle: Bool { self != .twoSlips }

  /// What happened, as a part of a sentence.
  var description: String {
    switch self {
    case .slip(let slip): slip.description
    case .sound: "it sounds the same"
    case .twoSlips: "two letters differ"
    }
  }

  /// Whether at most two letters are left out, added, changed or exchanged.
  static func isTwoSlips(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard abs(left.count - right.count) <= 2, left.count <= 40, right.count <= 40 else {
      return false
    }
    let width = right.count + 1
    // Three rows of the table of distances: exchanges look two rows back.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: width * 3) { cells in
      for column in 0..<width { cells[column] = UInt8(column) }
      for row in 1...max(1, left.count) where row <= left.count {
        let now = row % 3 * width
        let above = (row + 2) % 3 * width
        let twoAbove = (row + 1) % 3 * width
        cells[now] = UInt8(row)
        var least = UInt8(row)
        for column in 1..<max(1, width) {
          let isSame = left[row - 1] == right[column - 1]
          var cost = min(
            cells[above + column] + 1, cells[now + column - 1] + 1,
            cells[above + column - 1] + (isSame ? 0 : 1))
          if row > 1, column > 1, left[row - 1] == right[column - 2],
            left[row - 2] == right[column - 1]
          {
            cost = min(cost, cells[twoAbove + column - 2] + 1)
          }
          cells[now + column] = cost
          least = min(least, cost)
        }
        if least > 2 { return false }
      }
      return cells[left.count % 3 * width + width - 1] <= 2
    }
  }

  /// A spelling by its sound: "ph" is "f", doubled letters are one, the vowels of a syllable are one.
  ///
  /// Coarse, and used only beside other evidence that two spellings are one name.
  static func sound(of letters: [UInt8]) -> [UInt8] {
    var sound: [UInt8] = []
    var at = 0
    func has(_ ending: StaticString) -> Bool {
      ending.withUTF8Buffer { bytes in
        at + bytes.count <= letters.count
          && letters[at..<at + bytes.count].elementsEqual(bytes)
      }
    }
    while at < letters.count {
      var width = 1
      var letter = letters[at]
      if has("ough") {
        (letter, width) = (UInt8(ascii: "a"), 4)
      } else if at == 0, has("mac") {
        sound.append(UInt8(ascii: "m"))
        (letter, width) = (UInt8(ascii: "k"), 3)
      } else if has("ph") {
        (letter, width) = (UInt8(ascii: "f"), 2)
      } else if has("th") {
        (letter, width) = (UInt8(ascii: "t"), 2)
      } else {
        switch letter {
        case UInt8(ascii: "c"), UInt8(ascii: "q"): letter = UInt8(ascii: "k")
        case UInt8(ascii: "z"): letter = UInt8(ascii: "s")
        case UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
          UInt8(ascii: "y"):
          letter = UInt8(ascii: "a")
        case UInt8(ascii: "w") where sound.last == UInt8(ascii: "a"): letter = UInt8(ascii: "a")
        default: break
        }
      }
      at += width
      if sound.last != letter { sound.append(letter) }
    }
    // "Towne" and "Town", "Clarke" and "Clark".
    if sound.count > 3, letters.last == UInt8(ascii: "e") { sound.removeLast() }
    return sound
  }
}
