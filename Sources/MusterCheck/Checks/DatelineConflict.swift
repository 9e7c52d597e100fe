internal import MusterModel
internal import MusterText

extension Check {
  /// A dateline against the story: another base that the story says is "here", or a day that lies
  /// after the release.
  ///
  /// "FORT HALDANE, Texas -- … at Camp Merritt here".
  ///
  /// Does not report other places that the story merely names, nor parts of the place.
  static let datelineConflict = Check(
    "dateline.conflict", "A dateline that the story contradicts.", severity: .warning,
    example: "FORT HALDANE, Texas -- The band played at Camp Merritt here.",
    limits: "Only a base that the story itself calls \u{201C}here\u{201D} is held against the "
      + "dateline, and the day of the dateline only against the day of publication."
  ) { proof in
    guard let dateline = proof.document.release.dateline else { return [] }
    let tokens = proof.tokens
    var findings: [Finding] = []
    if let range = dateline.date, let published = proof.document.release.published?.date,
      let date = proof.roll.dates.first(where: { range.overlaps($0.range) }),
      let day = date.reading.from, date.reading.granularity == .day, day > published,
      day.dayNumber - published.dayNumber < 200
    {
      findings.append(
        proof.finding(
          "dateline.conflict", .warning,
          "expected a day up to \(published.iso), but found \(day.iso), because the release is of "
            + published.iso,
          date.range))
    }
    let words = Set(tokens.indices(in: dateline.place).map { tokens.folds[$0] })
    for place in proof.mentions.places
    where place.reading.kind == .installation && isHere(place.tokens.upperBound, proof) {
      let core = tokens.indices(in: place.reading.core ?? place.range)
      let names = core.filter {
        tokens.isWord($0) && !tokens.has([.placeWord, .function, .service, .state], at: $0)
      }
      guard !names.isEmpty, !names.contains(where: { words.contains(tokens.folds[$0]) }),
        place.range.start >= dateline.range.end
      else { continue }
      findings.append(
        proof.finding(
          "dateline.conflict", .warning,
          "expected \(proof.string(dateline.place)), but found \u{201C}\(proof.string(place.range))\u{201D} "
            + "as the place of the story, because the dateline names another",
          place.range,
          evidence: [Finding.Evidence(range: dateline.place, note: "the dateline")]))
    }
    return findings
  }

  private static func isHere(_ token: Int, _ proof: Proof) -> Bool {
    let tokens = proof.tokens
    guard tokens.isWord(token), Fold.string(proof.string(token)) == "here" else { return false }
    return token + 1 >= tokens.count || tokens.kinds[token + 1] == .mark
      || tokens.has(.function, at: token + 1) || tokens.shapes[token + 1].contains(.blockStart)
  }
}
