import MusterTestSupport
import Testing

/// The sieves on their cases: `Corpus/sieves/<sieve-id>.cases`.
struct SieveTests {
  @Test(
    "a sieve joins what its cases say, and parts the rest",
    arguments: CaseFile.cases(in: "sieves"))
  func join(item: Case) throws {
    do {
      for fault in try SieveCaseCheck(sieve: item.subject).complaints(of: item) {
        Issue.record(fault)
      }
    } catch let fault as CaseFault {
      Issue.record(fault)
    }
  }
}
