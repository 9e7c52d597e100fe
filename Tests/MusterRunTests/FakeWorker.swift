import Foundation
import Muster
import MusterRun

/// A worker of a few lines that crashes and hangs when a document tells it to.
enum FakeWorker {
  private static let program = #"""
    $/ = undef; $| = 1; binmode STDIN;
    while (read(STDIN, my $size, 4) == 4) {
      read(STDIN, my $frame, unpack("N", $size));
      my $body = substr($frame, 4 + unpack("N", substr($frame, 0, 4)));
      kill 9, $$ if $body =~ /crash/;
      sleep 60 if $body =~ /hang/;
      if ($body =~ /navigation/) {
        print "{\"error\":\"no_release\",\"stage\":\"ingest\",\"place\":\"p\",\"message\":\"m\"}\n";
      } else {
        print "{\"id\":\"$body\",\"findings\":[{\"check\":\"a\"},{\"check\":\"b]\"}],\"end\":1}\n";
      }
    }
    """#

  /// A pool of such workers.
  static func pool(timeout: Duration = .seconds(20)) -> WorkerPool {
    WorkerPool(executable: "/usr/bin/perl", arguments: ["-e", program], timeout: timeout)
  }

  /// Runs documents, each named for its number, into a folder.
  static func run(
    _ documents: [String], in folder: URL, jobs: Int = 3, version: String = "1",
    timeout: Duration = .seconds(20), retriesFailed: Bool = false, reusesUnchanged: Bool = false
  ) async throws -> RunTally {
    var inputs = documents.enumerated().map { number, body -> BatchRun.Input in
      body == "missing"
        ? .failed(place: "\(number).txt", message: "expected a file, but found none")
        : .source(Source(name: "\(number).txt", bytes: Array(body.utf8)))
    }[...]
    let options = BatchRun.Options(
      folder: folder.path, jobs: jobs, provenance: Provenance(version: version, rules: "r"),
      settings: [], reusesUnchanged: reusesUnchanged, retriesFailed: retriesFailed)
    let batch = try BatchRun(options, next: { inputs.popFirst() }, report: { _ in })
    try await pool(timeout: timeout).work(on: batch, jobs: jobs)
    return try await batch.finish(seconds: 1)
  }

  /// The files of results of a folder, by their names.
  static func results(in folder: URL) throws -> [String: Data] {
    var results: [String: Data] = [:]
    for name in ["records", "findings", "errors", "skipped"].map({ $0 + ".jsonl" }) + [
      "journal.tsv"
    ] {
      results[name] = try Data(contentsOf: folder.appending(path: name))
    }
    return results
  }

  /// A folder that is not there yet.
  static func newFolder() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "muster-run-\(UUID().uuidString)")
  }
}
