import Foundation
import Muster
import MusterDatabase
import MusterTestSupport
import Testing

@Suite("Tables")
struct RecordDatabaseTests {
  /// The records of all pages of the corpus.
  static func records() throws -> [RecordDatabase.Incoming] {
    let pipeline = try Pipeline()
    return try Corpus.names(in: "pages").map { slug in
      let name = try #require(
        Corpus.names(in: "pages/\(slug)").first { $0.hasPrefix("source.") })
      let page = Corpus.folder.appending(path: "pages/\(slug)/\(name)")
      let record = try pipeline.record(
        of: Source(name: slug, bytes: Array(try Data(contentsOf: page))))
      let line = OutputFormat.jsonLines.render(record, ExportOptions())
      return RecordDatabase.Incoming(
        id: record.id, digest: Digest.sha256(line), line: String(decoding: line, as: UTF8.self))
    }
  }

  static func withDatabase(_ work: (RecordDatabase) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).db")
    defer { try? FileManager.default.removeItem(at: path) }
    try work(try RecordDatabase(path: path.path))
  }

  @Test("loading twice changes nothing, and what has changed takes the place of what was")
  func twice() throws {
    let records = try Self.records()
    try Self.withDatabase { database in
      let added = try database.add(records)
      #expect(added == records.count)
      let first = try database.counts().map { "\($0.table) \($0.rows)" }
      #expect(first.contains("releases \(records.count)"))
      let again = try database.add(records)
      #expect(again == 0)
      let second = try database.counts().map { "\($0.table) \($0.rows)" }
      #expect(second == first)
      var changed = records[0]
      changed.digest = "other"
      let replaced = try database.add([changed])
      #expect(replaced == 1)
      let third = try database.counts().map { "\($0.table) \($0.rows)" }
      #expect(third == first)
    }
  }

  @Test("every person, quote and finding of the records has its row")
  func rows() throws {
    let records = try Self.records()
    var people = 0
    var quotes = 0
    var findings = 0
    for record in records {
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(record.line.utf8)) as? [String: Any])
      people += (json["people"] as? [Any])?.count ?? 0
      quotes += (json["quotes"] as? [Any])?.count ?? 0
      findings += (json["findings"] as? [Any])?.count ?? 0
    }
    try Self.withDatabase { database in
      try database.add(records)
      let counts = Dictionary(
        uniqueKeysWithValues: try database.counts().map { ($0.table, $0.rows) })
      #expect(counts["people"] == people)
      #expect(counts["quotes"] == quotes)
      #expect(counts["findings"] == findings)
    }
  }

  @Test("what is no record leaves the tables as they were")
  func noRecord() throws {
    try Self.withDatabase { database in
      #expect(throws: RecordDatabase.Failure.self) {
        try database.add([RecordDatabase.Incoming(id: "a", digest: "b", line: "{")])
      }
      let counts = try database.counts()
      #expect(counts.allSatisfy { $0.rows == 0 })
    }
  }

  @Test("a file that is no data base is said to be none")
  func noDatabase() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).db")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data("The tug came home two days late.".utf8).write(to: path)
    #expect(throws: RecordDatabase.Failure.self) { try RecordDatabase(path: path.path) }
  }
}
