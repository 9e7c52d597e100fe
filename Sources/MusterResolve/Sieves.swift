public import MusterModel

/// One way to tell that two mentions are one person, as a value.
public struct Sieve: Identifiable, Sendable {
  /// The stable name: `sieve.exact-name`.
  public var id: RuleID
  /// What it joins, in one sentence.
  public var summary: String
  /// Joins clusters.
  var join: @Sendable (inout PersonClusters) -> Void

  init(_ id: RuleID, _ summary: String, join: @escaping @Sendable (inout PersonClusters) -> Void) {
    self.id = id
    self.summary = summary
    self.join = join
  }
}

/// The sieves in order of precision, the most precise first; a later one never parts what an
/// earlier one joined.
public enum Sieves {
  /// Who is who among persons.
  public static let people: [Sieve] = [
    .exactName, .compatibleName, .rankAndSurname, .surname, .givenName, .misspelledName,
    .sameSurname,
  ]
}
