/// A release as it was read: the page, the release's own words, and how the two belong together.
public struct Document: Sendable {
  /// Where it comes from.
  public var source: SourceDescription
  /// The whole page, decoded to UTF-8.
  public var page: [UInt8]
  /// The release's own words as UTF-8: headline, body, captions; no chrome.
  ///
  /// Never edited later.
  public var text: [UInt8]
  /// Where the words of `text` stand in `page`.
  public var map: SourceMap
  /// Headline, paragraphs, captions …, in text order, without overlaps.
  public var blocks: [Block]
  /// What the page says about itself.
  public var release: Release

  /// Makes a document of its parts.
  public init(
    source: SourceDescription, page: [UInt8], text: [UInt8], map: SourceMap, blocks: [Block],
    release: Release
  ) {
    self.source = source
    self.page = page
    self.text = text
    self.map = map
    self.blocks = blocks
    self.release = release
  }

  /// The words of a range.
  public func string(_ range: TextRange) -> String {
    String(decoding: text[range.start..<range.end], as: UTF8.self)
  }
}

/// Where a document comes from.
public struct SourceDescription: Hashable, Sendable {
  /// The path, or the id of a JSON Lines input.
  public var name: String
  /// The address it was published at, where known.
  public var url: String?
  /// `text/html` or `text/plain`.
  public var mediaType: String
  /// The encoding it was read in, by its IANA name, such as `windows-1252`.
  public var encoding: String
  /// The size of the input in bytes.
  public var bytes: Int
  /// SHA-256 of the input's bytes, lower-case hexadecimal.
  public var sha256: String

  /// Makes a description.
  public init(
    name: String, url: String? = nil, mediaType: String, encoding: String, bytes: Int,
    sha256: String
  ) {
    self.name = name
    self.url = url
    self.mediaType = mediaType
    self.encoding = encoding
    self.bytes = bytes
    self.sha256 = sha256
  }
}

/// A paragraph, a headline, a caption: a stretch of the text with one function.
public struct Block: Hashable, Sendable {
  /// What a block is for.
  public enum Kind: String, Sendable, CaseIterable {
    case headline, subheadline, byline, dateline, paragraph, heading, caption, quotation, question,
      answer, note
    case listItem = "list_item"
  }

  /// What it is for.
  public var kind: Kind
  /// Its words.
  public var range: TextRange
  /// The label that names the speaker of a question or an answer, at the start of the block.
  ///
  /// Such as "GEN. SMITH:" in a transcript; nil elsewhere.
  public var label: TextRange?

  /// Makes a block.
  public init(_ kind: Kind, _ range: TextRange, label: TextRange? = nil) {
    self.kind = kind
    self.range = range
    self.label = label
  }
}
