import MusterTestSupport
import Testing

/// The checks on their cases: `Corpus/checks/<check-id>.cases`.
struct CheckTests {
  @Test(
    "a check finds what its cases say, and nothing else",
    arguments: CaseFile.cases(in: "checks"))
  func find(item: Case) throws {
    do {
      for fault in try FindingCaseCheck(check: item.subject).complaints(of: item) {
        Issue.record(fault)
      }
    } catch let fault as CaseFault {
      Issue.record(fault)
    }
  }
}
