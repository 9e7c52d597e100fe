extension OutputFormat {
  /// JSON, indented: one file a release where the output is a folder, else one after the other.
  ///
  ///     {
  ///       "schema_version": "1.0",
  ///       "id": "9c56cc51b374c3ba",
  ///       …
  public static let jsonFiles = OutputFormat(
    id: "json", summary: "JSON, indented; one file a release where the output is a folder.",
    fileExtension: "json", layout: .fileEach
  ) { record, options in
    RecordJSON.bytes(of: record, options: options, isIndented: true)
  }
}
