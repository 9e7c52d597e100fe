public import MusterModel

/// What an input is to be read as.
public enum MediaType: String, Sendable, CaseIterable {
  case html = "text/html"
  case text = "text/plain"
}

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

/// How much of an input is read at most.
public struct Limits: Sendable {
  /// The size of an input in bytes.
  public var bytes: Int

  /// Makes limits; 64 MB is some five hundred times the size of a usual page.
  public init(bytes: Int = 64 << 20) { self.bytes = bytes }
}
