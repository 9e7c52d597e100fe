/// Where rendered records go.
///
/// A sink takes records in input order. An unfinished one leaves no half-written output behind.
public protocol Sink: ~Copyable {
  /// Writes one rendered record; `name` is the name of its source.
  mutating func write(_ rendered: [UInt8], name: String) throws(ExportError)
  /// Puts everything in its place.
  consuming func finish() throws(ExportError)
}

/// Records one after the other on standard output.
public struct StandardOutputSink: Sink, ~Copyable {
  private var pending: [UInt8] = []

  /// Makes a sink.
  public init() {}

  /// Writes a record; several small ones go out together.
  public mutating func write(_ rendered: [UInt8], name: String) throws(ExportError) {
    pending.append(contentsOf: rendered)
    if pending.count >= 1 << 16 { try flush() }
  }

  /// Writes what is left.
  public consuming func finish() throws(ExportError) { try flush() }

  private mutating func flush() throws(ExportError) {
    try FileOutput.write(pending, to: 1, place: "standard output")
    pending.removeAll(keepingCapacity: true)
  }
}

/// Records one after the other in one file, which appears when all are written.
public struct FileSink: Sink, ~Copyable {
  private var file: FileOutput

  /// Opens the file.
  public init(path: String) throws(ExportError) { file = try FileOutput(path: path) }

  /// Writes a record.
  public mutating func write(_ rendered: [UInt8], name: String) throws(ExportError) {
    try file.write(rendered)
  }

  /// Puts the file in its place.
  public consuming func finish() throws(ExportError) { try file.finish() }
}

/// A file for each record, named for its source, in one folder.
public struct FolderSink: Sink, ~Copyable {
  private let folder: String
  private let fileExtension: String
  private var taken: Set<String> = []

  /// Makes the folder where there is none.
  public init(path: String, fileExtension: String) throws(ExportError) {
    folder = path
    self.fileExtension = fileExtension
    try FileOutput.makeFolder(path)
  }

  /// Writes a record into a file of its own.
  public mutating func write(_ rendered: [UInt8], name: String) throws(ExportError) {
    var file = try FileOutput(path: folder + "/" + fileName(for: name))
    try file.write(rendered)
    try file.finish()
  }

  /// Nothing is left to do: each file is in its place already.
  public consuming func finish() throws(ExportError) {}

  /// A name that is safe on every file system, and that no earlier record of this run has.
  mutating func fileName(for source: String) -> String {
    let stem = FolderSink.stem(of: source)
    var name = stem
    var number = 2
    // Compared without case, as some file systems do.
    while !taken.insert(name.lowercased()).inserted {
      name = stem + "-\(number)"
      number += 1
    }
    return name + "." + fileExtension
  }

  /// The last part of a path without its ending; letters, digits, "-", "_" and "." stay, what
  /// else there is becomes "-".
  static func stem(of source: String) -> String {
    var last = source.split(separator: "/").last.map(String.init) ?? ""
    if let point = last.lastIndex(of: "."), point > last.startIndex,
      ["html", "htm", "xhtml", "txt"].contains(last[last.index(after: point)...].lowercased())
    {
      last = String(last[..<point])
    }
    var stem = ""
    for scalar in last.unicodeScalars {
      let isSafe =
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || scalar == "-" || scalar == "_" || scalar == "." && !stem.isEmpty
      stem.unicodeScalars.append(isSafe ? scalar : "-")
    }
    // Most file systems stop at 255 bytes.
    while stem.utf8.count > 200 { stem.removeLast() }
    return stem.isEmpty ? "release" : stem
  }
}
