// Stands in for the reader until it is there: plain text, a block a line.
public import MusterModel

/// An input: its bytes, and what is known of it from outside.
public struct Source: Sendable {
  /// The path, or the id of a JSON Lines input.
  public var name: String
  /// The bytes, in any encoding.
  public var bytes: [UInt8]
  /// What to read it as; nil: by its look.
  public var mediaType: MediaType?
  /// The address it was published at, where known.
  public var url: String?
  /// The day of publication, for an input that does not tell it itself.
  public var published: CivilDate?

  /// Makes a source.
  public init(
    name: String, bytes: [UInt8], mediaType: MediaType? = nil, url: String? = nil,
    published: CivilDate? = nil
  ) {
    self.name = name
    self.bytes = bytes
    self.mediaType = mediaType
    self.url = url
    self.published = published
  }
}

/// What an input is to be read as.
public enum MediaType: String, Sendable, CaseIterable {
  /// A page.
  case html = "text/html"
  /// Plain text.
  case text = "text/plain"
}

/// What keeps an input from being read as a release.
public struct IngestError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Which input, by its name.
  public var place: String
  /// What was expected, and what was found.
  public var message: String
  /// The place and the message.
  public var description: String { "\(place): \(message)" }
}

struct Reader {
  func document(from source: Source) throws(IngestError) -> Document {
    if source.bytes.isEmpty {
      throw IngestError(
        place: source.name, message: "expected a release, but found an empty input")
    }
    let description = SourceDescription(
      name: source.name, url: source.url, mediaType: "text/plain", encoding: "utf-8",
      bytes: source.bytes.count, sha256: "")
    var map = SourceMap()
    let all = source.bytes.count
    map.append(
      SourceMap.Run(
        text: TextRange(0, all), source: SourceRange(0, all), isVerbatim: true))
    var blocks: [Block] = []
    var start = 0
    for at in 0...all where at == all || source.bytes[at] == 0x0A {
      if at > start { blocks.append(Block(.paragraph, TextRange(start, at))) }
      start = at + 1
    }
    var release = Release()
    if let published = source.published {
      release.published = Published(Excerpt(published.iso), date: published, evidence: .given)
    }
    return Document(
      source: description, page: source.bytes, text: source.bytes, map: map, blocks: blocks,
      release: release)
  }
}
