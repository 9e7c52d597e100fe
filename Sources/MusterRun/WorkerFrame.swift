public import Muster

/// One document on its way to a worker: its length, what is known of it, its bytes.
///
/// A frame is four bytes with the length of the rest, four bytes with the length of the head (both
/// with the highest byte first), the head as a JSON object with the members `name`, `url`,
/// `published` and `media_type`, and the bytes of the document.
public enum WorkerFrame {
  /// The frame of a source.
  public static func bytes(of source: Source) -> [UInt8] {
    var head = JSONWriter()
    head.beginObject()
    head.key("name")
    head.string(source.name)
    if let url = source.url {
      head.key("url")
      head.string(url)
    }
    if let published = source.published {
      head.key("published")
      head.string(published.iso)
    }
    if let mediaType = source.mediaType {
      head.key("media_type")
      head.string(mediaType.rawValue)
    }
    head.endObject()
    let words = head.finish()
    return number(4 + words.count + source.bytes.count) + number(words.count) + words
      + source.bytes
  }

  /// The source that a frame holds, without the first four bytes.
  ///
  /// - Throws: *Expected X, but found Y* for what is no frame.
  public static func source(in frame: [UInt8]) throws(WorkerFailure) -> Source {
    guard frame.count >= 4, case let end = 4 + length(frame[..<4]), end <= frame.count else {
      throw WorkerFailure(
        kind: "frame", stage: "read", place: "frame",
        message: "expected a head within the frame, but found only \(frame.count) bytes")
    }
    let members: [String: [UInt8]]
    do {
      members = try JSONReader.strings(in: frame[4..<end])
    } catch {
      throw WorkerFailure(
        kind: "frame", stage: "read", place: "frame", message: error.message)
    }
    func string(_ name: String) -> String? {
      members[name].map { String(decoding: $0, as: UTF8.self) }
    }
    return Source(
      name: string("name") ?? "-", bytes: Array(frame[end...]),
      mediaType: string("media_type").flatMap { MediaType(rawValue: $0) }, url: string("url"),
      published: string("published").flatMap { CivilDate(iso: $0) })
  }

  private static func number(_ value: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - $0 * 8)) }
  }

  /// The number that four bytes stand for.
  static func length(_ bytes: some Collection<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}

/// Why a document gave no record: a line of its own in what a worker writes.
public struct WorkerFailure: Error, Hashable, Sendable {
  /// What sort of trouble it is, such as `no_release`, `crash` or `timeout`.
  public var kind: String
  /// Where on the walk: `read`, `ingest` or `walk`.
  public var stage: String
  /// The document, with line and column where they are known.
  public var place: String
  /// *Expected X, but found Y.*
  public var message: String

  /// Makes a failure.
  public init(kind: String, stage: String, place: String, message: String) {
    self.kind = kind
    self.stage = stage
    self.place = place
    self.message = message
  }

  /// The line, with its end: `{"error":"no_release","stage":…}`.
  public var line: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("error")
    writer.string(kind)
    writer.key("stage")
    writer.string(stage)
    writer.key("place")
    writer.string(place)
    writer.key("message")
    writer.string(message)
    writer.endObject()
    writer.newline()
    return writer.finish()
  }

  /// Reads a line; nil if it is a record.
  public init?(line: ArraySlice<UInt8>) {
    guard line.starts(with: "{\"error\":".utf8), let members = try? JSONReader.strings(in: line)
    else { return nil }
    func string(_ name: String) -> String {
      String(decoding: members[name] ?? [], as: UTF8.self)
    }
    self.init(
      kind: string("error"), stage: string("stage"), place: string("place"),
      message: string("message"))
  }
}
