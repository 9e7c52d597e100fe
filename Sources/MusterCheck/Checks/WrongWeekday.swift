internal import MusterModel
internal import MusterText

extension Check {
  /// A day of the week that is not that of the date beside it.
  ///
  /// Such as "Monday, Feb. 12, 2025".
  ///
  /// Where the year is not written out, and the day is not near the publication, the years around
  /// it are all given a chance: a wrong year would else look like a wrong weekday.
  static let wrongWeekday = Check(
    "date.weekday", "A day of the week that is not that of the date beside it.", severity: .error
  ) { proof in
    let tokens = proof.tokens
    var findings: [Finding] = []
    for date in proof.roll.dates {
      guard date.reading.type == .date || date.reading.type == .time, date.reading.parts.isEmpty,
        let day = date.reading.from, date.reading.granularity != .month,
        let token = weekday(of: date.tokens, tokens), let written = proof.weekday(at: token)
      else { continue }
      let words = date.tokens.contains(token) ? date.tokens : token..<date.tokens.upperBound
      let hasMonth = date.tokens.contains { tokens.has(.month, at: $0) }
      let hasDay = date.tokens.contains {
        tokens.kinds[$0] == .number || tokens.kinds[$0] == .ordinal
      }
      guard hasMonth, hasDay, written != day.weekday else { continue }
      let hasYear = date.tokens.contains {
        tokens.kinds[$0] == .number && tokens.range($0).count == 4
      }
      if !hasYear, !isNearRelease(day, proof) {
        let isNear = (-1...1).contains { shift in
          CivilDate(year: day.year + shift, month: day.month, day: day.day)?.weekday == written
        }
        guard !isNear else { continue }
      }
      let right = Proof.weekdayNames[day.weekday - 1]
      findings.append(
        proof.finding(
          "date.weekday", .error,
          "expected \(right), but found \(Proof.weekdayNames[written - 1]), because \(day.iso) was a "
            + right,
          tokens.range(token), suggestion: right,
          evidence: [Finding.Evidence(range: tokens.range(words), note: "the date")]))
    }
    return findings
  }

  /// Within three months of the publication no other year can be meant.
  private static func isNearRelease(_ day: CivilDate, _ proof: Proof) -> Bool {
    guard let published = proof.document.release.published?.date else { return false }
    return abs(day.dayNumber - published.dayNumber) <= 92
  }

  /// The weekday within a date, or right before it.
  private static func weekday(of date: Range<Int>, _ tokens: Tokens) -> Int? {
    if let within = date.first(where: { tokens.has(.weekday, at: $0) && tokens.isCapitalized($0) })
    {
      return within
    }
    var before = date.lowerBound - 1
    if tokens.fold(before) == .comma { before -= 1 }
    return tokens.has(.weekday, at: before) && tokens.isCapitalized(before) ? before : nil
  }
}
