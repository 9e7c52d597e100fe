internal import MusterModel
internal import MusterText

extension Check {
  /// Something told as past that would lie after the day of publication.
  ///
  /// "The team visited the base Aug. 3 to 5", released on Aug. 4.
  ///
  /// Does not report what is announced ("will visit", "is scheduled", "until Aug. 5"), nor a date
  /// without a year that was read into a year to come.
  static let dateAfterRelease = Check(
    "date.after-release", "A date told as past that lies after the release.", severity: .error
  ) { proof in
    guard let published = proof.document.release.published else { return [] }
    var findings: [Finding] = []
    for date in proof.roll.dates {
      guard date.reading.type == .date || date.reading.type == .time,
        let from = date.reading.from, let to = date.reading.to,
        to > published.date, isDefinite(date, proof, from, published.date),
        let verb = Tense(proof).pastVerb(before: date.tokens)
      else { continue }
      var evidence = [
        Finding.Evidence(range: proof.tokens.range(verb), note: "told as past")
      ]
      if let range = published.excerpt.range {
        evidence.append(Finding.Evidence(range: range, note: "the day of publication"))
      }
      let what = from < to ? "\(from.iso) to \(to.iso)" : to.iso
      findings.append(
        proof.finding(
          "date.after-release", .error,
          "expected a day up to \(published.date.iso), but found \(what), because it is told as past and "
            + "the release is of \(published.date.iso)",
          date.range, evidence: evidence))
    }
    return findings
  }

  /// Whether the words themselves say which day is meant: with a year, or a range that begins before
  /// the publication, or a day so near that no other year can be meant.
  private static func isDefinite(
    _ date: Mention<DateReading>, _ proof: Proof, _ from: CivilDate, _ published: CivilDate
  ) -> Bool {
    let tokens = proof.tokens
    let hasDigits = date.tokens.contains { tokens.kinds[$0] == .number }
    guard hasDigits else { return false }
    let hasYear = date.tokens.contains {
      tokens.kinds[$0] == .number && tokens.range($0).count == 4
    }
    let hasMonth = date.tokens.contains { tokens.has(.month, at: $0) }
    if hasYear { return hasMonth || from.year > published.year }
    guard hasMonth, date.reading.granularity != .month else { return false }
    return from <= published || from.dayNumber - published.dayNumber <= 14
  }
}
