/// A half-open range of bytes of `Document.text`.
///
/// Not interchangeable with ``SourceRange``: the compiler finds a mix-up.
@frozen
public struct TextRange: Hashable, Sendable, Comparable {
  /// The first byte.
  public var start: Int
  /// The byte behind the last one.
  public var end: Int

  /// Makes a range from its two ends.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  @inlinable public var count: Int { end - start }
  /// Whether there is nothing in it.
  @inlinable public var isEmpty: Bool { end <= start }

  /// Whether `other` lies wholly within this range.
  @inlinable
  public func contains(_ other: TextRange) -> Bool { other.start >= start && other.end <= end }

  /// Whether the byte at `offset` lies within this range.
  @inlinable
  public func contains(_ offset: Int) -> Bool { offset >= start && offset < end }

  /// Whether the two share a byte.
  @inlinable
  public func overlaps(_ other: TextRange) -> Bool { other.start < end && start < other.end }

  /// In text order; of two that start together the shorter comes first.
  @inlinable
  public static func < (left: TextRange, right: TextRange) -> Bool {
    left.start != right.start ? left.start < right.start : left.end < right.end
  }
}

/// A half-open range of bytes of the decoded page, `Document.page`.
@frozen
public struct SourceRange: Hashable, Sendable {
  /// The first byte.
  public var start: Int
  /// The byte behind the last one.
  public var end: Int

  /// Makes a range from its two ends.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  @inlinable public var count: Int { end - start }
}
