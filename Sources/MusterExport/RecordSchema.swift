internal import CMusterSchema

/// The published shape of a record.
public enum RecordSchema {
  /// The JSON Schema (2020-12) that every record fits, as UTF-8.
  public static var bytes: [UInt8] {
    var length = 0
    let start = muster_schema(&length)
    return Array(UnsafeBufferPointer(start: start, count: length))
  }
}

/// The published shape of a report of findings as JSON.
public enum FindingsSchema {
  /// The JSON Schema (2020-12) that every such report fits, as UTF-8.
  public static var bytes: [UInt8] {
    var length = 0
    let start = muster_findings_schema(&length)
    return Array(UnsafeBufferPointer(start: start, count: length))
  }
}
