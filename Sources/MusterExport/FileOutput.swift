#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that appears under its name only when it is whole.
///
/// It is written beside its place under a name of its own and renamed at the end; whoever reads
/// the folder meanwhile never sees half a record, and an unfinished one is removed.
package struct FileOutput: ~Copyable {
  private let path: String
  /// Where it is written meanwhile; nil for a device or a pipe, which nothing may replace.
  private let draft: String?
  private var descriptor: Int32

  package init(path: String) throws(ExportError) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      self.path = path
      draft = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      // Behind a link the file itself is replaced, not the link.
      let place = isThere ? FileOutput.resolved(path) : path
      self.path = place
      // The draft is named for its process, so that two runs into one folder do not meet.
      let draft = place + ".\(getpid()).draft"
      self.draft = draft
      descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    }
    if descriptor < 0 {
      throw ExportError(
        place: path, message: "expected to create the file, but found: \(Self.reason())")
    }
  }

  package mutating func write(_ bytes: [UInt8]) throws(ExportError) {
    try Self.write(bytes, to: descriptor, place: path)
  }

  package consuming func finish() throws(ExportError) {
    let isClosed = close(descriptor) == 0
    descriptor = -1
    guard isClosed, draft.map({ rename($0, path) == 0 }) ?? true else {
      throw ExportError(
        place: path, message: "expected to put the file in its place, but found: \(Self.reason())")
    }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if let draft { unlink(draft) }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Writes all bytes to an open file.
  package static func write(
    _ bytes: [UInt8], to descriptor: Int32, place: String
  ) throws(ExportError) {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          Glibc.write(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
        #elseif canImport(Musl)
          Musl.write(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
        #else
          Darwin.write(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
        #endif
      }
      if written > 0 {
        start += written
      } else if errno != EINTR {
        throw ExportError(
          place: place, message: "expected to write \(bytes.count) bytes, but found: \(reason())")
      }
    }
  }

  /// Makes a folder, with those above it; nothing where it is there already.
  package static func makeFolder(_ path: String) throws(ExportError) {
    var upTo = path.startIndex
    while upTo < path.endIndex {
      upTo = path[path.index(after: upTo)...].firstIndex(of: "/") ?? path.endIndex
      let folder = String(path[..<upTo])
      if folder != "/", mkdir(folder, 0o777) != 0, errno != EEXIST {
        throw ExportError(place: path, message: "expected a folder, but found: \(reason())")
      }
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw ExportError(place: path, message: "expected a folder, but found a file")
    }
  }

  /// What the system says went wrong.
  private static func reason() -> String {
    guard let words = strerror(errno) else { return "error \(errno)" }
    return String(cString: words)
  }
}
