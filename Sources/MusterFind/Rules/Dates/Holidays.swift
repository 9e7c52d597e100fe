internal import MusterModel
internal import MusterText

extension DateRule {
  /// A holiday or named day, with or without year: "Veterans Day", "Christmas 2031", "9/11".
  ///
  /// Does not match a holiday inside a longer name ("the National Memorial Day Parade").
  static let holiday = DateRule(
    "date.holiday", "A holiday or named day: Veterans Day; Christmas 2031; 9/11.",
    triggers: [.holiday, .digits, .month]
  ) { at, text in
    guard let phrase = text.lexicon.phrase(.holiday, at: at, in: text.tokens, anyCase: true),
      let row = phrase.rows.first, !text.isPartOfDigits(at)
    else { return nil }
    let end = phrase.end
    if text.tokens.kinds[at] == .number, text.isDigitsBehind(end) { return nil }
    if let year = text.year(end), !text.isCounting(end + 1) {
      return DateMatch(at..<(end + 1), .holiday(row, year: year))
    }
    let isHeadline = text.tokens.has(.capitalized, at: end) && text.isTogether(at, end)
    if isHeadline, text.tokens.isWord(end), text.part(end) == nil,
      !text.tokens.shapes[end].contains(.sentenceStart), text.month(end) == nil
    {
      return nil
    }
    if at > 0, text.isTogether(at - 1, at), text.tokens.isWord(at - 1), text.isCapital(at - 1),
      !text.tokens.shapes[at - 1].contains(.sentenceStart), !text.isFunction(at - 1),
      !text.tokens.has(.timeWord, at: at - 1), text.tokens.kinds[at] == .word
    {
      return nil
    }
    return DateMatch(at..<end, .holiday(row, year: nil))
  }

  /// A day counted from a D-Day: "D-Day plus 3", "D+3"; "D-Day" alone is that of 1944.
  static let dDay = DateRule(
    "date.d-day", "A day counted from the day of an operation: D-Day plus 3; D+3.",
    triggers: [.timeWord, .initial]
  ) { at, text in
    guard text.length(at) == 1, text.byte(at, 0) == UInt8(ascii: "D") else { return nil }
    if text.fold(at + 1) == FoldID.mark("+"), text.isGlued(at + 1), text.isGlued(at + 2),
      let (value, _) = text.number(at + 2)
    {
      return DateMatch(at..<(at + 3), .dDay(value))
    }
    guard text.fold(at + 1) == .hyphen, text.isWord(.day, at + 2), text.isGlued(at + 2) else {
      return nil
    }
    if text.isWord(.plus, at + 3), let (quantity, end) = text.quantity(at + 4) {
      let stop = text.isWord(.days, end) || text.isWord(.day, end) ? end + 1 : end
      return DateMatch(at..<stop, .dDay(quantity.value))
    }
    return nil
  }
}
