public import MusterModel

extension RecordJSON {
  mutating func writeFindings() {
    json.key("findings")
    json.beginArray()
    for finding in record.findings {
      json.beginObject()
      writeMembers(of: finding, id: finding.fingerprint(in: record.document))
      json.endObject()
    }
    json.endArray()
  }

  /// The members of a finding, in the order of the schema.
  mutating func writeMembers(of finding: Finding, id: String) {
    json.key("id")
    json.string(id)
    json.key("check")
    json.string(finding.check.name)
    json.key("severity")
    json.string(finding.severity.rawValue)
    json.key("message")
    json.string(finding.message)
    writeSpan(finding.range)
    json.key("suggestion")
    json.string(finding.suggestion)
    json.key("in_quote")
    json.bool(finding.isInQuote)
    json.key("evidence")
    json.beginArray()
    for evidence in finding.evidence {
      json.beginObject()
      writeSpan(evidence.range)
      json.key("note")
      json.string(evidence.note)
      json.endObject()
    }
    json.endArray()
  }
}

extension Finding {
  /// A name for this finding that outlives edits elsewhere in the release: made of the check, the
  /// words, and the letters around them, not of positions.
  public func fingerprint(in document: Document) -> String {
    var fingerprint = Fingerprint()
    fingerprint.add(check.name)
    fingerprint.add(document.string(range))
    let text = document.text
    fingerprint.add(Finding.letters(text[max(0, range.start - 80)..<range.start]).suffix(24))
    fingerprint.add(0x1F as UInt8)
    fingerprint.add(Finding.letters(text[range.end..<min(text.count, range.end + 80)]).prefix(24))
    return fingerprint.hexadecimal
  }

  /// The ASCII letters and digits in lower case: what survives new marks and new line breaks.
  private static func letters(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.compactMap { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      default: nil
      }
    }
  }
}
