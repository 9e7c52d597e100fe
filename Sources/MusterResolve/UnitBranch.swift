internal import MusterText

/// What the words of a unit's name say of the branch it belongs to, in American usage.
///
/// "51st Fighter Wing" is of the air force, "2nd Marine Aircraft Wing" of the marines, "Carrier
/// Strike Group 5" of the navy. Says nothing of "Task Force 70" or "3rd Medical Command", nor of
/// squadrons, which four services have.
struct UnitBranch {
  /// The words, each with the place of its service in `words`.
  private var folds: [(fold: FoldID, branch: Int)] = []

  init(_ lexicon: Lexicon) {
    folds.reserveCapacity(32)
    for (branch, entry) in UnitBranch.words.enumerated() {
      for word in entry.0 {
        if let fold = lexicon.fold(of: word) { folds.append((fold, branch)) }
      }
    }
  }

  // In the order of what outweighs what: a Marine wing is of the Marines, a naval battalion of the
  // Navy, a cavalry squadron of the Army.
  private static let words: [([String], String)] = [
    (["marine", "marines"], "marine-corps"),
    (["naval", "navy", "carrier", "strike", "destroyer", "submarine", "amphibious"], "navy"),
    (["delta"], "space-force"),
    (
      [
        "infantry", "cavalry", "airborne", "armored", "artillery", "stryker",
      ], "army"
    ),
    (["battalion", "brigade", "regiment"], UnitBranch.ground),
    (["wing", "airlift", "fighter", "refueling", "bomb"], "air-force"),
  ]

  /// What stands for the army and the marines alike: both have battalions.
  static let ground = "ground"

  /// The key of the service that a unit's words speak for, or ``ground``.
  func service(_ range: Range<Int>, _ tokens: Tokens) -> String? {
    var found = UnitBranch.words.count
    for token in range where tokens.isCapitalized(token) {
      let fold = tokens.fold(token)
      if let word = folds.first(where: { $0.fold == fold }) { found = min(found, word.branch) }
    }
    return found < UnitBranch.words.count ? UnitBranch.words[found].1 : nil
  }
}
