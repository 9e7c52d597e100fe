internal import MusterModel

extension FindingFormat {
  /// Workflow commands of GitHub: each finding is shown beside its line in a pull request.
  ///
  ///     ::error file=release.html,line=19,col=45,title=word.confused::expected …
  public static let github = FindingFormat(
    id: "github", summary: "Workflow commands of GitHub: annotations beside the lines."
  ) { checked, _ in
    let page = OffsetTable(checked.record.document.page, unit: .codepoints, hasLines: true)
    var lines = ""
    for judged in checked.findings where judged.decision == nil {
      let finding = judged.finding
      let command: String =
        switch finding.severity {
        case .error: "error"
        case .warning: "warning"
        case .info, .style: "notice"
        }
      lines += "::\(command) file=\(GitHub.property(checked.record.document.source.name))"
      if let source = checked.record.document.map.sourceRange(of: finding.range) {
        let start = page.place(source.start)
        let end = page.place(source.end)
        lines += ",line=\(start.line),endLine=\(end.line),col=\(start.column)"
        if start.line == end.line { lines += ",endColumn=\(end.column)" }
      }
      lines += ",title=\(GitHub.property(finding.check.name))"
      lines += "::\(GitHub.message(finding.message))\n"
    }
    return Array(lines.utf8)
  }
}

/// What must not stand as it is in a workflow command.
private enum GitHub {
  static func message(_ words: String) -> String {
    escaped(words, ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  static func property(_ words: String) -> String {
    escaped(words, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  private static func escaped(_ words: String, _ table: [Unicode.Scalar: String]) -> String {
    words.unicodeScalars.reduce(into: "") { $0 += table[$1] ?? String(Character($1)) }
  }
}
