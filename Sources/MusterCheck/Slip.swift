/// The one slip of a pen or a finger that turns one spelling into another.
enum Slip: Hashable {
  case leftOut(UInt8)
  case added(UInt8)
  case doubled(UInt8)
  case changed(UInt8, to: UInt8)
  case exchanged(UInt8, UInt8)

  /// The slip that makes `wrong` out of `right`, or nil if it takes none or more than one.
  ///
  /// Both are folded, so that case and accents do not count.
  init?(from right: [UInt8], to wrong: [UInt8]) {
    var start = 0
    while start < right.count, start < wrong.count, right[start] == wrong[start] { start += 1 }
    var end = 0
    while end < right.count - start, end < wrong.count - start,
      right[right.count - 1 - end] == wrong[wrong.count - 1 - end]
    {
      end += 1
    }
    switch (right.count - start - end, wrong.count - start - end) {
    case (1, 0): self = .leftOut(right[start])
    case (0, 1):
      let letter = wrong[start]
      let isDouble =
        start > 0 && wrong[start - 1] == letter
        || start + 1 < wrong.count && wrong[start + 1] == letter
      self = isDouble ? .doubled(letter) : .added(letter)
    case (1, 1): self = .changed(right[start], to: wrong[start])
    case (2, 2):
      guard right[start] == wrong[start + 1], right[start + 1] == wrong[start] else { return nil }
      self = .exchanged(right[start], right[start + 1])
    default: return nil
    }
  }

  /// What happened, as a part of a sentence: "“l” and “o” exchanged".
  var description: String {
    func mark(_ letter: UInt8) -> String {
      "\u{201C}\(Character(Unicode.Scalar(letter)))\u{201D}"
    }
    // Within a letter outside ASCII a single byte says nothing.
    switch self {
    case .leftOut(let a) where a < 0x80: return "\(mark(a)) left out"
    case .added(let a) where a < 0x80: return "\(mark(a)) added"
    case .doubled(let a) where a < 0x80: return "\(mark(a)) doubled"
    case .changed(let a, let b) where a < 0x80 && b < 0x80: return "\(mark(b)) for \(mark(a))"
    case .exchanged(let a, let b) where a < 0x80 && b < 0x80:
      return "\(mark(a)) and \(mark(b)) exchanged"
    default: return "one letter differs"
    }
  }
}
