import Muster

/// The report of `muster check` while it grows, release by release.
struct CheckReport: Sendable {
  /// What became of one release.
  struct Part: Sendable {
    var bytes: [UInt8]
    var release: String
    var source: String
    /// Findings that are not accepted, by severity.
    var counts: [Finding.Severity: Int]
    /// The decisions that its findings needed: places in the list of all.
    var used: Set<Int>
    var accepted: Int
  }

  let form: FindingFormat
  let run: CheckRun
  let decisions: Decisions
  /// What matters less is left out.
  let least: Finding.Severity
  /// Findings that are not accepted, by severity.
  private(set) var counts: [Finding.Severity: Int] = [:]
  private var accepted = 0
  private var used: Set<Int> = []
  private var releases: Set<String> = []
  private var sources: Set<String> = []
  private var hasReleases = false

  init(form: FindingFormat, run: CheckRun, decisions: Decisions, least: Finding.Severity) {
    self.form = form
    self.run = run
    self.decisions = decisions
    self.least = least
  }

  var opening: [UInt8] { form.opening(run) }

  /// What a record becomes; it depends on nothing else, so that releases are checked side by side.
  var render: @Sendable (Record) -> Part {
    let (form, run, decisions) = (form, run, decisions)
    let wanted = Finding.Severity.allCases.prefix { $0 != least } + [least]
    return { record in
      var record = record
      record.findings.removeAll { !wanted.contains($0.severity) }
      let source = record.document.source.name
      var used: Set<Int> = []
      let release = CheckedRelease(record) { id in
        decisions.number(of: id, release: record.id, source: source).map { number in
          used.insert(number)
          return decisions.all[number]
        }
      }
      var counts: [Finding.Severity: Int] = [:]
      for judged in release.findings where judged.decision == nil {
        counts[judged.finding.severity, default: 0] += 1
      }
      return Part(
        bytes: form.release(release, run), release: record.id, source: source, counts: counts,
        used: used, accepted: release.findings.count { $0.decision != nil })
    }
  }

  /// The bytes of a release behind those before it.
  mutating func taken(_ part: Part) -> [UInt8] {
    for (severity, count) in part.counts { counts[severity, default: 0] += count }
    accepted += part.accepted
    used.formUnion(part.used)
    releases.insert(part.release)
    sources.insert(part.source)
    guard !part.bytes.isEmpty else { return [] }
    defer { hasReleases = true }
    return hasReleases ? form.separator + part.bytes : part.bytes
  }

  func closing(_ tally: Tally) -> [UInt8] {
    form.closing(run, CheckRun.End(failed: tally.failures, unused: unused))
  }

  /// The decisions that no finding needed, of those that could have been needed here.
  var unused: [Decision] {
    decisions.all.enumerated().filter { number, decision in
      guard !used.contains(number) else { return false }
      return switch decision.scope {
      case .everywhere: true
      case .release(let id): releases.contains(id)
      case .source: sources.contains { decision.holds(for: decision.id, release: "", source: $0) }
      }
    }.map(\.element)
  }

  /// "2 releases checked: 1 error, 3 warnings, 1 accepted".
  func summary(_ tally: Tally) -> String {
    var parts: [String] = []
    for severity in Finding.Severity.allCases {
      guard let count = counts[severity], count > 0 else { continue }
      switch severity {
      case .error: parts.append(count == 1 ? "1 error" : "\(count) errors")
      case .warning: parts.append(count == 1 ? "1 warning" : "\(count) warnings")
      case .info: parts.append("\(count) info")
      case .style: parts.append("\(count) of style")
      }
    }
    if parts.isEmpty { parts.append(tally.read > 0 ? "nothing found" : "nothing read") }
    if accepted > 0 { parts.append("\(accepted) accepted") }
    if tally.failed > 0 { parts.append("\(tally.failed) could not be read") }
    return "\(tally.read) \(tally.read == 1 ? "release" : "releases") checked: "
      + parts.joined(separator: ", ")
  }
}
