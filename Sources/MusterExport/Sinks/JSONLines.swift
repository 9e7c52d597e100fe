extension OutputFormat {
  /// JSON Lines: one record a line, for programs and data bases.
  ///
  ///     {"schema_version":"1.0","id":"9c56cc51b374c3ba", … }
  public static let jsonLines = OutputFormat(
    id: "jsonl", summary: "JSON Lines: one record a line.", fileExtension: "jsonl",
    layout: .stream
  ) { record, options in
    RecordJSON.bytes(of: record, options: options)
  }
}
