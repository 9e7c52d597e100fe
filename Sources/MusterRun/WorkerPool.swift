internal import Muster
internal import Subprocess
internal import Synchronization
internal import SystemPackage

/// Worker processes that read what a run hands out; one that falls over costs its input only.
public struct WorkerPool: Sendable {
  private let executable: String
  private let arguments: [String]
  private let timeout: Duration

  /// Makes a pool of `executable arguments…`, which must speak as ``Worker`` does.
  public init(executable: String, arguments: [String], timeout: Duration) {
    self.executable = executable
    self.arguments = arguments
    self.timeout = timeout
  }

  /// Works until the run has no more inputs.
  public func work(on batch: BatchRun, jobs: Int) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<jobs { group.addTask { try await serve(batch) } }
      try await group.waitForAll()
    }
  }

  private enum Ending: Sendable { case done, lost(timedOut: Bool) }

  /// What a worker has in hand.
  private struct Hand: Sendable {
    var job: BatchRun.Job?
    var attempts = 0
  }

  private func serve(_ batch: BatchRun) async throws {
    var hand = Hand(job: await batch.take())
    while hand.job != nil {
      let start = hand
      let result = try await run(
        .path(FilePath(executable)), arguments: Arguments(arguments), input: .inputWriter,
        output: .sequence, error: .discarded
      ) { execution in
        var hand = start
        var lines = OutputLines(execution.standardOutput)
        while let job = hand.job {
          hand.attempts += 1
          let watch = Watch()
          let guardian = Task {
            try await Task.sleep(for: timeout)
            watch.isLate.withLock { $0 = true }
            try execution.send(signal: .kill)
          }
          defer { guardian.cancel() }
          // A worker that has died does not read; its output ends then.
          _ = try? await execution.standardInputWriter.write(WorkerFrame.bytes(of: job.source))
          guard let line = try? await lines.next() else {
            return (hand, Ending.lost(timedOut: watch.isLate.withLock { $0 }))
          }
          await batch.give(line, for: job)
          hand = Hand(job: await batch.take())
        }
        return (hand, Ending.done)
      }
      let ending: Ending
      (hand, ending) = result.closureResult
      guard case .lost(let timedOut) = ending, let job = hand.job else { continue }
      // A second try, with a worker of its own: it may have been the fault of another input.
      if timedOut || hand.attempts >= 2 {
        await batch.give(
          failure(of: job, timedOut: timedOut, result.terminationStatus.description), for: job)
        hand = Hand(job: await batch.take())
      }
    }
  }

  private func failure(of job: BatchRun.Job, timedOut: Bool, _ status: String) -> WorkerFailure {
    timedOut
      ? WorkerFailure(
        kind: "timeout", stage: "walk", place: job.source.name,
        message: "expected a record within \(timeout), but found none; give a longer --timeout")
      : WorkerFailure(
        kind: "crash", stage: "walk", place: job.source.name,
        message: "expected a record, but found that the worker ended twice (\(status)); with "
          + "--memory it may have more")
  }
}

/// Whether a worker's time was up.
private final class Watch: Sendable {
  let isLate = Mutex(false)
}

/// The lines of what a worker writes.
private struct OutputLines {
  private var iterator: SubprocessOutputSequence.Iterator
  private var pending: [UInt8] = []
  private var searched = 0

  init(_ output: SubprocessOutputSequence) { iterator = output.makeAsyncIterator() }

  /// The next line with its end; nil behind the last one.
  mutating func next() async throws -> [UInt8]? {
    while true {
      if let end = pending[searched...].firstIndex(of: 0x0A) {
        let line = Array(pending[...end])
        pending.removeFirst(end + 1)
        searched = 0
        return line
      }
      searched = pending.count
      guard let buffer = try await iterator.next() else { return nil }
      buffer.withUnsafeBytes { pending.append(contentsOf: $0) }
    }
  }
}
