import Foundation
import MusterTestSupport
import Testing

/// Inputs that cannot be read, or only in part: `Corpus/errors/<slug>/`, through the program.
struct ErrorTests {
  @Test("a bad input gives this message and these records", arguments: Corpus.names(in: "errors"))
  func message(slug: String) throws {
    let input = try #require(
      Corpus.names(in: "errors/\(slug)").first { $0 != "about.txt" && $0 != "expected.txt" })
    let folder = Corpus.folder.appending(path: "errors/\(slug)")
    let outcome = try Program.run(["extract", "--quiet", input], in: folder.path)
    var report = "exit \(outcome.status)\n" + outcome.errors
    for line in outcome.output.split(separator: "\n") {
      let record = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let source = try #require(record["source"] as? [String: Any])
      let name = source["name"] as? String ?? ""
      report += "record \(name), \(source["encoding"] as? String ?? "")\n"
      let text = record["text"] as? String ?? ""
      for line in text.split(separator: "\n") { report += "  \(line)\n" }
    }
    let expected = folder.appending(path: "expected.txt")
    if let complaint = try Golden.complaint(Array(report.utf8), against: expected) {
      Issue.record("\(complaint)")
    }
  }
}
