internal import Glibc
internal import Muster

/// The folder of a run: what was read, what was found, what failed, and the journal of it.
///
/// While the run goes on, each file has `.part` at the end of its name; the files and the journal
/// are written in step, so that a run that is killed goes on from the last line of the journal.
final class RunFolder {
  /// A file of results; each is in the order of the inputs.
  enum Stream: Int, CaseIterable, Sendable {
    case records, findings, errors, skipped

    var fileName: String { "\(self).jsonl" }
  }

  private static let journalName = "journal.tsv"
  private static let manifestName = "manifest.json"

  private let path: String
  private var files: [Int32] = []
  private var lengths: [Int] = []
  private var pending: [[UInt8]] = Array(repeating: [], count: Stream.allCases.count)
  private var journalFile: Int32
  private var journalPending: [UInt8] = []
  private var lastCommit = ContinuousClock.now

  /// What the files hold so far.
  private(set) var journal: Journal
  /// How many entries stood in the journal when the folder was opened.
  let resumed: Int

  /// Opens a folder, or makes it; goes on with a run that was interrupted.
  ///
  /// - Throws: If the folder holds results that were made in another way, or cannot be written.
  init(path: String, heading: String) throws(ExportError) {
    self.path = path
    try FileOutput.makeFolder(path)
    let name = path + "/" + RunFolder.journalName + ".part"
    journalFile = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard journalFile >= 0 else { throw RunFolder.error(name, "expected to write the file") }
    guard flock(journalFile, LOCK_EX | LOCK_NB) == 0 else {
      throw ExportError(
        place: path, message: "expected no other run in the folder, but found one at work")
    }
    let bytes = try RunFolder.bytes(of: name)
    journal = Journal(bytes) ?? Journal(heading: heading)
    guard bytes.isEmpty || journal.heading == heading else {
      throw ExportError(
        place: path,
        message: "expected results of the same program, lists and options to go on with, but found "
          + "others; give another folder")
    }
    for stream in Stream.allCases {
      let name = path + "/" + stream.fileName + ".part"
      let file = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard file >= 0 else { throw RunFolder.error(name, "expected to write the file") }
      files.append(file)
      lengths.append(Int(lseek(file, 0, SEEK_END)))
    }
    // The last lines may speak of bytes that never reached the disk.
    var whole = journal.entries.count
    while whole > 0, zip(journal.entries[whole - 1].ends, lengths).contains(where: { $0 > $1 }) {
      whole -= 1
    }
    resumed = whole
    if journal.lineEnds.isEmpty {
      try FileOutput.write(Array((heading + "\n").utf8), to: journalFile, place: name)
      journal = Journal(Array((heading + "\n").utf8)) ?? journal
    }
    try rewind(to: whole)
  }

  deinit {
    for file in files { close(file) }
    close(journalFile)
  }

  /// Forgets all that was done from an input on.
  func rewind(to count: Int) throws(ExportError) {
    journal.cut(to: count)
    let ends = journal.entries.last?.ends ?? Array(repeating: 0, count: files.count)
    for (index, file) in files.enumerated() {
      guard ftruncate(file, off_t(ends[index])) == 0, lseek(file, 0, SEEK_END) >= 0 else {
        throw RunFolder.error(path, "expected to cut a file of the folder")
      }
      lengths[index] = ends[index]
    }
    guard ftruncate(journalFile, off_t(journal.lineEnds.last ?? 0)) == 0,
      lseek(journalFile, 0, SEEK_END) >= 0
    else { throw RunFolder.error(path, "expected to cut the journal") }
  }

  /// Adds what became of the next input.
  func append(
    _ status: Journal.Status, name: String, sha256: String, bytes: Int,
    _ lines: [(Stream, [UInt8])]
  ) throws(ExportError) {
    for (stream, line) in lines {
      pending[stream.rawValue] += line
      lengths[stream.rawValue] += line.count
    }
    let entry = Journal.Entry(
      status: status, sha256: sha256, bytes: bytes, name: name, ends: lengths)
    journal.entries.append(entry)
    journalPending += Journal.line(of: entry)
    if pending.reduce(0, { $0 + $1.count }) > 1 << 23
      || ContinuousClock.now - lastCommit > .milliseconds(250)
    {
      try commit()
    }
  }

