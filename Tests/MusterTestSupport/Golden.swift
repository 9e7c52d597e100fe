public import Foundation

/// A file that says what is expected; it is written by a run, never by hand.
public enum Golden {
  /// Whether this run writes what it finds: `MUSTER_RECORD=1`.
  public static let isRecording = ProcessInfo.processInfo.environment["MUSTER_RECORD"] == "1"

  /// What is wrong with `found`, or nil.
  ///
  /// When recording, the file is written where it differs, and that counts as wrong, so that no run
  /// that records can pass for a test.
  public static func complaint(_ found: [UInt8], against file: URL) throws -> String? {
    let name = file.pathComponents.suffix(3).joined(separator: "/")
    let expected = FileManager.default.fileExists(atPath: file.path) ? try Corpus.bytes(file) : nil
    if expected == found { return nil }
    if isRecording {
      try Data(found).write(to: file)
      return "recorded \(name): judge it in the diff"
    }
    guard let expected else {
      return "expected \(name), but found no such file; scripts/record writes it"
    }
    let difference = LineDiff.between(
      expected: String(decoding: expected, as: UTF8.self),
      found: String(decoding: found, as: UTF8.self))
    return "\(name) differs (- expected, + found)\n" + (difference ?? "in its bytes")
  }
}
