internal import MusterModel

extension OutputFormat {
  /// The findings alone, a line each, as compilers write them: editors and build systems know how
  /// to jump to the place.
  ///
  ///     release.html:19:45: error: expected “complement”, but found … [word.confused]
  public static let compilerLines = OutputFormat(
    id: "lines", summary: "The findings alone, a line each, as compilers write them.",
    fileExtension: "txt", layout: .stream
  ) { record, _ in
    let page = OffsetTable(record.document.page, unit: .codepoints, hasLines: true)
    var lines = ""
    for finding in record.findings {
      lines += record.document.source.name
      if let source = record.document.map.sourceRange(of: finding.range) {
        let place = page.place(source.start)
        lines += ":\(place.line):\(place.column)"
      }
      lines += ": \(finding.severity.rawValue): \(finding.message) [\(finding.check)]\n"
    }
    return Array(lines.utf8)
  }
}
