import MusterTestSupport
import Testing

/// The rules on their cases: `Corpus/rules/<rule-id>.cases`.
struct RuleTests {
  @Test("a rule finds what its cases say, and nothing else", arguments: CaseFile.cases(in: "rules"))
  func find(item: Case) throws {
    // A file without a rule is the business of CompletenessTests.
    guard let rule = ListedRule.named(item.subject) else { return }
    let check = RuleCaseCheck(layer: rule.layer, isForm: rule.formOf != nil) { found in
      found == rule.id || rule.forms.contains(found)
    }
    do {
      for fault in try check.complaints(of: item) { Issue.record(fault) }
    } catch let fault as CaseFault {
      Issue.record(fault)
    }
  }
}
