public import Foundation

/// The folder of cases and pages beside `Tests`.
public enum Corpus {
  /// The package's own folder.
  public static let package: URL = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder itself.
  public static let folder: URL = package.appending(path: "Corpus")

  /// The bytes of a file.
  public static func bytes(_ file: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }

  /// The names in a folder of the corpus, sorted; none where there is no such folder.
  public static func names(in path: String) -> [String] {
    let found = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: path).path)
    return (found ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// Paths below a folder of the package, relative to it, sorted: files that end in `ending`.
  public static func files(below path: String, ending: String) -> [String] {
    let root = package.appending(path: path)
    let all = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(ending) }.sorted()
  }
}
