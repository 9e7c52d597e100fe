internal import MusterModel

extension FindingFormat {
  /// A reading for people that editors can jump from: a line as compilers write them, the line of
  /// the page with a caret, and the evidence.
  public static let text = FindingFormat(
    id: "text", summary: "For people and editors: FILE:LINE:COLUMN: SEVERITY: MESSAGE [CHECK]."
  ) { checked, run in
    var report = FindingReport(checked, run)
    for judged in checked.findings where judged.decision == nil || run.showsAccepted {
      report.add(judged)
    }
    return report.bytes
  }
}

/// Sets the findings of one release for people.
private struct FindingReport {
  private let record: Record
  private let run: CheckRun
  private let page: OffsetTable
  private(set) var bytes: [UInt8] = []

  init(_ checked: CheckedRelease, _ run: CheckRun) {
    record = checked.record
    self.run = run
    page = OffsetTable(checked.record.document.page, unit: .codepoints, hasLines: true)
  }

  mutating func add(_ judged: JudgedFinding) {
    let finding = judged.finding
    let source = record.document.map.sourceRange(of: finding.range)
    var place = record.document.source.name
    if let source {
      let start = page.place(source.start)
      place += ":\(start.line):\(start.column)"
    }
    writeHead(place, finding)
    if let source {
      writeLine(source, finding.severity)
    } else {
      // The words are not in the page as such: the text is all there is to show.
      line("     | ", "\u{201C}\(record.document.string(finding.range))\u{201D}", .plain)
    }
    for evidence in finding.evidence.prefix(3) {
      let words = Excerpt.abridged(record.document.string(evidence.range), to: 48)
      line(
        "     = ", "\(self.place(evidence.range))\u{201C}\(words)\u{201D}: \(evidence.note)", .faint
      )
    }
    // Within a quotation only the recording can tell.
    if let suggestion = finding.suggestion, !finding.isInQuote {
      line("     = ", "suggestion: \u{201C}\(suggestion)\u{201D}", .good)
    }
    if let decision = judged.decision {
      let date = decision.date.map { " on \($0)" } ?? ""
      line("     = ", "accepted\(date): \(decision.reason) (\(decision.place))", .faint)
    } else {
      line("     = ", "to accept it: muster accept \(judged.id) --reason '...'", .faint)
    }
  }

  private mutating func writeHead(_ place: String, _ finding: Finding) {
    let severity = finding.severity.rawValue
    let rest = " \(finding.message) [\(finding.check)]"
    guard run.breaksHead else {
      put(place + ": ", .strong)
      put(severity + ":", style(of: finding.severity))
      put(rest + "\n", .plain)
      return
    }
    let head = place + ": " + severity + ":"
    let lines = Report.lines(
      head.replacingSpaces() + rest, first: run.width, run.width - 4)
    for (number, words) in lines.enumerated() {
      if number == 0, words.hasPrefix(head.replacingSpaces()) {
        put(place + ": ", .strong)
        put(severity + ":", style(of: finding.severity))
        put(String(words.dropFirst(head.count)), .plain)
      } else {
        put(String(repeating: " ", count: number == 0 ? 0 : 4) + words, .plain)
      }
      put("\n", .plain)
    }
  }

  /// The line of the page, as much of it as there is room for, and a caret below the words.
  private mutating func writeLine(_ source: SourceRange, _ severity: Finding.Severity) {
    let number = String(page.place(source.start).line)
    let gutter = String(repeating: " ", count: max(0, 4 - number.count)) + number
    let excerpt = Excerpt(
      page: record.document.page, source.start..<source.end, width: run.width - gutter.count - 3)
    put("\(gutter) | ", .faint)
    put(excerpt.words + "\n", .plain)
    put(String(repeating: " ", count: gutter.count) + " | ", .faint)
    put(String(repeating: " ", count: excerpt.indent), .plain)
    put("^" + String(repeating: "~", count: max(0, excerpt.columns - 1)), style(of: severity))
    put("\n", .plain)
  }

  private func place(_ range: TextRange) -> String {
    guard let source = record.document.map.sourceRange(of: range) else { return "" }
    let place = page.place(source.start)
    return "\(place.line):\(place.column) "
  }

  private func style(of severity: Finding.Severity) -> Report.Style {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .info, .style: .heading
    }
  }

  /// Words behind a label, broken into lines that hang below each other.
  private mutating func line(_ label: String, _ words: String, _ style: Report.Style) {
    let room = run.width - label.count
    for (number, words) in Report.lines(words, first: room, room - 2).enumerated() {
      let indent = String(repeating: " ", count: label.count + 2)
      put((number == 0 ? label : indent) + words, style)
      put("\n", .plain)
    }
  }

  private mutating func put(_ words: String, _ style: Report.Style) {
    let isStyled = run.isColored && style != .plain && !words.isEmpty
    if isStyled { bytes.append(contentsOf: Report.code(of: style)) }
    // A page's own control characters must not reach the terminal.
    for scalar in words.unicodeScalars
    where scalar == "\n" || scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    if isStyled { bytes.append(contentsOf: "\u{1B}[0m".utf8) }
  }
}

extension String {
  /// The same with no-break spaces, so that a path with spaces is not broken.
  fileprivate func replacingSpaces() -> String {
    String(map { $0 == " " ? "\u{A0}" : $0 })
  }
}
