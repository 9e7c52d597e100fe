import Glibc
import Muster

/// What the program asks of the file system.
enum FileSystem {
  enum Entry { case file, folder }

  /// What lies at a path, or nil if nothing does.
  static func entry(at path: String) -> Entry? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// All bytes of a file; `-` is standard input.
  static func bytes(at path: String) throws(InputError) -> [UInt8] {
    var file = try InputFile(path: path)
    return try file.all()
  }

  /// What a file holds, or what it stands for if it is compressed by gzip.
  static func plainBytes(at path: String) throws(InputError) -> [UInt8] {
    let bytes = try bytes(at: path)
    guard Compression.isGzip(bytes) else { return bytes }
    do {
      return try Compression.gunzipped(bytes, limit: Limits().bytes)
    } catch {
      throw InputError(place: path, message: error.description)
    }
  }

  /// The releases in a folder and the folders below it, in the order of their paths.
  ///
  /// Hidden ones are left out. A link to a folder is not followed, as it may lead in a circle.
  static func releases(in folder: String) throws(InputError) -> [String] {
    try files(in: folder, where: isRelease)
  }

  /// The records and releases in a folder and the folders below it, in the order of their paths.
  static func recordsAndReleases(in folder: String) throws(InputError) -> [String] {
    try files(in: folder) { name in
      let lower = name.lowercased()
      return [".jsonl", ".ndjson", ".json", ".html", ".htm", ".xhtml", ".txt"].contains {
        lower.hasSuffix($0)
      }
    }
  }

  private static func files(
    in folder: String, where isWanted: (String) -> Bool
  ) throws(InputError) -> [String] {
    guard let directory = opendir(folder) else {
      throw InputError(place: folder, message: "expected a readable folder, but found: \(reason())")
    }
    defer { closedir(directory) }
    var found: [String] = []
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let path = prefix + name
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        found += try files(in: path, where: isWanted)
      } else if isWanted(name), self.entry(at: path) == .file {
        found.append(path)
      }
    }
    return found.sorted()
  }

  /// The lists (.tsv) of a folder, in the order of their names.
  static func lists(in folder: String) throws(InputError) -> [String] {
    guard let directory = opendir(folder) else {
      throw InputError(place: folder, message: "expected a readable folder, but found: \(reason())")
    }
    defer { closedir(directory) }
    var found: [String] = []
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix("."), name.hasSuffix(".tsv") { found.append(prefix + name) }
    }
    return found.sorted()
  }

  /// The first of some names that is a file in the working folder or in one above it.
  ///
  /// Given as a path from the working folder: `../../muster.yml`.
  static func upwards(_ names: [String]) -> String? {
    guard let room = getcwd(nil, 0) else { return nil }
    defer { free(room) }
    let depth = String(cString: room).split(separator: "/").count
    var prefix = ""
    for _ in 0...depth {
      for name in names where entry(at: prefix + name) == .file { return prefix + name }
      prefix += "../"
    }
    return nil
  }

  private static func isRelease(_ name: String) -> Bool {
    let lower = name.lowercased()
    let plain = lower.hasSuffix(".gz") ? String(lower.dropLast(3)) : lower
    return [".html", ".htm", ".xhtml", ".txt", ".warc"].contains { plain.hasSuffix($0) }
  }

  /// The paths that match a pattern of the shell, in order.
  static func paths(matching pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { String(cString: $0) }
    }
  }

  /// What the system says went wrong.
  static func reason() -> String {
    guard let words = strerror(errno) else { return "error \(errno)" }
    return String(cString: words)
  }
}

/// What keeps an input from being read.
struct InputError: Error {
  /// The input, with line and column where it has them.
  var place: String
  /// *Expected X, but found Y.*
  var message: String
}

/// A file that is read from its start to its end.
struct InputFile: ~Copyable {
  private let name: String
  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)

  init(path: String) throws(InputError) {
    name = path
    descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 {
      throw InputError(
        place: path, message: "expected a readable file, but found: \(FileSystem.reason())")
    }
  }

  /// Appends the next bytes; false at the end.
  mutating func read(into bytes: inout [UInt8]) throws(InputError) -> Bool {
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes.append(contentsOf: buffer[..<count])
        return true
      }
      if count == 0 { return false }
      if errno != EINTR {
        throw InputError(
          place: name, message: "expected a readable file, but found: \(FileSystem.reason())")
      }
    }
  }

  /// All that is left.
  mutating func all() throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_size > 0 {
      bytes.reserveCapacity(Int(status.st_size) + 1)
    }
    while try read(into: &bytes) {}
    return bytes
  }

  deinit { if descriptor > 0 { close(descriptor) } }
}
