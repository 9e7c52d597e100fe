public import MusterModel

/// A form in which records are written out.
///
/// Rendering is a pure function of one record, so that it can run beside the reading of other
/// pages; what is written, and in which order, is the sink's business.
public struct OutputFormat: Identifiable, Sendable {
  /// Whether records follow one another in one stream, or each has a file of its own.
  public enum Layout: Sendable { case stream, fileEach }

  /// The name on the command line.
  public var id: String
  /// What it is, in one sentence.
  public var summary: String
  /// The ending of its files, without the point.
  public var fileExtension: String
  /// One stream, or a file for each record, where the output is a folder.
  public var layout: Layout
  /// One record in this form.
  public var render: @Sendable (Record, ExportOptions) -> [UInt8]

  /// Makes a format.
  public init(
    id: String, summary: String, fileExtension: String, layout: Layout,
    render: @escaping @Sendable (Record, ExportOptions) -> [UInt8]
  ) {
    self.id = id
    self.summary = summary
    self.fileExtension = fileExtension
    self.layout = layout
    self.render = render
  }
}
