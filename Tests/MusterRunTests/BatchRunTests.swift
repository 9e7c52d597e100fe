import Foundation
import Muster
import Testing

@testable import MusterRun

@Suite("Batch runs")
struct BatchRunTests {
  static let documents =
    ["one", "two", "crash", "three", "missing", "navigation", "two", "four"]
    + (0..<40).map { "number \($0)" }

  @Test("something becomes of each input, in the order of the inputs")
  func everything() async throws {
    let folder = FakeWorker.newFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let tally = try await FakeWorker.run(Self.documents, in: folder)
    #expect(tally.inputs == 48)
    #expect(tally.counts == [44, 2, 1, 1])
    let results = try FakeWorker.results(in: folder).mapValues {
      String(decoding: $0, as: UTF8.self)
    }
    let records = try #require(results["records.jsonl"]).split(separator: "\n")
    let read = records.map { String($0.split(separator: "\"")[3]) }
    let expected = Self.documents.enumerated().filter { number, body in
      !["crash", "missing", "navigation"].contains(body) && number != 6
    }
    #expect(read == expected.map(\.element))
    let findings = try #require(results["findings.jsonl"]).split(separator: "\n")
    #expect(findings.count == 88)
    #expect(
      findings[1] == #"{"release":"one","source":"0.txt","finding":{"check":"b]"}}"#)
    let errors = try #require(results["errors.jsonl"])
    #expect(errors.contains(#""error":"crash""#) && errors.contains(#""error":"unreadable""#))
    #expect(
      try #require(results["skipped.jsonl"]).contains("expected other bytes than those of 1.txt"))
  }

  @Test("an input that hangs costs itself only")
  func hang() async throws {
    let folder = FakeWorker.newFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let tally = try await FakeWorker.run(
      ["one", "hang", "two"], in: folder, timeout: .milliseconds(1500))
    #expect(tally.counts == [2, 1, 0, 0])
    let errors = try FakeWorker.results(in: folder)["errors.jsonl"].map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(errors?.contains(#""error":"timeout""#) == true)
  }

  @Test("a run that is interrupted anywhere ends as one that is not", arguments: 0..<12)
  func resume(part: Int) async throws {
    let whole = FakeWorker.newFolder()
    let broken = FakeWorker.newFolder()
    defer {
      try? FileManager.default.removeItem(at: whole)
      try? FileManager.default.removeItem(at: broken)
    }
    _ = try await FakeWorker.run(Self.documents, in: whole)
    let results = try FakeWorker.results(in: whole)
    try FileManager.default.createDirectory(at: broken, withIntermediateDirectories: true)
    for (index, (name, data)) in results.sorted(by: { $0.key < $1.key }).enumerated() {
      // Each file was cut off at another place.
      let kept = data.count * ((part * 7 + index * 5) % 12) / 11
      try data.prefix(kept).write(to: broken.appending(path: name + ".part"))
    }
    let tally = try await FakeWorker.run(Self.documents, in: broken)
    #expect(tally.inputs == 48)
    let resumed = try FakeWorker.results(in: broken)
    #expect(resumed == results)
  }

  @Test("results of another program are not gone on with")
  func otherProgram() async throws {
    let folder = FakeWorker.newFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("muster-run\t1\t0\tr\n".utf8).write(to: folder.appending(path: "journal.tsv.part"))
    await #expect(throws: ExportError.self) {
      try await FakeWorker.run(["one"], in: folder)
    }
  }

  @Test("what has not changed is taken over, and what failed is tried again where asked")
  func again() async throws {
    let folder = FakeWorker.newFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try await FakeWorker.run(["one", "missing", "two"], in: folder)
    let first = try FakeWorker.results(in: folder)
    let same = try await FakeWorker.run(
      ["one", "missing", "two"], in: folder, reusesUnchanged: true)
    #expect(same.counts == [2, 1, 0, 0])
    let second = try FakeWorker.results(in: folder)
    #expect(second == first)
    let mended = try await FakeWorker.run(["one", "three", "two"], in: folder, retriesFailed: true)
    #expect(mended.counts == [3, 0, 0, 0])
  }

  @Test("a line of the journal says the same when it is read again")
  func journal() throws {
    let entry = Journal.Entry(
      status: .failed, sha256: "ab", bytes: 7, name: "a\tb%09\nc", ends: [1, 2, 3, 4])
    let journal = try #require(Journal(Array("muster-run\tx\n".utf8) + Journal.line(of: entry)))
    #expect(journal.entries == [entry])
    #expect(Journal(Array("something else\n".utf8)) == nil)
  }
}

extension RunTally {
  /// Read, failed, skipped, duplicate.
  fileprivate var counts: [Int] { [read, failed, skipped, duplicate] }
}
