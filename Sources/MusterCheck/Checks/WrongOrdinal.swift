internal import MusterModel
internal import MusterText

extension Check {
  /// A number with the ending of another: "the 71th Squadron".
  ///
  /// "2d" and "3d" are right, as the services write them.
  static let wrongOrdinal = Check(
    "ordinal.wrong", "An ordinal number with a wrong ending.", severity: .error
  ) { proof in
    let tokens = proof.tokens
    var findings: [Finding] = []
    for token in tokens.kinds.indices where tokens.kinds[token] == .ordinal {
      let written = proof.string(token)
      let digits = written.prefix { $0.isNumber || $0 == "," }
      let ending = written[digits.endIndex...].lowercased()
      guard let last = digits.last?.wholeNumberValue else { continue }
      let isTeen = digits.dropLast().last == "1"
      let right: Set<String> =
        switch (isTeen, last) {
        case (false, 1): ["st"]
        case (false, 2): ["nd", "d"]
        case (false, 3): ["rd", "d"]
        default: ["th"]
        }
      guard ["st", "nd", "rd", "th", "d"].contains(ending), !right.contains(ending),
        let first = right.max(by: { $0.utf8.count < $1.utf8.count })
      else { continue }
      let isCapitals = written.contains(where: \.isUppercase)
      let suggestion = digits + (isCapitals ? first.uppercased() : first)
      findings.append(
        proof.finding(
          "ordinal.wrong", .error,
          "expected \u{201C}\(suggestion)\u{201D}, but found \u{201C}\(written)\u{201D}, because "
            + "\(digits) is spoken so",
          tokens.range(token), suggestion: String(suggestion)))
    }
    return findings
  }
}
