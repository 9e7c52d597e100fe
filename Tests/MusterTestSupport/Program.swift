internal import Foundation

/// The built program, run as a user would.
public struct Program: Sendable {
  /// What a run left behind.
  public struct Outcome: Sendable {
    /// The exit status.
    public var status: Int32
    /// Standard output.
    public var output: String
    /// Standard error.
    public var errors: String
  }

  /// The program beside the test bundle.
  public static let path: String = Bundle.main.bundleURL.appending(path: "muster").path

  /// Runs the program in a folder and waits for its end.
  ///
  /// Output goes by way of files, as a pipe that nobody empties would hold the program up.
  public static func run(
    _ arguments: [String], in folder: String? = nil, input: String = ""
  ) throws -> Outcome {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let files = ["in", "out", "err"].map { scratch.path + "/" + $0 }
    try Data(input.utf8).write(to: URL(filePath: files[0]))
    for file in files[1...] { try Data().write(to: URL(filePath: file)) }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder ?? scratch.path)
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: files[0]))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: files[1]))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: files[2]))
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: URL(filePath: files[1])), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: URL(filePath: files[2])), as: UTF8.self))
  }
}

/// A folder of a test's own.
public struct Scratch: Sendable {
  /// Where it lies.
  public let path: String

  /// Makes the folder.
  public init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "muster-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  /// Writes a file into it; returns its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    let file = path + "/" + name
    try Data(text.utf8).write(to: URL(filePath: file))
    return file
  }

  /// Removes it with all that is in it.
  public func remove() { try? FileManager.default.removeItem(atPath: path) }
}
