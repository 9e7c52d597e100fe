internal import Muster

/// Compares what a case of a check expects with the findings of that check.
///
///     > warning name.misspelled "Mecrer" -> "Mercer"
///     > error date.weekday-mismatch "Thursday, Feb. 12" message="expected …"
public struct FindingCaseCheck: Sendable {
  /// The check of the file.
  public var check: String

  /// Makes a check.
  public init(check: String) { self.check = check }

  /// What is not as the case says, each with its line.
  public func complaints(of item: Case) throws -> [CaseFault] {
    let (document, spans) = try item.document()
    let walk = try SampleWalk(document)
    let found = walk.findings.filter { $0.check.name == check }
    let expectations = item.expectations.filter { $0.text != "nothing" }
    var faults: [CaseFault] = []
    for (index, finding) in found.enumerated() {
      guard index < expectations.count else {
        faults.append(
          CaseFault(
            file: item.file, line: item.expectations.last?.number ?? item.number,
            message: "expected no more, but found \(line(of: finding, walk)): \(finding.message)"))
        continue
      }
      let expectation = expectations[index]
      func blame(_ message: String) {
        faults.append(CaseFault(file: item.file, line: expectation.number, message: message))
      }
      var words = [String]()
      do throws(Complaint) {
        words = try ExpectedValues.words(of: expectation.text)
      } catch {
        blame(error.description)
      }
      if let last = words.last, last.hasPrefix("message=") {
        words.removeLast()
        let message = String(last.dropFirst("message=".count))
        if message != finding.message {
          blame("expected message=\"\(message)\", but found \"\(finding.message)\"")
        }
      }
      var have = [finding.severity.rawValue, finding.check.name, walk.words(finding.range)]
      if let suggestion = finding.suggestion { have += ["->", suggestion] }
      if words != have {
        blame("expected \(expectation.text), but found \(line(of: finding, walk))")
      }
      if index < spans.count, finding.range != spans[index] {
        blame(
          "expected bytes \(spans[index].start)..<\(spans[index].end), but found "
            + "\(finding.range.start)..<\(finding.range.end)")
      }
    }
    for expectation in expectations.dropFirst(found.count) {
      faults.append(
        CaseFault(
          file: item.file, line: expectation.number,
          message: "expected \(expectation.text), but found nothing"))
    }
    return faults
  }

  private func line(of finding: Finding, _ walk: SampleWalk) -> String {
    let suggestion = finding.suggestion.map { " -> \"\($0)\"" } ?? ""
    return "\(finding.severity.rawValue) \(finding.check.name) \"\(walk.words(finding.range))\""
      + suggestion
  }
}
