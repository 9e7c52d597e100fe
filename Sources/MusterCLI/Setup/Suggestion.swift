/// What somebody may have meant.
enum Suggestion {
  /// " such as X": the name that is nearest to some words; empty if none is near.
  static func nearest(to words: String, in names: [String]) -> String {
    let scored = names.map { ($0, distance($0, words)) }
    guard let best = scored.min(by: { $0.1 < $1.1 }), best.1 <= max(2, words.count / 3) else {
      return ""
    }
    return " such as \(best.0)"
  }

  /// How many letters must be added, left out or changed.
  private static func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let next = min(row[j + 1] + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[right.count]
  }
}
