import Foundation
import Muster
import MusterTestSupport
import Testing

/// A folder of `Corpus/pages`: a page, what it is, and its record.
struct CorpusPage: CustomTestStringConvertible, Sendable {
  var name: String

  static let all: [CorpusPage] = Corpus.names(in: "pages").map(CorpusPage.init(name:))

  var testDescription: String { name }

  var folder: URL { Corpus.folder.appending(path: "pages/\(name)") }

  /// The page or text, with the name that its record bears.
  func source() throws -> Source {
    let file = try #require(
      Corpus.names(in: "pages/\(name)").first { $0.hasPrefix("source.") },
      "expected source.html or source.txt in pages/\(name), but found neither")
    return Source(name: file, bytes: try Corpus.bytes(folder.appending(path: file)))
  }

  /// The record, indented, a key a line.
  ///
  /// What made it is not told: it changes with each word that a list gains.
  static func json(of record: Record) throws -> [UInt8] {
    var record = record
    record.provenance = Provenance(version: "0.0.0", rules: "0")
    let format = try #require(Sinks.format(named: "json"))
    return format.render(record, ExportOptions())
  }
}
