internal import MusterModel
internal import MusterText

extension Check {
  /// An age that does not agree with a date of birth.
  ///
  /// "Hale, 31, was born May 3, 1985", released in 2024.
  ///
  /// Age and birth must stand in one paragraph that speaks of one death or none; the age is counted
  /// at the day of death where there is one, and else at the day of publication.
  static let ageAgainstBirth = Check(
    "date.age", "An age that does not agree with the date of birth.", severity: .warning,
    example: "Hale, 31, was born May 3, 1985. (Released in 2024.)",
    limits: "Age and birth must stand in one paragraph with no other age and no other birth in it."
  ) { proof in
    guard let published = proof.document.release.published?.date else { return [] }
    let tokens = proof.tokens
    var findings: [Finding] = []
    for block in proof.document.blocks.indices {
      let words = tokens.tokens(ofBlock: block)
      let births = words.filter { isBirth($0, proof) }
      guard births.count == 1, let birth = day(behind: births[0], proof) else { continue }
      let ages = words.filter { isAge($0, proof) }
      guard ages.count == 1, let age = Int(proof.string(ages[0])) else { continue }
      let deaths = words.filter { ["died", "killed"].contains(Fold.string(proof.string($0))) }
      let end = deaths.count == 1 ? day(behind: deaths[0], proof) : nil
      guard deaths.isEmpty || end != nil else { continue }
      let reference = end?.from ?? published
      let years = reference.year - birth.from.year
      // Without a day of birth either of two ages may be right.
      let least: Int
      let most: Int
      if birth.isDay {
        let isBefore = (reference.month, reference.day) < (birth.from.month, birth.from.day)
        least = isBefore ? years - 1 : years
        most = least
      } else {
        (least, most) = (years - 1, years)
      }
      guard age < least || age > most else { continue }
      findings.append(
        proof.finding(
          "date.age", .warning,
          "expected \(most), but found \(age), because the birth is of \(proof.string(birth.range))",
          tokens.range(ages[0]), suggestion: String(most),
          evidence: [Finding.Evidence(range: birth.range, note: "the birth")]))
    }
    return findings
  }

  private static func isBirth(_ token: Int, _ proof: Proof) -> Bool {
    proof.tokens.isWord(token) && Fold.string(proof.string(token)) == "born"
  }

  /// ", 31," behind a name, "age 31", "31-year-old".
  private static func isAge(_ token: Int, _ proof: Proof) -> Bool {
    let tokens = proof.tokens
    guard tokens.kinds[token] == .number, let age = Int(proof.string(token)),
      (1...115).contains(age)
    else { return false }
    if tokens.isWord(token - 1), ["age", "aged"].contains(Fold.string(proof.string(token - 1))) {
      return true
    }
    if tokens.fold(token + 1) == .hyphen, tokens.isWord(token + 2), tokens.isGlued(token + 2),
      Fold.string(proof.string(token + 2)) == "year", tokens.fold(token + 3) == .hyphen
    {
      return true
    }
    return tokens.fold(token - 1) == .comma && tokens.fold(token + 1) == .comma
      && proof.person(at: token - 2) != nil
  }

  private static func day(
    behind token: Int, _ proof: Proof
  ) -> (from: CivilDate, isDay: Bool, range: TextRange)? {
    guard
      let date = proof.roll.dates.first(where: {
        $0.tokens.lowerBound > token && $0.tokens.lowerBound <= token + 6
      }), date.reading.type == .date, let from = date.reading.from,
      date.tokens.contains(where: {
        proof.tokens.range($0).count == 4 && proof.tokens.kinds[$0] == .number
      }),
      proof.tokens.sentences[date.tokens.lowerBound] == proof.tokens.sentences[token]
    else { return nil }
    return (from, date.reading.granularity == .day, date.range)
  }
}
