import ArgumentParser
import Muster

/// How the inputs are to be read.
enum InputFormat: String, ExpressibleByArgument, CaseIterable {
  case auto, html, text, jsonl, warc

  var mediaType: MediaType? {
    switch self {
    case .html: .html
    case .text: .text
    case .auto, .jsonl, .warc: nil
    }
  }
}

/// One thing to be read, in input order.
enum Input: Sendable {
  /// A file with a release, or standard input.
  case file(String)
  /// A line of a JSON Lines input.
  case line([UInt8], number: Int, file: String)
  /// A page of a Web archive.
  case page(WARCReader.Page, file: String)
  /// What could not even be opened.
  case failed(InputError)
}

extension Input {
  /// The source to be read, with its bytes.
  func source(mediaType: MediaType?, published: CivilDate?) throws(InputError) -> Source {
    switch self {
    case .failed(let error): throw error
    case .file(let path):
      return Source(
        name: path, bytes: try FileSystem.plainBytes(at: path), mediaType: mediaType,
        published: published)
    case .page(let page, let file):
      return Source(
        name: "\(file):\(page.number)", bytes: page.bytes,
        mediaType: page.isPlainText ? .text : mediaType, url: page.url, published: published)
    case .line(let bytes, let number, let file):
      var source = try InputLine.source(of: bytes[...], number: number, file: file)
      if source.published == nil { source.published = published }
      return source
    }
  }
}

/// Gives the inputs that the arguments name, one after the other.
///
/// Files, folders and patterns are listed at the start; the lines of a JSON Lines input are read as
/// they are asked for, so that an input of any size needs little memory.
struct InputQueue: ~Copyable {
  private enum Item {
    case file(String)
    case lines(String)
    case archive(String)
    case failed(InputError)
  }

  private var items: [Item] = []
  private var position = 0
  private var lines: LineReader?
  private var archive: ArchiveFile?

  /// What became of the records of the archives that are done with, a line each.
  private(set) var archives: [String] = []

  /// The number of inputs where it is known beforehand.
  let count: Int?

  init(paths: [String], format: InputFormat) {
    for path in paths {
      if path == "-" {
        items.append(InputQueue.file(path, format))
        continue
      }
      switch FileSystem.entry(at: path) {
      case .file: items.append(InputQueue.file(path, format))
      case .folder: items += InputQueue.folder(path, format)
      case nil: items += InputQueue.pattern(path, format)
      }
    }
    let hasMany = items.contains {
      switch $0 {
      case .lines, .archive: true
      case .file, .failed: false
      }
    }
    count = hasMany ? nil : items.count
  }

  private static func file(_ path: String, _ format: InputFormat) -> Item {
    let isLines =
      format == .jsonl
      || format == .auto && (path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson"))
    if isLines { return .lines(path) }
    let isArchive =
      format == .warc || format == .auto && (path.hasSuffix(".warc") || path.hasSuffix(".warc.gz"))
    return isArchive ? .archive(path) : .file(path)
  }

  private static func folder(_ path: String, _ format: InputFormat) -> [Item] {
    do {
      let found = try FileSystem.releases(in: path)
      if !found.isEmpty { return found.map { file($0, format) } }
      return [
        .failed(
          InputError(
            place: path,
            message: "expected a release (.html, .htm, .xhtml, .txt, also with .gz; .warc, "
              + ".warc.gz), but found none in the folder"
          ))
      ]
    } catch {
      return [.failed(error)]
    }
  }

  private static func pattern(_ path: String, _ format: InputFormat) -> [Item] {
    guard path.contains(where: { "*?[".contains($0) }) else {
      return [
        .failed(InputError(place: path, message: "expected a file or folder, but found none"))
      ]
    }
    let found = FileSystem.paths(matching: path)
    if found.isEmpty {
      return [
        .failed(
          InputError(place: path, message: "expected files that match, but found none"))
      ]
    }
    return found.flatMap { match in
      FileSystem.entry(at: match) == .folder ? folder(match, format) : [file(match, format)]
    }
  }

  /// The next input, or nil behind the last one.
  mutating func next() -> Input? {
    while true {
      if lines != nil {
        do {
          if let (line, number) = try lines?.next() {
            return .line(line, number: number, file: lines?.name ?? "")
          }
          lines = nil
        } catch {
          lines = nil
          return .failed(error)
        }
      }
      if archive != nil {
        do {
          if let page = try archive?.next() { return .page(page, file: archive?.name ?? "") }
          noteArchive()
        } catch {
          noteArchive()
          return .failed(error)
        }
      }
      guard position < items.count else { return nil }
      position += 1
      switch items[position - 1] {
      case .file(let path): return .file(path)
      case .failed(let error): return .failed(error)
      case .lines(let path):
        do { lines = try LineReader(path: path) } catch { return .failed(error) }
      case .archive(let path):
        do { archive = try ArchiveFile(path: path) } catch { return .failed(error) }
      }
    }
  }

  private mutating func noteArchive() {
    if let name = archive?.name, let tally = archive?.tally {
      archives.append("\(name): \(tally.summary)")
    }
    archive = nil
  }
}

/// The lines of a file, empty ones left out.
struct LineReader: ~Copyable {
  let name: String
  private var file: InputFile
  private var pending: [UInt8] = []
  private var start = 0
  private var scanned = 0
  private var number = 0
  private var isAtEnd = false

  init(path: String) throws(InputError) {
    name = path
    file = try InputFile(path: path)
  }

  /// The next line with its number, from 1; nil at the end.
  mutating func next() throws(InputError) -> ([UInt8], Int)? {
    while true {
      if let end = pending[scanned...].firstIndex(of: 0x0A) {
        let line = pending[start..<end]
        start = end + 1
        scanned = start
        number += 1
        if line.contains(where: { $0 > 0x20 }) { return (Array(line), number) }
        continue
      }
      scanned = pending.count
      if isAtEnd {
        let line = pending[start...]
        start = pending.count
        number += 1
        return line.contains(where: { $0 > 0x20 }) ? (Array(line), number) : nil
      }
      // What is done with goes before more is read, so that the buffer does not grow.
      pending.removeFirst(start)
      scanned -= start
      start = 0
      isAtEnd = try !file.read(into: &pending)
    }
  }
}
