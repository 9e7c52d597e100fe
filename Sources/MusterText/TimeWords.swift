/// What the list of time words says of single words, as small integers by fold.
public struct TimeWords: Sendable {
  /// What sort of time word it is.
  @frozen
  public enum Kind: UInt8, Sendable {
    case none, month, weekday, unit, number, ordinal, season, part, clock, point, zone, era
    case set, long, day, other
  }

  /// One word with what it says.
  @frozen
  public struct Entry: Sendable {
    /// What sort of time word it is.
    public var kind: Kind
    /// A month, a weekday, a number; for units, seasons, parts of the day, clocks and eras the
    /// place of their name in the lists below; for points minutes of the day; else the row.
    public var value: Int32

    @inlinable
    init(kind: Kind, value: Int32) {
      self.kind = kind
      self.value = value
    }

    static let none = Entry(kind: .none, value: 0)
  }

  /// The names of units in the list.
  public static let units = [
    "second", "minute", "hour", "day", "night", "week", "weekend", "fortnight", "month", "quarter",
    "year", "decade", "century",
  ]
  /// The TIMEX3 codes of the seasons.
  public static let seasons = ["SP", "SU", "FA", "WI"]
  /// The TIMEX3 codes of the parts of a day.
  public static let parts = ["MO", "AF", "EV", "NI", "MI", "DT"]

  @usableFromInline var entries: [Entry] = []

  /// The word of a fold.
  @inlinable
  public subscript(fold: FoldID) -> Entry {
    let index = Int(fold) - Int(FoldID.firstWord)
    return index >= 0 && index < entries.count ? entries[index] : Entry(kind: .none, value: 0)
  }

  init() {}

  init(_ list: WordList, words: WordTable) {
    entries = Array(repeating: .none, count: words.count)
    for row in 0..<list.count {
      let entry = TimeWords.entry(
        list.column(1, ofRow: row), list.column(2, ofRow: row), row: row)
      guard entry.kind != .none else { continue }
      for form in list.alternatives(0, ofRow: row) where !form.contains(" ") {
        var key: [UInt8] = []
        Fold.append(ArraySlice(Array(form.utf8)), to: &key)
        // An abbreviation is folded without its point, an acronym with its points.
        let dotted = key.withUnsafeBufferPointer { words.find($0) }
        if dotted == nil, key.last == UInt8(ascii: ".") { key.removeLast() }
        guard let id = key.withUnsafeBufferPointer({ words.find($0) }),
          entries[id].kind == .none
        else { continue }
        entries[id] = entry
      }
    }
  }

  /// The value of a zone whose distance from universal time depends on the season.
  public static let unknownZone: Int32 = 10_000

  /// The minutes of "-5", "5:30"; "-" is a zone that has summer time or not.
  private static func minutes(_ offset: String) -> Int32 {
    let parts = offset.split(separator: ":")
    guard let hours = parts.first.flatMap({ Int32($0) }) else { return unknownZone }
    let rest = parts.count > 1 ? Int32(parts[1]) ?? 0 : 0
    return offset.hasPrefix("-") ? hours * 60 - rest : hours * 60 + rest
  }

  private static func entry(_ kind: String, _ value: String, row: Int) -> Entry {
    func number() -> Int32 { Int32(value) ?? 0 }
    switch kind {
    case "month": return Entry(kind: .month, value: number())
    case "weekday": return Entry(kind: .weekday, value: number())
    case "number": return Entry(kind: .number, value: number())
    case "ordinal": return Entry(kind: .ordinal, value: number())
    case "unit": return Entry(kind: .unit, value: Int32(units.firstIndex(of: value) ?? 0))
    case "word": break
    default: return .none
    }
    let parts = value.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return Entry(kind: .other, value: Int32(row)) }
    let rest = parts[1]
    func index(_ names: [String]) -> Int32 { Int32(names.firstIndex(of: rest) ?? 0) }
    switch parts[0] {
    case "season": return Entry(kind: .season, value: index(seasons))
    case "part": return Entry(kind: .part, value: index(TimeWords.parts))
    case "clock": return Entry(kind: .clock, value: index(["am", "pm", "oclock"]))
    case "point": return Entry(kind: .point, value: rest == "12:00" ? 720 : 0)
    case "zone": return Entry(kind: .zone, value: minutes(rest))
    case "era": return Entry(kind: .era, value: index(["bc", "ad"]))
    case "set": return Entry(kind: .set, value: Int32(row))
    case "long": return Entry(kind: .long, value: Int32(row))
    case "day": return Entry(kind: .day, value: Int32(rest) ?? 0)
    default: return Entry(kind: .other, value: Int32(row))
    }
  }
}
