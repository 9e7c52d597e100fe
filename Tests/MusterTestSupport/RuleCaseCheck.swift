internal import Muster

/// Compares what a case of a rule expects with what the walk finds.
public struct RuleCaseCheck: Sendable {
  /// The layer to which the file's rule writes.
  public var layer: String
  /// Whether a mention of that layer was found by the file's rule.
  public var isByRule: @Sendable (_ rule: String) -> Bool
  /// Whether the file is that of a form of a pass.
  ///
  /// Such a form lives on what the layer holds already, so that "nothing" means: nothing by this
  /// form.
  public var isForm: Bool

  /// Makes a check.
  public init(
    layer: String, isForm: Bool = false, isByRule: @escaping @Sendable (_ rule: String) -> Bool
  ) {
    self.layer = layer
    self.isForm = isForm
    self.isByRule = isByRule
  }

  /// What is not as the case says, each with its line.
  public func complaints(of item: Case) throws -> [CaseFault] {
    let (document, spans) = try item.document()
    let sightings = try SampleWalk(document).sightings
    let expectations = item.expectations
    var faults: [CaseFault] = []
    func blame(_ line: Int, _ message: String) {
      faults.append(CaseFault(file: item.file, line: line, message: message))
    }
    if spans.isEmpty, expectations.count == 1, expectations[0].text == "nothing" {
      for found in sightings where found.layer == layer && (!isForm || isByRule(found.rule)) {
        blame(expectations[0].number, "expected no \(layer), but found \(found)")
      }
      return faults
    }
    guard spans.count == expectations.count else {
      blame(
        item.number,
        "expected a \"> …\" for each ⟦span⟧, but found \(expectations.count) for \(spans.count)")
      return faults
    }
    for (span, expectation) in zip(spans, expectations) {
      let words = document.string(span)
      if expectation.text == "nothing" {
        for found in sightings where found.layer == layer && found.range.overlaps(span) {
          blame(expectation.number, "expected no \(layer) in “\(words)”, but found \(found)")
        }
        continue
      }
      do throws(Complaint) {
        let expected = try ExpectedValues(expectation.text)
        try compare(expected, at: span, words, with: sightings)
      } catch {
        blame(expectation.number, error.description)
      }
    }
    return faults
  }

  private func compare(
    _ expected: ExpectedValues, at span: TextRange, _ words: String, with sightings: [Sighting]
  ) throws(Complaint) {
    guard Sighting.layers.contains(expected.layer) else {
      let names = Sighting.layers.sorted().joined(separator: ", ")
      throw Complaint("expected one of \(names), but found \(expected.layer)")
    }
    let inLayer = sightings.filter { $0.layer == expected.layer }
    guard let found = inLayer.first(where: { $0.range == span }) else {
      let near = inLayer.filter { $0.range.overlaps(span) }.map(\.description)
      let what = near.isEmpty ? "none there" : near.joined(separator: "; ")
      throw Complaint("expected a \(expected.layer) “\(words)”, but found \(what)")
    }
    for value in expected.values {
      let isKnown = found.values[value.key] != nil || value.key == "rule"
      guard isKnown else {
        let keys = found.values.keys.sorted().joined(separator: ", ")
        throw Complaint("expected one of \(keys) as a key, but found \(value.key)")
      }
      let have = value.key == "rule" ? found.rule : found.values[value.key] ?? ""
      if !value.holds(for: have) {
        let want = "\(value.key)\(value.relation.rawValue)\(value.value)"
        throw Complaint("expected \(want), but found \(found)")
      }
    }
    if expected.layer == layer, !isByRule(found.rule) {
      throw Complaint("expected the file's rule to find “\(words)”, but found \(found)")
    }
  }
}

extension ExpectedValues.Value {
  /// Whether what was found compares as is expected.
  public func holds(for found: String) -> Bool {
    switch relation {
    case .equal: return found == value
    case .atLeast:
      guard let have = Double(found), let want = Double(value) else { return false }
      return have >= want
    }
  }
}
