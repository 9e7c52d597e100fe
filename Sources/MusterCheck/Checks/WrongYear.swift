internal import MusterModel
internal import MusterText

extension Check {
  /// A year that the day of publication makes unlikely.
  ///
  /// The old year in January ("will open Jan. 12, 2024", released on Jan. 5, 2025), and two digits
  /// exchanged ("As of May 6, 2052", released in 2025).
  ///
  /// Does not report days of the past that lie more than ten days back, nor years to come within
  /// seven years, which plans speak of.
  static let wrongYear = Check(
    "date.year", "A year that the day of publication makes unlikely.", severity: .warning,
    example: "The gate will open Jan. 12, 2024. (Released on Jan. 5, 2025.)",
    limits: "Only a day with its year is looked at. Years within seven years to come are let pass, "
      + "and so is a day of last January unless it is told as to come or lies close to the release."
  ) { proof in
    guard let published = proof.document.release.published else { return [] }
    var findings: [Finding] = []
    for date in proof.roll.dates {
      guard date.reading.type == .date, let day = date.reading.from, day == date.reading.to,
        let token = year(of: date.tokens, proof), let written = Int(proof.string(token)),
        date.tokens.contains(where: { proof.tokens.has(.month, at: $0) })
      else { continue }
      guard let meant = meant(written, day, date, published.date, proof) else { continue }
      findings.append(
        proof.finding(
          "date.year", .warning,
          "expected \(meant), but found \(written), because the release is of \(published.date.iso)",
          proof.tokens.range(token), suggestion: String(meant),
          evidence: published.excerpt.range.map {
            [Finding.Evidence(range: $0, note: "the day of publication")]
          } ?? []))
    }
    return findings
  }

  private static func year(of tokens: Range<Int>, _ proof: Proof) -> Int? {
    tokens.last { proof.tokens.kinds[$0] == .number && proof.tokens.range($0).count == 4 }
  }

  private static func meant(
    _ written: Int, _ day: CivilDate, _ date: Mention<DateReading>, _ published: CivilDate,
    _ proof: Proof
  ) -> Int? {
    let year = published.year
    if written > year {
      let digits = Array(String(written).utf8)
      let isExchanged =
        Slip(from: Array(String(year).utf8), to: digits).map {
          if case .exchanged = $0 { true } else { false }
        } ?? false
      let isPast = Tense(proof).pastVerb(before: date.tokens) != nil || isAsOf(date.tokens, proof)
      return written >= year + 8 && (isExchanged || isPast || written == year + 10)
        || isPast && isExchanged
        || isAsOf(date.tokens, proof) && day > published
        ? year : nil
    }
    // The old year: only in January and February.
    guard written == year - 1, published.month <= 2,
      let same = CivilDate(year: year, month: day.month, day: day.day)
    else { return nil }
    let ahead = same.dayNumber - published.dayNumber
    if ahead >= 0, ahead <= 60 {
      return Tense(proof).futureVerb(before: date.tokens) != nil ? year : nil
    }
    return nil
  }

  /// "As of May 6, 2052": nobody can say so of a day to come.
  private static func isAsOf(_ tokens: Range<Int>, _ proof: Proof) -> Bool {
    let first = tokens.lowerBound
    return proof.tokens.fold(first - 1) == Word.of.fold && first >= 2
      && Fold.string(proof.string(first - 2)) == "as"
  }
}
