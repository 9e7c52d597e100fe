internal import MusterModel
internal import MusterText

extension Check {
  /// A day that its month does not have, or a year that no release can mean.
  ///
  /// Such as "Feb. 30", "June 31", "31 June", "Feb. 29, 2023", "2025-02-30", "March 3316".
  ///
  /// "March 40 miles" and "May 32 of them" are no dates: a month that is also a word must stand
  /// where a date stands, behind a preposition or before a year.
  static let impossibleDate = Check(
    "date.impossible", "A day that the calendar does not have.", severity: .error,
    example: "The course ended on Feb. 30.",
    limits: "Without a year Feb. 29 is let pass. A month that is another word as well is looked at "
      + "only where a date stands."
  ) { proof in
    let tokens = proof.tokens
    var findings: [Finding] = []
    for token in tokens.kinds.indices {
      if tokens.has(.month, at: token), tokens.isCapitalized(token) {
        if let found = CalendarDay(proof, month: token).finding() { findings.append(found) }
      } else if tokens.kinds[token] == .number, tokens.range(token).count == 4,
        let found = isoDay(at: token, proof)
      {
        findings.append(found)
      }
    }
    return findings
  }

  /// "2025-02-30": year, month and day in digits.
  private static func isoDay(at token: Int, _ proof: Proof) -> Finding? {
    let tokens = proof.tokens
    guard token + 4 < tokens.count, tokens.fold(token + 1) == .hyphen,
      tokens.fold(token + 3) == .hyphen, (token + 1...token + 4).allSatisfy(tokens.isGlued),
      tokens.range(token + 2).count == 2, tokens.range(token + 4).count == 2,
      !tokens.isGlued(token + 5) || tokens.kinds[token + 5] == .mark,
      let year = Int(proof.string(token)), (1900...2100).contains(year),
      let month = Int(proof.string(token + 2)), (1...12).contains(month),
      let day = Int(proof.string(token + 4)), day > CivilDate.days(in: month, of: year), day < 40
    else { return nil }
    return proof.finding(
      "date.impossible", .error,
      "expected a day of the month from 1 to \(CivilDate.days(in: month, of: year)), but found \(day)",
      tokens.range(token..<token + 5))
  }
}

/// A month with the numbers beside it.
private struct CalendarDay {
  private let proof: Proof
  private let tokens: Tokens
  private let month: Int
  private let number: Int

  init(_ proof: Proof, month: Int) {
    self.proof = proof
    tokens = proof.tokens
    self.month = month
    number = proof.month(at: month) ?? 0
  }

  func finding() -> Finding? {
    guard number > 0 else { return nil }
    return behind() ?? before()
  }

  /// A day or a year behind the month, as in "June 28 to 31" and "March 3316".
  private func behind() -> Finding? {
    guard month + 1 < tokens.count, tokens.kinds[month + 1] == .number, !tokens.isGlued(month + 1),
      !tokens.shapes[month + 1].contains(.blockStart), let value = value(month + 1)
    else { return nil }
    if tokens.range(month + 1).count == 4, value > 2199 {
      guard !isWord || tokens.has(.function, at: month - 1), isEnd(month + 2) else { return nil }
      return proof.finding(
        "date.impossible", .error,
        "expected a year, but found \(value), because no release can mean so late a year",
        tokens.range(month..<month + 2))
    }
    var day = value
    var end = month + 2
    // The second day of a range.
    if [.hyphen, .enDash].contains(tokens.fold(end)) || ["to", "through"].contains(word(end)),
      let second = self.value(end + 1), tokens.range(end + 1).count <= 2, second > day
    {
      day = second
      end += 2
    }
    guard day > 28, day < 40 else { return nil }
    var year: Int?
    let comma = tokens.fold(end) == .comma ? end + 1 : end
    if let written = self.value(comma), tokens.range(comma).count == 4 {
      year = (1800...2199).contains(written) ? written : nil
    }
    if isWord, year == nil, !tokens.has(.function, at: month - 1), !isEnd(end) { return nil }
    return finding(day, year, month..<(year == nil ? end : comma + 1))
  }

  /// "31 June", "30 February 2024".
  private func before() -> Finding? {
    guard month > 0, tokens.kinds[month - 1] == .number || tokens.kinds[month - 1] == .ordinal,
      !tokens.shapes[month].contains(.blockStart), !isWord, tokens.fold(month - 2) != .hyphen,
      !tokens.has(.month, at: month - 2), tokens.range(month - 1).count <= 4,
      let day = Int(proof.string(month - 1).prefix { $0.isNumber }), day > 28, day < 40
    else { return nil }
    let year = value(month + 1).flatMap { (1800...2199).contains($0) ? $0 : nil }
    // "at least 31 June brides": a year, a mark or a small word must follow.
    guard year != nil || isEnd(month + 1) || tokens.has(.function, at: month + 1) else {
      return nil
    }
    return finding(day, year, month - 1..<(year == nil ? month + 1 : month + 2))
  }

  private func finding(_ day: Int, _ year: Int?, _ words: Range<Int>) -> Finding? {
    // Without a year Feb. 29 is there in some year.
    let last = CivilDate.days(in: number, of: year ?? 2000)
    guard day > last else { return nil }
    let name = CalendarDay.names[number - 1] + (year.map { " \($0)" } ?? "")
    return proof.finding(
      "date.impossible", .error,
      "expected a day of the month from 1 to \(last), but found \(day), because \(name) has \(last) days",
      tokens.range(words))
  }

  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// "May" and "March" are words as well.
  private var isWord: Bool {
    let name = proof.string(month)
    return name == "May" || name == "March"
  }

  private func value(_ token: Int) -> Int? {
    token < tokens.count && tokens.kinds[token] == .number ? Int(proof.string(token)) : nil
  }

  private func word(_ token: Int) -> String {
    tokens.isWord(token) ? Fold.string(proof.string(token)) : ""
  }

  /// Whether a phrase ends here: nothing that could be counted follows.
  private func isEnd(_ token: Int) -> Bool {
    token >= tokens.count || tokens.shapes[token].contains(.blockStart)
      || [.period, .comma, .semicolon, .closeParenthesis].contains(tokens.folds[token])
      || tokens.has(.function, at: token)
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
