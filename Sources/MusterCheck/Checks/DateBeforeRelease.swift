internal import MusterModel
internal import MusterText

extension Check {
  /// Something told as to come that would lie before the day of publication.
  ///
  /// "The team will visit the base Feb. 3", released on Feb. 12.
  ///
  /// Does not report what stands in a quotation, a day within the last week of an earlier release
  /// that is taken over, nor what is told of a day gone by ("will follow the plan of Feb. 3").
  static let dateBeforeRelease = Check(
    "date.before-release", "A date told as to come that lies before the release.",
    severity: .warning, example: "The team will visit Feb. 3. (Released on Feb. 12.)",
    limits: "The verb must stand right before the date, outside of quotations; what began on a day "
      + "gone by is left alone."
  ) { proof in
    guard let published = proof.document.release.published else { return [] }
    var findings: [Finding] = []
    for date in proof.roll.dates {
      guard date.reading.type == .date || date.reading.type == .time,
        let from = date.reading.from, let to = date.reading.to, to < published.date,
        published.date.dayNumber - to.dayNumber <= 200, isDay(date, proof), from.year == to.year,
        !proof.isInQuote(date.range), let verb = Tense(proof).futureVerb(before: date.tokens)
      else { continue }
      var evidence = [Finding.Evidence(range: proof.tokens.range(verb), note: "told as to come")]
      if let range = published.excerpt.range {
        evidence.append(Finding.Evidence(range: range, note: "the day of publication"))
      }
      findings.append(
        proof.finding(
          "date.before-release", .warning,
          "expected a day from \(published.date.iso) on, but found \(to.iso), because it is told as "
            + "to come and the release is of \(published.date.iso)",
          date.range, evidence: evidence))
    }
    return findings
  }

  private static func isDay(_ date: Mention<DateReading>, _ proof: Proof) -> Bool {
    date.reading.granularity != .month && date.reading.granularity != .year
      && date.tokens.contains { proof.tokens.has(.month, at: $0) }
      && date.tokens.contains { proof.tokens.kinds[$0] == .number }
  }
}
