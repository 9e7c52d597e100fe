internal import MusterModel
internal import MusterText

extension Check {
  /// A range of days or years that ends before it begins.
  ///
  /// Such as "May 13 to 12", "Feb. 12–10, 2024", "from 2018 to 2015".
  ///
  /// Does not report a range into the next month ("Jan. 30 to Feb. 2"), a year in two digits
  /// ("2015-16"), a score, nor a number behind which something is counted.
  static let reversedRange = Check(
    "date.reversed", "A range of days or years that ends before it begins.", severity: .error,
    example: "The exercise ran May 13 to 11.",
    limits: "Both days must belong to one month. Scores and things that are counted are left alone."
  ) { proof in
    let tokens = proof.tokens
    var findings: [Finding] = []
    for first in tokens.kinds.indices where tokens.kinds[first] == .number {
      guard first + 2 < tokens.count, tokens.kinds[first + 2] == .number, joins(first + 1, proof),
        let start = Int(proof.string(first)), let end = Int(proof.string(first + 2)), end < start
      else { continue }
      let width = (tokens.range(first).count, tokens.range(first + 2).count)
      let isDays =
        width.0 <= 2 && width.1 <= 2 && tokens.has(.month, at: first - 1)
        && tokens.isCapitalized(first - 1) && !tokens.isGlued(first)
        && isDay(start, ofMonthAt: first - 1, proof)
      let isYears =
        width == (4, 4) && (1800...2199).contains(start) && (1800...2199).contains(end)
        && (tokens.isGlued(first + 1) || isWord(first - 1, ["from", "between"], proof))
      guard isDays || isYears, !isCounted(first + 3, proof),
        !tokens.has(.month, at: first + 3), !isScore(first, proof)
      else { continue }
      let range = tokens.range(first..<first + 3)
      let joint = proof.string(
        TextRange(Int(tokens.ends[first]), Int(tokens.starts[first + 2])))
      findings.append(
        proof.finding(
          "date.reversed", .error,
          "expected a \(isDays ? "day" : "year") from \(start) on, but found \(end), because a range "
            + "ends after it begins",
          range, suggestion: "\(end)\(joint)\(start)"))
    }
    return findings
  }

  /// A day that the month does not have is another finding.
  private static func isDay(_ day: Int, ofMonthAt token: Int, _ proof: Proof) -> Bool {
    proof.month(at: token).map { day <= CivilDate.days(in: $0, of: 2000) } ?? false
  }

  private static func joins(_ token: Int, _ proof: Proof) -> Bool {
    let fold = proof.tokens.fold(token)
    return [.hyphen, .enDash, .emDash].contains(fold)
      || isWord(token, ["to", "through", "until", "till", "thru"], proof)
  }

  private static func isWord(_ token: Int, _ words: [String], _ proof: Proof) -> Bool {
    proof.tokens.isWord(token) && words.contains(Fold.string(proof.string(token)))
  }

  /// Whether something is counted, as in "May 20 to 12 units".
  private static func isCounted(_ token: Int, _ proof: Proof) -> Bool {
    let tokens = proof.tokens
    return token < tokens.count && tokens.isWord(token) && !tokens.isCapitalized(token)
      && !tokens.has(.function, at: token) && !tokens.shapes[token].contains(.blockStart)
      && !tokens.has(.cue, at: token)
  }

  /// "won on May 20-12" is a score only where a verb of winning stands before it.
  private static func isScore(_ first: Int, _ proof: Proof) -> Bool {
    proof.tokens.sentence(around: first).contains {
      isWord($0, ["score", "beat", "defeated", "win", "won", "victory", "loss"], proof)
    } && proof.tokens.isGlued(first + 1)
  }
}
