public import MusterModel

/// A release with what does not pass muster in it, and what somebody decided about that.
public struct CheckedRelease: Sendable {
  /// The record, for its text and its page.
  public var record: Record
  /// Its findings, in text order.
  public var findings: [JudgedFinding]

  /// Makes one; `decide` gives the decision on a finding by its id.
  public init(_ record: Record, decide: (_ id: String) -> Decision?) {
    self.record = record
    findings = record.findings.map { finding in
      let id = finding.fingerprint(in: record.document)
      return JudgedFinding(finding: finding, id: id, decision: decide(id))
    }
  }
}

/// A finding with its id and the decision on it.
public struct JudgedFinding: Sendable {
  /// The finding.
  public var finding: Finding
  /// Its fingerprint: the same on each run, and after edits elsewhere in the release.
  public var id: String
  /// Why it is accepted; nil if it is not.
  public var decision: Decision?

  /// Makes one.
  public init(finding: Finding, id: String, decision: Decision? = nil) {
    self.finding = finding
    self.id = id
    self.decision = decision
  }
}

/// A decision that a finding is accepted: a line of `muster.accept`.
public struct Decision: Hashable, Sendable {
  /// Where a decision holds.
  public enum Scope: Hashable, Sendable {
    /// In each release.
    case everywhere
    /// In the release of this id.
    case release(String)
    /// In what has this name, such as a path.
    case source(String)
  }

  /// The fingerprint of the finding.
  public var id: String
  /// Where it holds.
  public var scope: Scope
  /// The day of the decision as the user gave it; nil where none is given.
  public var date: String?
  /// Why.
  public var reason: String
  /// The file, with its line.
  public var place: String

  /// Makes a decision.
  public init(id: String, scope: Scope, date: String?, reason: String, place: String) {
    self.id = id
    self.scope = scope
    self.date = date
    self.reason = reason
    self.place = place
  }

  /// Whether it holds for a finding of a release.
  public func holds(for id: String, release: String, source: String) -> Bool {
    guard id == self.id else { return false }
    return switch scope {
    case .everywhere: true
    case .release(let wanted): wanted == release
    case .source(let wanted): source == wanted || source.hasSuffix("/" + wanted)
    }
  }
}

extension Decision.Scope: CustomStringConvertible {
  /// "everywhere", "release:9c56cc51b374c3ba", "source:page.html".
  public var description: String {
    switch self {
    case .everywhere: "everywhere"
    case .release(let id): "release:" + id
    case .source(let name): "source:" + name
    }
  }

  /// The word for the sort of scope.
  public var sort: String {
    switch self {
    case .everywhere: "everywhere"
    case .release: "release"
    case .source: "source"
    }
  }
}
