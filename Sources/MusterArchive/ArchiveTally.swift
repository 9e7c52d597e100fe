/// What became of the records of an archive.
public struct ArchiveTally: Hashable, Sendable {
  /// How many records there were, of whatever type.
  public var seen = 0
  /// How many of them gave a page.
  public var read = 0
  /// How many were left out, by the reason.
  public var skipped: [String: Int] = [:]
  /// How many times the archive was damaged, so that the next record had to be searched for.
  public var damaged = 0

  mutating func skip(_ reason: String) { skipped[reason, default: 0] += 1 }

  /// "40 records seen, 12 read, 28 skipped (20 request, 8 HTTP status 404); damaged in 1 place".
  public var summary: String {
    let total = skipped.values.reduce(0, +)
    var line =
      "\(seen) \(seen == 1 ? "record" : "records") seen, \(read) read, \(total) skipped"
    if !skipped.isEmpty {
      let reasons = skipped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      line += " (" + reasons.map { "\($0.value) \($0.key)" }.joined(separator: ", ") + ")"
    }
    if damaged > 0 { line += "; damaged in \(damaged) \(damaged == 1 ? "place" : "places")" }
    return line
  }
}
