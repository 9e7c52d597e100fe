internal import MusterModel

extension FindingFormat {
  /// SARIF 2.1.0, for code scanning services and editors.
  ///
  /// Accepted findings stay in it with their suppression; a suggestion is a fix, except within a
  /// quotation, where only the recording can tell.
  public static let sarif = FindingFormat(
    id: "sarif", summary: "SARIF 2.1.0, for code scanning services and editors.",
    separator: ",\n",
    opening: { run in
      var json = JSONWriter()
      json.beginObject()
      json.key("$schema")
      json.string("https://json.schemastore.org/sarif-2.1.0.json")
      json.key("version")
      json.string("2.1.0")
      json.key("runs")
      json.beginArray()
      json.beginObject()
      json.key("tool")
      json.beginObject()
      json.key("driver")
      json.beginObject()
      json.key("name")
      json.string(run.provenance.program)
      json.key("version")
      json.string(run.provenance.version)
      json.key("rules")
      json.beginArray()
      for check in run.checks { SARIF.write(check, to: &json) }
      json.endArray()
      json.endObject()
      json.endObject()
      json.key("columnKind")
      json.string("unicodeCodePoints")
      json.key("results")
      json.beginArray()
      json.newline()
      return json.finish()
    },
    closing: { _, end in
      var json = JSONWriter()
      json.beginArray()
      json.beginObject()
      json.key("executionSuccessful")
      json.bool(end.failed.isEmpty)
      json.key("toolExecutionNotifications")
      json.beginArray()
      for each in end.failed {
        SARIF.write(notification: "\(each.place): \(each.message)", "error", to: &json)
      }
      for each in end.unused {
        SARIF.write(
          notification: "\(each.place): no finding needs the decision on \(each.id)", "note",
          to: &json)
      }
      json.endArray()
      json.endObject()
      json.endArray()
      return Array("\n],\"invocations\":".utf8) + json.finish() + Array("}]}\n".utf8)
    }
  ) { checked, run in
    let page = OffsetTable(checked.record.document.page, unit: .codepoints, hasLines: true)
    var pieces: [UInt8] = []
    for judged in checked.findings {
      var json = JSONWriter()
      SARIF.write(judged, of: checked.record, page, run, to: &json)
      if !pieces.isEmpty { pieces += Array(",\n".utf8) }
      pieces += json.finish()
    }
    return pieces
  }
}

/// The objects of SARIF.
private enum SARIF {
  static func level(of severity: Finding.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info, .style: "note"
    }
  }

  static func write(_ check: CheckRun.Check, to json: inout JSONWriter) {
    json.beginObject()
    json.key("id")
    json.string(check.id)
    json.key("shortDescription")
    write(message: check.summary, to: &json)
    if !check.limits.isEmpty {
      json.key("fullDescription")
      write(message: check.summary + " " + check.limits, to: &json)
    }
    json.key("defaultConfiguration")
    json.beginObject()
    json.key("level")
    json.string(level(of: check.severity))
    json.endObject()
    json.endObject()
  }

  static func write(notification words: String, _ level: String, to json: inout JSONWriter) {
    json.beginObject()
    json.key("level")
    json.string(level)
    json.key("message")
    write(message: words, to: &json)
    json.endObject()
  }

  private static func write(message: String, to json: inout JSONWriter) {
    json.beginObject()
    json.key("text")
    json.string(message)
    json.endObject()
  }

  static func write(
    _ judged: JudgedFinding, of record: Record, _ page: OffsetTable, _ run: CheckRun,
    to json: inout JSONWriter
  ) {
    let finding = judged.finding
    json.beginObject()
    json.key("ruleId")
    json.string(finding.check.name)
    if let index = run.checks.firstIndex(where: { $0.id == finding.check.name }) {
      json.key("ruleIndex")
      json.int(index)
    }
    json.key("level")
    json.string(level(of: finding.severity))
    json.key("message")
    write(message: finding.message, to: &json)
    json.key("locations")
    json.beginArray()
    write(finding.range, note: nil, of: record, page, to: &json)
    json.endArray()
    if !finding.evidence.isEmpty {
      json.key("relatedLocations")
      json.beginArray()
      for evidence in finding.evidence {
        write(evidence.range, note: evidence.note, of: record, page, to: &json)
      }
      json.endArray()
    }
    json.key("partialFingerprints")
    json.beginObject()
    json.key("musterFinding/v1")
    json.string(judged.id)
    json.endObject()
    if let suggestion = finding.suggestion, !finding.isInQuote,
      let source = record.document.map.sourceRange(of: finding.range)
    {
      writeFix(suggestion, source, of: record, page, to: &json)
    }
    json.key("suppressions")
    json.beginArray()
    if let decision = judged.decision {
      json.beginObject()
      json.key("kind")
      json.string("external")
      json.key("status")
      json.string("accepted")
      json.key("justification")
      json.string(decision.reason)
      json.endObject()
    }
    json.endArray()
    json.key("properties")
    json.beginObject()
    json.key("severity")
    json.string(finding.severity.rawValue)
    json.key("inQuote")
    json.bool(finding.isInQuote)
    json.key("suggestion")
    json.string(finding.suggestion)
    json.endObject()
    json.endObject()
  }

  private static func write(
    _ range: TextRange, note: String?, of record: Record, _ page: OffsetTable,
    to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("physicalLocation")
    json.beginObject()
    writeArtifact(record, to: &json)
    if let source = record.document.map.sourceRange(of: range) {
      json.key("region")
      write(source, page, words: record.document.string(range), to: &json)
    }
    json.endObject()
    if let note {
      json.key("message")
      write(message: note, to: &json)
    }
    json.endObject()
  }

  private static func writeArtifact(_ record: Record, to json: inout JSONWriter) {
    json.key("artifactLocation")
    json.beginObject()
    json.key("uri")
    json.string(uri(of: record.document.source.name))
    json.endObject()
  }

  private static func write(
    _ source: SourceRange, _ page: OffsetTable, words: String?, to json: inout JSONWriter
  ) {
    let start = page.place(source.start)
    let end = page.place(source.end)
    json.beginObject()
    json.key("startLine")
    json.int(start.line)
    json.key("startColumn")
    json.int(start.column)
    json.key("endLine")
    json.int(end.line)
    json.key("endColumn")
    json.int(end.column)
    if let words {
      json.key("snippet")
      write(message: words, to: &json)
    }
    json.endObject()
  }

  private static func writeFix(
    _ suggestion: String, _ source: SourceRange, of record: Record, _ page: OffsetTable,
    to json: inout JSONWriter
  ) {
    json.key("fixes")
    json.beginArray()
    json.beginObject()
    json.key("artifactChanges")
    json.beginArray()
    json.beginObject()
    writeArtifact(record, to: &json)
    json.key("replacements")
    json.beginArray()
    json.beginObject()
    json.key("deletedRegion")
    write(source, page, words: nil, to: &json)
    json.key("insertedContent")
    write(message: suggestion, to: &json)
    json.endObject()
    json.endArray()
    json.endObject()
    json.endArray()
    json.endObject()
    json.endArray()
  }

  /// A path as a reference that RFC 3986 allows.
  private static func uri(of name: String) -> String {
    var uri = name.hasPrefix("/") ? "file://" : ""
    for byte in name.utf8 {
      let isPlain =
        byte >= 0x61 && byte <= 0x7A || byte >= 0x41 && byte <= 0x5A || byte >= 0x30 && byte <= 0x39
        || "-._~/".utf8.contains(byte)
      if isPlain {
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        uri += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return uri
  }
}
