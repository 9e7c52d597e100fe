internal import MusterText

/// What the words of a unit's name say of the branch it belongs to, in American usage.
///
/// "51st Fighter Wing" is of the air force, "2nd Marine Aircraft Wing" of the marines, "Carrier
/// Strike Group 5" of the navy. Says nothing of "Task Force 70" or "3rd Medical Command", nor of
/// squadrons, which four services have.
struct UnitBranch {
  private let keys: [FoldID: String]

  init(_ lexicon: Lexicon) {
    var keys: [FoldID: String] = [:]
    for (words, key) in UnitBranch.words {
      for word in words {
        if let fold = lexicon.fold(of: word) { keys[fold] = key }
      }
    }
    self.keys = keys
  }

  // In the order of what outweighs what: a Marine wing is of the Marines, a naval battalion of the
  // Navy, a cavalry squadron of the Army.
  private static let words: [([String], String)] = [
    (["marine", "marines"], "marine-corps"),
    (["naval", "navy", "carrier", "strike", "destroyer", "submarine", "amphibious"], "navy"),
    (["delta"], "space-force"),
    (
      [
        "infantry", "cavalry", "airborne", "armored", "artillery", "stryker", "battalion",
        "brigade", "regiment",
      ], "army"
    ),
    (["wing", "airlift", "fighter", "refueling", "bomb"], "air-force"),
  ]
  private static let order = ["marine-corps", "navy", "space-force", "army", "air-force"]

  /// The key of the service that a unit's words speak for.
  func service(_ range: Range<Int>, _ tokens: Tokens) -> String? {
    var found: String?
    for token in range where tokens.isCapitalized(token) {
      guard let key = keys[tokens.fold(token)] else { continue }
      guard let known = found else {
        found = key
        continue
      }
      let (old, new) = (
        UnitBranch.order.firstIndex(of: known), UnitBranch.order.firstIndex(of: key)
      )
      if let old, let new, new < old { found = key }
    }
    return found
  }
}
