public import Muster

/// Many inputs to one folder of results: each is read, or failed, or skipped, or a duplicate.
///
/// Inputs are handed out to workers as these ask for them; what comes back is written in input
/// order. At most four inputs a worker are under way at once.
public actor BatchRun {
  /// The next input: what is to be read, or why it could not be opened.
  public enum Input: Sendable {
    case source(Source)
    case failed(place: String, message: String)
  }

  /// How a run goes about its work.
  public struct Options: Sendable {
    /// The folder of the results.
    public var folder: String
    /// The number of workers.
    public var jobs: Int
    /// What made the results: two runs with another one do not mix.
    public var heading: String
    /// Whether the results of a run before are taken over where nothing has changed.
    public var reusesUnchanged: Bool
    /// Whether what failed in a run before is tried again.
    public var retriesFailed: Bool

    /// Makes options.
    public init(
      folder: String, jobs: Int, provenance: Provenance, settings: [String],
      reusesUnchanged: Bool, retriesFailed: Bool
    ) {
      self.folder = folder
      self.jobs = jobs
      heading =
        (["muster-run", "1", provenance.version, provenance.rules] + settings)
        .joined(separator: "\t").replacing("\n", with: " ")
      self.reusesUnchanged = reusesUnchanged
      self.retriesFailed = retriesFailed
    }
  }

  /// Something to be read, and its number among the inputs.
  struct Job: Sendable {
    var number: Int
    var source: Source
    var sha256: String
  }

  private enum Outcome {
    case record([UInt8])
    case failure(WorkerFailure)
    case duplicate(of: String)
    case reused(Journal.Status, [(RunFolder.Stream, [UInt8])])
  }

  private let options: Options
  private let next: () -> Input?
  private let report: (RunTally) -> Void
  private let folder: RunFolder
  private let before: FinishedRun?
  private var tally = RunTally()
  /// The name of the input that had these bytes first.
  private var names: [String: String] = [:]
  private var started = 0
  private var written = 0
  private var isAtEnd = false
  private var waiting: [Int: (Outcome, name: String, sha256: String, bytes: Int)] = [:]
  private var sleepers: [CheckedContinuation<Void, Never>] = []
  private var failure: ExportError?

  /// Opens the folder; `next` gives the inputs one after the other, `report` is told of progress.
  public init(
    _ options: Options, next: sending @escaping () -> Input?,
    report: sending @escaping (RunTally) -> Void
  ) throws(ExportError) {
    self.options = options
    self.next = next
    self.report = report
    let reuses = options.reusesUnchanged || options.retriesFailed
    before = reuses ? try FinishedRun(path: options.folder) : nil
    folder = try RunFolder(path: options.folder, heading: options.heading)
    tally.resumed = folder.resumed
  }

  /// Whether a run in a folder has come to its end, so that there is nothing to go on with.
  public static func isFinished(_ folder: String) -> Bool { RunFolder.isFinished(folder) }

  /// The next input that a worker is to read; nil if none is left.
  func take() async -> Job? {
    while true {
      if failure != nil || isAtEnd { return nil }
      if started - written >= options.jobs * 4 {
        await withCheckedContinuation { sleepers.append($0) }
        continue
      }
      guard let input = next() else {
        isAtEnd = true
        wakeAll()
        return nil
      }
      if let job = accept(input) { return job }
    }
  }

  /// Deals with an input that needs no worker, or makes a job of it.
  private func accept(_ input: Input) -> Job? {
    let number = started
    started += 1
    switch input {
    case .failed(let place, let message):
      let failure = WorkerFailure(kind: "unreadable", stage: "read", place: place, message: message)
      if isDone(number, name: place, sha256: "") { return nil }
      give(.failure(failure), number, name: place, sha256: "", bytes: 0)
    case .source(let source):
      let sha256 = Digest.sha256(source.bytes)
      if isDone(number, name: source.name, sha256: sha256) {
        if names[sha256] == nil { names[sha256] = source.name }
        return nil
      }
      if let first = names[sha256] {
        give(
          .duplicate(of: first), number, name: source.name, sha256: sha256,
          bytes: source.bytes.count)
        return nil
      }
      names[sha256] = source.name
      if let outcome = reused(source.name, sha256) {
        give(outcome, number, name: source.name, sha256: sha256, bytes: source.bytes.count)
        return nil
      }
      return Job(number: number, source: source, sha256: sha256)
    }
    return nil
  }

  /// Whether the journal of the interrupted run has this input in this place.
  private func isDone(_ number: Int, name: String, sha256: String) -> Bool {
    guard number < folder.journal.entries.count, number == written else { return false }
    let entry = folder.journal.entries[number]
    guard entry.name == name, entry.sha256 == sha256 else {
      keep { folder throws(ExportError) in try folder.rewind(to: number) }
      return false
    }
    tally.add(entry.status, bytes: entry.bytes)
    written = number + 1
    return true
  }

  private func reused(_ name: String, _ sha256: String) -> Outcome? {
    guard let before, before.journal.heading == options.heading,
      let position = before.position(of: name, sha256: sha256)
    else { return nil }
    let status = before.journal.entries[position].status
    if status == .duplicate || options.retriesFailed && status == .failed { return nil }
    // What cannot be taken over is read again.
    return (try? before.lines(at: position)).map { .reused(status, $0) }
  }

  /// Takes the line that a worker wrote for a job.
  func give(_ line: [UInt8], for job: Job) {
    let outcome = WorkerFailure(line: line[...]).map { Outcome.failure($0) } ?? .record(line)
    give(
      outcome, job.number, name: job.source.name, sha256: job.sha256,
      bytes: job.source.bytes.count)
  }

  /// Takes the news that a job gave no line.
  func give(_ failure: WorkerFailure, for job: Job) {
    give(
      .failure(failure), job.number, name: job.source.name, sha256: job.sha256,
      bytes: job.source.bytes.count)
  }

  private func give(
    _ outcome: Outcome, _ number: Int, name: String, sha256: String, bytes: Int
  ) {
    waiting[number] = (outcome, name, sha256, bytes)
    while let (outcome, name, sha256, bytes) = waiting.removeValue(forKey: written) {
      let (status, lines) = BatchRun.lines(of: outcome, name: name)
      tally.add(status, bytes: bytes)
      keep { folder throws(ExportError) in
        try folder.append(status, name: name, sha256: sha256, bytes: bytes, lines)
      }
      written += 1
    }
    report(tally)
    wakeAll()
  }

  private func keep(_ work: (RunFolder) throws(ExportError) -> Void) {
    guard failure == nil else { return }
    do { try work(folder) } catch { failure = error }
  }

  private func wakeAll() {
    let all = sleepers
    sleepers = []
    for sleeper in all { sleeper.resume() }
  }

  private static func lines(
    of outcome: Outcome, name: String
  ) -> (Journal.Status, [(RunFolder.Stream, [UInt8])]) {
    switch outcome {
    case .record(let line):
      var findings: [UInt8] = []
      let release = RecordLine.string("id", in: line[...]).map { Array($0) } ?? Array("null".utf8)
      for finding in RecordLine.findings(in: line[...]) {
        var head = JSONWriter()
        head.string(name)
        findings += Array("{\"release\":".utf8) + release + Array(",\"source\":".utf8)
        findings += head.finish() + Array(",\"finding\":".utf8) + finding + Array("}\n".utf8)
      }
      return (.read, [(.records, line), (.findings, findings)])
    case .failure(let failure):
      let isSkipped = ["empty", "binary", "no_release"].contains(failure.kind)
      return isSkipped
        ? (.skipped, [(.skipped, failure.line)]) : (.failed, [(.errors, failure.line)])
    case .duplicate(let first):
      let failure = WorkerFailure(
        kind: "duplicate", stage: "read", place: name,
        message: "expected other bytes than those of \(first), but found the same")
      return (.duplicate, [(.skipped, failure.line)])
    case .reused(let status, let lines): return (status, lines)
    }
  }

  /// Ends the run: all files get their names.
  ///
  /// Returns what became of the inputs.
  public func finish(seconds: Double) throws(ExportError) -> RunTally {
    if let failure { throw failure }
    guard isAtEnd, written == started else {
      keep { folder throws(ExportError) in try folder.commit() }
      throw ExportError(
        place: options.folder,
        message: "expected an end of the run for each of \(started) inputs, but found \(written)")
    }
    // An interrupted run may have known more inputs than there are now.
    if folder.journal.entries.count > written { try folder.rewind(to: written) }
    tally.inputs = started
    guard tally.isWhole else {
      throw ExportError(
        place: options.folder,
        message: "expected the sum of read, failed, skipped and duplicate to be \(started), but "
          + "found \(tally.sum)")
    }
    try folder.finish(
      manifest: RunManifest.bytes(of: folder.journal, tally, options, seconds: seconds))
    return tally
  }

  /// Keeps what is done, for a run that is to go on later.
  public func interrupt() throws(ExportError) { try folder.commit() }
}

/// How many inputs became what.
public struct RunTally: Hashable, Sendable {
  /// The number of inputs; known at the end.
  public var inputs = 0
  /// How many gave a record.
  public var read = 0
  /// How many could not be read.
  public var failed = 0
  /// How many are no release.
  public var skipped = 0
  /// How many have the bytes of another one.
  public var duplicate = 0
  /// The bytes of all inputs so far.
  public var bytes = 0
  /// How many were done already when the run went on.
  public var resumed = 0

  /// Makes one with nothing in it.
  public init() {}

  /// All that something became of.
  public var sum: Int { read + failed + skipped + duplicate }
  /// Whether something became of each input.
  public var isWhole: Bool { sum == inputs }

  mutating func add(_ status: Journal.Status, bytes: Int) {
    self.bytes += bytes
    switch status {
    case .read: read += 1
    case .failed: failed += 1
    case .skipped: skipped += 1
    case .duplicate: duplicate += 1
    }
  }
}
