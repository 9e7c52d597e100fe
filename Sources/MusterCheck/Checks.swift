public import MusterModel

/// All checks, in the order in which they are listed.
///
/// To add one: a file in `Checks/` and its line here.
public enum Checks {
  /// The checks.
  public static let all: [Check] = [
    .misspelledName,
    .rankConflict,
    .rankService,
    .misspelledRank,
    .misspelledUnit,
    .unitNumber,
    .acronymOrder,
    .dateAfterRelease,
    .dateBeforeRelease,
    .impossibleDate,
    .reversedRange,
    .wrongYear,
    .wrongWeekday,
    .ageAgainstBirth,
    .datelineConflict,
    .misspelledMonth,
    .wrongOrdinal,
    .missingPoint,
    .confusedWord,
    .misspelledWord,
    .doubledWord,
    .unclosedQuote,
    .strayMark,
    .attributedTwice,
    .variedQuote,
    .styleFullName,
    .styleNameOrder,
    .styleAcronym,
    .styleHere,
    .styleDateline,
    .styleBase,
    .styleByline,
    .styleUnitName,
    .styleUsage,
  ]

  /// What all checks find in a release, in text order.
  public static func findings(in proof: Proof, checks: [Check] = all) -> [Finding] {
    var found: [Finding] = []
    for check in checks { found += check.find(proof) }
    // The order of two findings at one place is that of the list of checks.
    return found.enumerated()
      .sorted { ($0.element.range, $0.offset) < ($1.element.range, $1.offset) }.map(\.element)
  }
}