  /// Puts all on the disk, the journal last.
  func commit() throws(ExportError) {
    lastCommit = .now
    guard !journalPending.isEmpty else { return }
    for stream in Stream.allCases where !pending[stream.rawValue].isEmpty {
      try FileOutput.write(
        pending[stream.rawValue], to: files[stream.rawValue],
        place: path + "/" + stream.fileName)
      pending[stream.rawValue].removeAll(keepingCapacity: true)
      fdatasync(files[stream.rawValue])
    }
    try FileOutput.write(
      journalPending, to: journalFile, place: path + "/" + RunFolder.journalName)
    journalPending.removeAll(keepingCapacity: true)
    fdatasync(journalFile)
  }

  /// Gives all files their names; the manifest comes last and says that the run is whole.
  func finish(manifest: [UInt8]) throws(ExportError) {
    try commit()
    unlink(path + "/" + RunFolder.manifestName)
    for name in Stream.allCases.map(\.fileName) + [RunFolder.journalName] {
      let whole = path + "/" + name
      guard rename(whole + ".part", whole) == 0 else {
        throw RunFolder.error(whole, "expected to put the file in its place")
      }
    }
    var file = try FileOutput(path: path + "/" + RunFolder.manifestName)
    try file.write(manifest)
    try file.finish()
  }

  /// Whether a run in a folder has come to its end.
  static func isFinished(_ path: String) -> Bool {
    access(path + "/" + manifestName, F_OK) == 0
      && access(path + "/" + journalName + ".part", F_OK) != 0
  }

  private static func error(_ place: String, _ expected: String) -> ExportError {
    ExportError(place: place, message: "\(expected), but found: \(reason())")
  }

  private static func reason() -> String {
    guard let words = strerror(errno) else { return "error \(errno)" }
    return String(cString: words)
  }

  /// All bytes of a file.
  static func bytes(of path: String) throws(ExportError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw error(path, "expected a readable file") }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes += buffer[..<count]
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw error(path, "expected a readable file")
      }
    }
  }
}

/// A run that came to its end, as far as a new one may take its results over.
final class FinishedRun {
  private let files: [Int32]
  private let starts: [[Int]]
  let journal: Journal
  private let positions: [String: Int]

  /// Opens the files of a folder; nil if there is no run in it.
  init?(path: String) throws(ExportError) {
    guard RunFolder.isFinished(path),
      let journal = Journal(try RunFolder.bytes(of: path + "/journal.tsv"))
    else { return nil }
    self.journal = journal
    files = RunFolder.Stream.allCases.map { open("\(path)/\($0.fileName)", O_RDONLY | O_CLOEXEC) }
    starts = [Array(repeating: 0, count: files.count)] + journal.entries.map(\.ends)
    positions = Dictionary(
      journal.entries.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  deinit { for file in files { close(file) } }

  /// What became of an input, if it was the same input.
  func position(of name: String, sha256: String) -> Int? {
    guard let position = positions[name], journal.entries[position].sha256 == sha256 else {
      return nil
    }
    return position
  }

  /// The lines of an input.
  func lines(at position: Int) throws(ExportError) -> [(RunFolder.Stream, [UInt8])] {
    var lines: [(RunFolder.Stream, [UInt8])] = []
    for stream in RunFolder.Stream.allCases {
      let start = starts[position][stream.rawValue]
      let count = starts[position + 1][stream.rawValue] - start
      guard count > 0 else { continue }
      var bytes = [UInt8](repeating: 0, count: count)
      let got = bytes.withUnsafeMutableBytes {
        pread(files[stream.rawValue], $0.baseAddress, count, off_t(start))
      }
      guard got == count else {
        throw ExportError(
          place: stream.fileName, message: "expected \(count) bytes at \(start), but found \(got)")
      }
      lines.append((stream, bytes))
    }
    return lines
  }
}
