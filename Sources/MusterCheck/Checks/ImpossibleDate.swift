internal import MusterModel
internal import MusterText

extension Check {
  /// A day that its month does not have.
  ///
  /// Such as "Feb. 30", "June 31", "Feb. 29, 2023".
  ///
  /// "March 40 miles" and "May 32 of them" are no dates: a month that is also a word must stand
  /// where a date stands, behind a preposition or before a year.
  static let impossibleDate = Check(
    "date.impossible", "A day that the calendar does not have.", severity: .error
  ) { proof in
    let tokens = proof.tokens
    var findings: [Finding] = []
    for token in tokens.kinds.indices
    where tokens.has(.month, at: token) && tokens.isCapitalized(token) {
      guard let month = proof.month(at: token), token + 1 < tokens.count,
        tokens.kinds[token + 1] == .number, !tokens.isGlued(token + 1),
        let day = Int(proof.string(token + 1)), day > 28, day < 40
      else { continue }
      var year: Int?
      if tokens.fold(token + 2) == .comma, token + 3 < tokens.count,
        tokens.kinds[token + 3] == .number
      {
        year = Int(proof.string(token + 3)).flatMap { (1800...2199).contains($0) ? $0 : nil }
      }
      let isWord = proof.string(token) == "May" || proof.string(token) == "March"
      if isWord, year == nil, !tokens.has(.function, at: token - 1), !ends(token + 2, tokens) {
        continue
      }
      // Without a year Feb. 29 is there in some year.
      let last = CivilDate.days(in: month, of: year ?? 2000)
      guard day > last else { continue }
      let end = year == nil ? token + 2 : token + 4
      findings.append(
        proof.finding(
          "date.impossible", .error,
          "expected a day of the month from 1 to \(last), but found \(day)",
          tokens.range(token..<end)))
    }
    return findings
  }

  /// Whether a phrase ends here: nothing that could be counted follows.
  private static func ends(_ token: Int, _ tokens: Tokens) -> Bool {
    token >= tokens.count || tokens.shapes[token].contains(.blockStart)
      || [.period, .comma, .semicolon, .closeParenthesis].contains(tokens.folds[token])
  }
}

extension Proof {
  /// The month that a word names, 1 to 12.
  func month(at token: Int) -> Int? {
    let name = Fold.string(string(token)).prefix(3)
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    return names.firstIndex { $0 == name }.map { $0 + 1 }
  }

  /// The day of the week that a word names, 1 (Monday) to 7.
  func weekday(at token: Int) -> Int? {
    let name = Fold.string(string(token)).prefix(3)
    return ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].firstIndex { $0 == name }
      .map { $0 + 1 }
  }

  static let weekdayNames = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
}
