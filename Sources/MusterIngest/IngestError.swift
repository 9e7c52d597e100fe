/// What keeps an input from being read as a release.
public struct IngestError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What sort of trouble it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// There is nothing in it.
    case empty
    /// It is no text: an image, a document of another program, an archive.
    case binary
    /// It is larger than the limit.
    case tooLarge = "too_large"
    /// It is a page, but no words of a release stand in it.
    case noRelease = "no_release"
    /// There was not enough memory for the parser.
    case outOfMemory = "out_of_memory"
  }

  /// What sort of trouble it is.
  public var kind: Kind
  /// Which input, by its name.
  public var place: String
  /// What was expected, and what was found.
  public var message: String

  /// Makes an error.
  public init(kind: Kind, place: String, message: String) {
    self.kind = kind
    self.place = place
    self.message = message
  }

  /// The place and the message.
  public var description: String { "\(place): \(message)" }
}

extension IngestError {
  static func empty(_ name: String) -> IngestError {
    IngestError(
      kind: .empty, place: name, message: "expected a release, but found an empty input")
  }

  static func binary(_ name: String, _ what: String) -> IngestError {
    IngestError(
      kind: .binary, place: name, message: "expected HTML or plain text, but found \(what)")
  }

  static func tooLarge(_ name: String, bytes: Int, limit: Int) -> IngestError {
    IngestError(
      kind: .tooLarge, place: name,
      message: "expected at most \(limit) bytes, but found \(bytes)")
  }

  static func noRelease(_ name: String, _ found: String) -> IngestError {
    IngestError(
      kind: .noRelease, place: name, message: "expected the words of a release, but found \(found)")
  }

  static func outOfMemory(_ name: String) -> IngestError {
    IngestError(
      kind: .outOfMemory, place: name,
      message: "expected enough memory to parse the page, but found none left")
  }
}
