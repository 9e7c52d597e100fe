internal import MusterCheck
public import MusterExport
internal import MusterFind
public import MusterModel
internal import MusterResolve
internal import MusterText

/// What Muster can find, join and check: every rule, sieve and check with its summary.
public enum Catalogue {
  /// A rule, a sieve or a check.
  public struct Entry: Identifiable, Sendable {
    /// The stable name, as it stands in records.
    public var id: RuleID
    /// What it writes: a layer of mentions, "roll" or "findings".
    public var writes: String
    /// What it does, in one sentence.
    public var summary: String
  }

  /// The rules in the order in which they run.
  public static var rules: [Entry] {
    Rules.phases.flatMap { phase -> [Entry] in
      switch phase {
      case .pass(let pass):
        [Entry(id: pass.id, writes: pass.writes.rawValue, summary: pass.summary)]
          + pass.forms.map {
            Entry(id: $0.id, writes: pass.writes.rawValue, summary: $0.summary)
          }
      case .rules(let rules):
        rules.map { Entry(id: $0.id, writes: $0.writes.rawValue, summary: $0.summary) }
      }
    }
  }

  /// The sieves in the order in which they join.
  public static var sieves: [Entry] {
    Sieves.people.map { Entry(id: $0.id, writes: "roll", summary: $0.summary) }
  }

  /// The checks.
  public static var checks: [Entry] {
    Checks.all.map {
      Entry(id: $0.id, writes: $0.severity.rawValue, summary: $0.summary)
    }
  }

  /// How much the findings of a check matter by themselves; nil for an id that is no check.
  public static func severity(of check: RuleID) -> Finding.Severity? {
    Checks.all.first { $0.id == check }?.severity
  }

  /// The checks as a report describes them.
  public static var describedChecks: [CheckRun.Check] {
    Checks.all.map {
      CheckRun.Check(id: $0.id.name, summary: $0.summary, limits: $0.limits, severity: $0.severity)
    }
  }

  /// The summary of a rule, sieve or check.
  public static func summary(of id: RuleID) -> String? {
    (rules + sieves + checks).first { $0.id == id }?.summary
  }

  /// What a rule, sieve or check does, for people; nil for an id that is none.
  public static func documentation(of id: RuleID) -> String? {
    if let check = Checks.all.first(where: { $0.id == id }) {
      var page = "\(id), a check of severity \(check.severity.rawValue)"
      if check.severity == .style { page += ", off unless asked for (--style)" }
      page += "\n\n  \(check.summary)\n"
      if !check.example.isEmpty { page += "\nFINDS SOMETHING IN\n  \(check.example)\n" }
      if !check.limits.isEmpty { page += "\nDOES NOT\n  \(check.limits)\n" }
      return page
    }
    if let rule = rules.first(where: { $0.id == id }) {
      return "\(id), a rule that writes \(rule.writes)\n\n  \(rule.summary)\n"
    }
    return sieves.first { $0.id == id }.map { sieve in
      "\(id), a sieve that joins mentions of persons\n\n  \(sieve.summary)\n"
    }
  }

  /// A name for the rules and word lists in force: two records with the same one were made alike.
  static func fingerprint(adding lists: [AddedList]) -> String {
    var fingerprint = Fingerprint()
    for entry in rules + sieves + checks { fingerprint.add(entry.id.name) }
    fingerprint.add(String(Lexicon.fingerprint, radix: 16))
    for list in lists {
      fingerprint.add(list.name)
      fingerprint.add(list.fingerprint)
    }
    return fingerprint.hexadecimal
  }
}
