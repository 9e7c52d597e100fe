internal import MusterModel

extension FindingFormat {
  /// Checkstyle's XML, which most build servers read.
  public static let checkstyle = FindingFormat(
    id: "checkstyle", summary: "Checkstyle's XML, which most build servers read.",
    opening: { _ in
      Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n".utf8)
    },
    closing: { _, _ in Array("</checkstyle>\n".utf8) }
  ) { checked, _ in
    let open = checked.findings.filter { $0.decision == nil }
    guard !open.isEmpty else { return [] }
    let page = OffsetTable(checked.record.document.page, unit: .codepoints, hasLines: true)
    var xml = "  <file name=\"\(XML.escaped(checked.record.document.source.name))\">\n"
    for judged in open {
      let finding = judged.finding
      xml += "    <error"
      if let source = checked.record.document.map.sourceRange(of: finding.range) {
        let place = page.place(source.start)
        xml += " line=\"\(place.line)\" column=\"\(place.column)\""
      } else {
        xml += " line=\"0\""
      }
      let severity = finding.severity == .style ? "info" : finding.severity.rawValue
      xml += " severity=\"\(severity)\" message=\"\(XML.escaped(finding.message))\""
      xml += " source=\"muster.\(finding.check.name)\"/>\n"
    }
    return Array((xml + "  </file>\n").utf8)
  }
}

/// What must not stand as it is in XML.
private enum XML {
  static func escaped(_ words: String) -> String {
    words.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += " "
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }
}
