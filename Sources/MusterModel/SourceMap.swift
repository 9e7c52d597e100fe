/// Where each byte of the text stands in the page.
///
/// Made while the page is read, by the one builder that writes the text; nothing is ever searched
/// for again. What has no words in the page (the space between two blocks) lies in no run.
public struct SourceMap: Sendable {
  /// A stretch of text that comes from one stretch of the page.
  @frozen
  public struct Run: Hashable, Sendable {
    /// The bytes of the text.
    public var text: TextRange
    /// The bytes of the page.
    public var source: SourceRange
    /// Whether the two are equal byte for byte (not so for an entity or folded white space).
    public var isVerbatim: Bool

    /// Makes a run.
    @inlinable
    public init(text: TextRange, source: SourceRange, isVerbatim: Bool) {
      self.text = text
      self.source = source
      self.isVerbatim = isVerbatim
    }
  }

  /// Sorted by text, without overlaps.
  public private(set) var runs: [Run] = []

  /// Makes an empty map.
  public init() {}

  /// Adds a run behind the last one; joins the two where both are verbatim and touch.
  public mutating func append(_ run: Run) {
    guard run.text.count > 0 else { return }
    if run.isVerbatim, let last = runs.last, last.isVerbatim,
      last.text.end == run.text.start, last.source.end == run.source.start
    {
      runs[runs.count - 1].text.end = run.text.end
      runs[runs.count - 1].source.end = run.source.end
    } else {
      precondition(
        runs.last.map { $0.text.end <= run.text.start } ?? true,
        "the runs of a source map are appended in text order")
      runs.append(run)
    }
  }

  /// The page's bytes for a range of the text, or nil where its ends are not in the page.
  public func sourceRange(of range: TextRange) -> SourceRange? {
    guard range.count > 0, let first = run(at: range.start), let last = run(at: range.end - 1)
    else { return nil }
    let start =
      first.isVerbatim ? first.source.start + range.start - first.text.start : first.source.start
    let end = last.isVerbatim ? last.source.start + range.end - last.text.start : last.source.end
    return start < end ? SourceRange(start, end) : nil
  }

  private func run(at offset: Int) -> Run? {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].text.end <= offset { low = middle + 1 } else { high = middle }
    }
    guard low < runs.count, runs[low].text.start <= offset else { return nil }
    return runs[low]
  }
}
