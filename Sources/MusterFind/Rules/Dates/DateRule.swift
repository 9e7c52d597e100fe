public import MusterModel
internal import MusterText

/// One form of dates, as a value.
///
/// Dates are read in two steps: the forms say what the words say; one pass then joins them and
/// finds the day that is meant. So a form knows nothing of publication dates.
public struct DateRule: Identifiable, Sendable {
  /// The stable name: `date.month-day-year`.
  public var id: RuleID
  /// What it recognizes, in one sentence.
  public var summary: String
  var triggers: WordClasses
  var match: @Sendable (_ token: Int, _ text: borrowing DateText) -> DateMatch?

  init(
    _ id: RuleID, _ summary: String, triggers: WordClasses,
    match: @escaping @Sendable (_ token: Int, _ text: borrowing DateText) -> DateMatch?
  ) {
    self.id = id
    self.summary = summary
    self.triggers = triggers
    self.match = match
  }
}

/// Tokens and what they say.
struct DateMatch {
  var tokens: Range<Int>
  var meaning: DateMeaning
  var rule: RuleID = ""
  /// The tokens of the two ends, once two matches were joined to a range.
  var parts: [DateMatch] = []
  /// Items of a list behind the first one, each a date of its own: "May 3, 5 and 7".
  var others: [DateMatch] = []

  init(_ tokens: Range<Int>, _ meaning: DateMeaning) {
    self.tokens = tokens
    self.meaning = meaning
  }
}
