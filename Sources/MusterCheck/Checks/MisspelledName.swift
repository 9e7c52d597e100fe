internal import MusterModel
internal import MusterText

extension Check {
  /// A name that the release itself spells otherwise elsewhere.
  ///
  /// "Sgt. Dana Whitlock … Whitlock said … Whitlcok added": a slip from a name that stands there
  /// more often, and of the same person.
  ///
  /// Does not report two spellings that belong to two persons with given names or ranks of their
  /// own, nor a name that stands in the release once only: nothing there says how it is spelled.
  static let misspelledName = Check(
    "name.misspelled", "A name spelled against the evidence of the release.", severity: .error,
    example:
      "Sgt. Dana Whitlock opened the gate. Whitlock smiled. \u{201C}It holds,\u{201D} said Whitlcok.",
    limits: "Two names that are alike are left alone where each has a given name or a rank of its "
      + "own. A name that stands there only once is believed, unless --against brings in other "
      + "releases that spell it otherwise."
  ) { proof in
    let spellings = NameSpellings(proof)
    var findings: [Finding] = []
    for doubt in spellings.doubts() {
      for place in doubt.wrong.places where !place.isOther || place.isFamily {
        findings.append(finding(doubt, place, proof))
      }
    }
    findings += GivenNames(proof, spellings.names).findings()
    // What the release itself says against a spelling says enough.
    for finding in RegisterNames(proof).findings()
    where !findings.contains(where: { $0.range.overlaps(finding.range) }) {
      findings.append(finding)
    }
    return findings
  }

  private static func finding(
    _ doubt: NameSpellings.Doubt, _ place: NameWords.Place, _ proof: Proof
  ) -> Finding {
    let range = proof.tokens.range(place.tokens)
    let places = doubt.right.places.filter { !$0.isOther || $0.isFamily }
    let example = proof.tokens.range((places.first ?? doubt.right.places[0]).tokens)
    let found = proof.string(range)
    let isCapitals = !found.contains(where: \.isLowercase)
    let suggestion =
      isCapitals ? proof.string(example).uppercased() : proof.properCase(example, places)
    let times = places.count == 1 ? "once" : "\(places.count) times"
    let because =
      doubt.isSure
      ? "the release spells the name so \(times) (\(doubt.likeness.description))"
      : "the release spells the name both ways (\(doubt.likeness.description))"
    return proof.finding(
      "name.misspelled", doubt.isSure ? .error : .warning,
      "expected \u{201C}\(suggestion)\u{201D}, but found \u{201C}\(found)\u{201D}, because \(because)",
      range, suggestion: suggestion,
      evidence: places.prefix(5).map {
        Finding.Evidence(range: proof.tokens.range($0.tokens), note: "the name as spelled here")
      })
  }
}

extension Proof {
  /// The words of a range, or of the first of other places that are not all capitals.
  func properCase(_ range: TextRange, _ places: [NameWords.Place]) -> String {
    let all = [range] + places.map { tokens.range($0.tokens) }
    let words = all.map(string)
    return words.first { $0.contains(where: \.isLowercase) } ?? words[0]
  }
}
