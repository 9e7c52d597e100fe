/// The kinds of TIMEX3.
public enum TimexType: String, Sendable, CaseIterable {
  case date = "DATE"
  case time = "TIME"
  case duration = "DURATION"
  case set = "SET"
}

/// How finely a date is given.
public enum Granularity: String, Sendable, CaseIterable {
  case century, decade, year, season, quarter, month, week, day, hour, minute, second
}

/// A date expression and its value.
public struct DateReading: Hashable, Sendable {
  /// One end of a range or one item of a list.
  public struct Part: Hashable, Sendable {
    /// Its words.
    public var range: TextRange
    /// Its value as TIMEX3.
    public var timex: String?

    /// Makes a part.
    public init(range: TextRange, timex: String?) {
      self.range = range
      self.timex = timex
    }
  }

  /// DATE, TIME, DURATION or SET.
  public var type: TimexType
  /// The value as TIMEX3: `2025-02-12`, `P3W`, `2025-02-12/2025-02-13`.
  ///
  /// It is nil where there is no such day (Feb. 30).
  public var timex: String?
  /// The value as EDTF level 1, for dates.
  public var edtf: String?
  /// The first day meant.
  public var from: CivilDate?
  /// The last day meant, inclusive.
  public var to: CivilDate?
  /// How finely it is given.
  public var granularity: Granularity?
  /// What a relative date was counted from: "publication", or the ISO date of the mention that
  /// served; nil for a date that stands by itself.
  public var anchor: String?
  /// The two ends of a range, the items of a list.
  public var parts: [Part]

  /// Makes a reading.
  public init(
    type: TimexType, timex: String? = nil, edtf: String? = nil, from: CivilDate? = nil,
    to: CivilDate? = nil, granularity: Granularity? = nil, anchor: String? = nil, parts: [Part] = []
  ) {
    self.type = type
    self.timex = timex
    self.edtf = edtf
    self.from = from
    self.to = to
    self.granularity = granularity
    self.anchor = anchor
    self.parts = parts
  }
}
