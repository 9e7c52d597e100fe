internal import Muster

/// What became of each input of a run, in input order: a line each in `journal.tsv`.
///
/// A line says how long the other files were when its input was done with, so that an interrupted
/// run can go on from any line.
struct Journal: Sendable {
  /// What became of an input.
  enum Status: String, Sendable, CaseIterable {
    case read, failed, skipped, duplicate
  }

  /// A line.
  struct Entry: Hashable, Sendable {
    var status: Status
    /// SHA-256 of the input; empty if it could not be read.
    var sha256: String
    var bytes: Int
    var name: String
    /// The lengths of the files of ``RunFolder/Stream`` behind this input.
    var ends: [Int]
  }

  /// The first line, which says what made the results.
  ///
  /// A run with another one cannot go on from here.
  var heading: String
  var entries: [Entry] = []
  /// Where each line ends in the file, the heading first.
  private(set) var lineEnds: [Int] = []

  init(heading: String) { self.heading = heading }

  /// Reads what is whole; nil if not even the heading is.
  init?(_ bytes: [UInt8]) {
    var heading: String?
    var at = 0
    while let end = bytes[at...].firstIndex(of: 0x0A) {
      let line = String(decoding: bytes[at..<end], as: UTF8.self)
      if heading == nil {
        guard line.hasPrefix("muster-run\t") else { return nil }
        heading = line
      } else {
        guard let entry = Journal.entry(of: line) else { break }
        entries.append(entry)
      }
      at = end + 1
      lineEnds.append(at)
    }
    guard let heading else { return nil }
    self.heading = heading
  }

  /// Keeps the first `count` entries.
  mutating func cut(to count: Int) {
    entries.removeLast(max(0, entries.count - count))
    lineEnds.removeLast(max(0, lineEnds.count - count - 1))
  }

  static func line(of entry: Entry) -> [UInt8] {
    let name = entry.name.replacing("%", with: "%25").replacing("\t", with: "%09")
      .replacing("\n", with: "%0A")
    let fields =
      [entry.status.rawValue, entry.sha256, String(entry.bytes)] + entry.ends.map { String($0) }
      + [name]
    return Array((fields.joined(separator: "\t") + "\n").utf8)
  }

  private static func entry(of line: String) -> Entry? {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    let count = RunFolder.Stream.allCases.count
    guard fields.count == 4 + count, let status = Status(rawValue: String(fields[0])),
      let bytes = Int(fields[2])
    else { return nil }
    let ends = fields[3..<3 + count].compactMap { Int($0) }
    guard ends.count == count else { return nil }
    let name = fields[3 + count].replacing("%0A", with: "\n").replacing("%09", with: "\t")
      .replacing("%25", with: "%")
    return Entry(
      status: status, sha256: String(fields[1]), bytes: bytes, name: String(name), ends: ends)
  }
}
