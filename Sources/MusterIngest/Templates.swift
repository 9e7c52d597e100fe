/// A site's way to set its releases: how to know it, and where its parts stand.
///
/// What a template leaves open the generic reader finds, so that a page from which the template's
/// parts are missing is read no worse than any other.
struct Template: Identifiable, Sendable {
  /// Stable: it stands in records.
  var id: String
  /// One sentence.
  var summary: String
  /// Whether a page is set this way.
  var matches: @Sendable (Page) -> Bool
  /// Fills in what the template knows.
  var read: @Sendable (inout Draft) -> Void

  /// All templates, most specific first: the first that matches reads the page.
  static let all: [Template] = [
    .afpimsPrint,
    .navyPhoto,
    .whiteHouse,
    .dvids,
    .coastGuard,
    .afpims,
  ]
}
