import Foundation
import MusterExport
import MusterTestSupport
import Testing

/// The output formats on one record: `Corpus/exports/<format>/`.
struct FormatTests {
  @Test("a format writes what stands in its folder", arguments: Sinks.all.map(\.id))
  func render(id: String) throws {
    let format = try #require(Sinks.format(named: id))
    let folder = Corpus.folder.appending(path: "exports/\(id)")
    if Golden.isRecording {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let found = format.render(SampleRecord.record, ExportOptions())
    let expected = folder.appending(path: "bridge.\(format.fileExtension)")
    if let complaint = try Golden.complaint(found, against: expected) {
      Issue.record("\(complaint)")
    }
  }

  @Test("a reading for people has no line of more than 80 columns")
  func width() {
    let found = OutputFormat.textReport.render(SampleRecord.record, ExportOptions())
    let lines = String(decoding: found, as: UTF8.self).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(!found.contains(0x1B))
  }

  @Test("the unit of offsets is the one asked for", arguments: OffsetUnit.allCases)
  func offsets(unit: OffsetUnit) throws {
    let bytes = RecordJSON.bytes(of: SampleRecord.record, options: ExportOptions(offsets: unit))
    let record = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let text = try #require(record["text"] as? String)
    let quotes = try #require(record["quotes"] as? [[String: Any]])
    let parts = try #require(quotes.first?["parts"] as? [[String: Any]])
    let start = try #require(parts.first?["start"] as? Int)
    let before = text[..<(try #require(text.range(of: "Go.")).lowerBound)]
    switch unit {
    case .codepoints: #expect(start == before.unicodeScalars.count)
    case .utf8: #expect(start == before.utf8.count)
    case .utf16: #expect(start == before.utf16.count)
    }
  }
}
