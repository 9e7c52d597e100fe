import Foundation
import Muster
import MusterTestSupport
import Testing

@testable import MusterIngest

/// The lists are whole: what is listed has an id of its own, a summary and cases, and what is
/// written is listed.
struct CompletenessTests {
  /// A kind of thing that is added by a file and a line in a list.
  struct List: CustomTestStringConvertible, Sendable {
    var name: String
    var entries: [(id: String, summary: String)]
    /// The folder of its cases in the corpus.
    var cases: String?
    /// The folder of its source files.
    var sources: String
    /// What makes one, in the sources.
    var makers: [String]

    var testDescription: String { name }
  }

  static let lists: [List] = [
    List(
      name: "rules", entries: ListedRule.all.map { ($0.id, $0.summary) }, cases: "rules",
      sources: "Sources/MusterFind/Rules", makers: ["Rule", "Pass", "Form"]),
    List(
      name: "sieves", entries: Catalogue.sieves.map { ($0.id.name, $0.summary) }, cases: "sieves",
      sources: "Sources/MusterResolve/Sieves", makers: ["Sieve"]),
    List(
      name: "checks", entries: Catalogue.checks.map { ($0.id.name, $0.summary) }, cases: "checks",
      sources: "Sources/MusterCheck/Checks", makers: ["Check"]),
    List(
      name: "templates", entries: Template.all.map { ($0.id, $0.summary) }, cases: nil,
      sources: "Sources/MusterIngest/Templates", makers: ["Template"]),
    List(
      name: "sinks", entries: Sinks.all.map { ($0.id, $0.summary) }, cases: nil,
      sources: "Sources/MusterExport/Sinks", makers: ["OutputFormat"]),
  ]

  @Test("ids are lower-case, dotted, and used once", arguments: lists)
  func ids(list: List) {
    let ids = list.entries.map(\.id)
    let repeated = Set(ids.filter { id in ids.count { $0 == id } > 1 }).sorted()
    #expect(repeated.isEmpty, "more than one of the \(list.name) has the id \(repeated)")
    let odd = ids.filter { $0.wholeMatch(of: /[a-z0-9]+([.-][a-z0-9]+)*/) == nil }
    #expect(odd.isEmpty, "expected lower-case ids, but found \(odd)")
  }

  @Test("each has a summary of one sentence", arguments: lists)
  func summaries(list: List) {
    let odd = list.entries.filter { $0.summary.isEmpty || !$0.summary.hasSuffix(".") }.map(\.id)
    #expect(odd.isEmpty, "expected a sentence as the summary of \(odd)")
  }

  @Test("each has cases, and a negative one among them", arguments: lists)
  func cases(list: List) {
    guard let folder = list.cases else { return }
    let all = CaseFile.cases(in: folder)
    var lacking: [String] = []
    for entry in list.entries {
      if let form = ListedRule.named(entry.id), let pass = form.formOf, list.name == "rules" {
        // A form may be shown in the file of its pass, where a line says rule=…
        let isShown = all.contains { item in
          item.subject == entry.id
            || item.subject == pass
              && item.expectations.contains { $0.text.hasSuffix("rule=\(entry.id)") }
        }
        if !isShown { lacking.append("\(entry.id): no case in \(folder)/\(pass).cases") }
        continue
      }
      let own = all.filter { $0.subject == entry.id }
      if own.isEmpty {
        lacking.append("\(entry.id): no \(folder)/\(entry.id).cases")
      } else if !own.contains(where: \.isNegative) {
        lacking.append("\(entry.id): no negative case")
      } else if own.allSatisfy(\.isNegative) {
        lacking.append("\(entry.id): no positive case")
      }
    }
    #expect(
      lacking.isEmpty,
      "\(lacking.count) of \(list.entries.count) \(list.name) lack cases:\n\(lacking.lines)")
  }

  @Test("each case file is named for something that exists", arguments: lists)
  func names(list: List) {
    guard let folder = list.cases else { return }
    let ids = Set(list.entries.map(\.id))
    let strange = Corpus.names(in: folder).filter { name in
      !name.hasSuffix(".cases") || !ids.contains(String(name.dropLast(6)))
    }
    #expect(strange.isEmpty, "expected the ids of \(list.name), but found \(strange.lines)")
  }

  @Test("what is made in a source file is in the list", arguments: lists)
  func sources(list: List) throws {
    let ids = Set(list.entries.map(\.id))
    let made = try Regex(#"\b(?:\#(list.makers.joined(separator: "|")))\(\s*(?:id: )?"([^"]+)""#)
    var found: Set<String> = []
    for file in Corpus.files(below: list.sources, ending: ".swift") {
      let path = Corpus.package.appending(path: list.sources).appending(path: file)
      let text = try String(contentsOf: path, encoding: .utf8)
      for match in text.matches(of: made) {
        let id = match.output[1].substring.map(String.init) ?? ""
        found.insert(id)
        #expect(ids.contains(id), "\(list.sources)/\(file) makes \(id), which no list names")
      }
    }
    #expect(!found.isEmpty, "expected \(list.name) in \(list.sources), but found none")
  }

  @Test("each template has a page, and reads it")
  func templates() throws {
    let pipeline = try SampleWalk.pipeline.get()
    let pages = Corpus.names(in: "pages")
    for template in Template.all {
      // The longest id wins: afpims-print-… is no page of afpims.
      let own = pages.filter { page in
        page.hasPrefix(template.id + "-")
          && !Template.all.contains {
            $0.id.count > template.id.count && page.hasPrefix($0.id + "-")
          }
      }
      #expect(!own.isEmpty, "expected a page \(template.id)-…, but found none")
      for page in own {
        let source = try CorpusPage(name: page).source()
        let document = try pipeline.document(from: source)
        #expect(document.release.template == template.id, "of page \(page)")
      }
    }
  }
}

extension [String] {
  fileprivate var lines: String { joined(separator: "\n") }
}
