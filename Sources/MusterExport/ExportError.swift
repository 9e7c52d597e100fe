/// What keeps a record from being written.
public struct ExportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder.
  public var place: String
  /// What was expected, and what was found.
  public var message: String

  /// Makes an error.
  public init(place: String, message: String) {
    self.place = place
    self.message = message
  }

  /// The place and the message.
  public var description: String { "\(place): \(message)" }
}
