internal import Muster
import MusterTestSupport
internal import MusterText
import Testing

/// Every form of the rank table in a sentence, and words that look like ranks and are none.
@Suite struct RankTableTests {
  /// A way to write a rank before a name.
  struct Manner: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var status: String?
    var isPlural = false
    /// The sentence of a service's name and a form of a rank.
    var sentence: @Sendable (_ service: String, _ form: String) -> String

    init(
      _ name: String, status: String? = nil, isPlural: Bool = false,
      _ sentence: @escaping @Sendable (String, String) -> String
    ) {
      testDescription = name
      self.status = status
      self.isPlural = isPlural
      self.sentence = sentence
    }
  }

  static let manners: [Manner] = [
    Manner("as the table writes it") { "\($0) \($1) Ana Kestrel opened the gate." },
    Manner("in capitals") { "\($0) \($1.uppercased()) Ana Kestrel opened the gate." },
    Manner("retired", status: "retired") { "It was opened by retired \($0) \($1) Ana Kestrel." },
    Manner("retired, behind it", status: "retired") { "\($0) \($1) (Ret.) Ana Kestrel spoke." },
    Manner("then-", status: "former") { "In 2019, then-\($1) Ana Kestrel of the \($0) spoke." },
    Manner("-select", status: "select") { "\($0) \($1)-select Ana Kestrel spoke." },
    Manner("(select)", status: "select") { "\($0) \($1) (select) Ana Kestrel spoke." },
    Manner("frocked", status: "frocked") { "\($0) \($1) (frocked) Ana Kestrel spoke." },
    Manner("a chaplain") { "\($0) Chaplain (\($1)) Ana Kestrel spoke." },
    Manner("a plural", isPlural: true) { "\($0) \($1) Ana Kestrel and Owen Pike spoke." },
  ]

  /// The nations whose every form is tried.
  static let nations: Set<String> = [
    "US", "GB", "CA", "AU", "NZ", "KR", "JP", "DE", "FR", "IT", "PL", "NL", "NO", "PH", "IN",
  ]

  @Test("each form of the rank table gives its title, grades, service and person")
  func forms() throws {
    let lexicon = try SampleWalk.pipeline.get().lexicon
    let list = try #require(lexicon.lists["ranks.tsv"])
    var tried = 0
    var faults: [String] = []
    for (row, rank) in lexicon.ranks.rows.enumerated()
    where RankTableTests.nations.contains(rank.country) {
      let singular = list.alternatives(5, ofRow: row)
      let plural = list.alternatives(6, ofRow: row)
      for key in rank.services {
        guard let number = lexicon.services.row(key),
          let before = lexicon.lists["services.tsv"]?.alternatives(8, ofRow: number).first
        else { continue }
        // Each form in one manner, in turn; the first of a row in all of them.
        for (place, form) in singular.enumerated() {
          let all = RankTableTests.manners.filter { !$0.isPlural }
          for manner in place == 0 && row % 9 == 0 ? all : [all[(row + place) % all.count]] {
            tried += 1
            faults += try complaints(manner, before, form, rank, key, lexicon)
          }
        }
        for form in plural {
          tried += 1
          faults += try complaints(
            RankTableTests.manners[RankTableTests.manners.count - 1], before, form, rank, key,
            lexicon)
        }
      }
    }
    #expect(tried > 6_000)
    #expect(
      faults.isEmpty, "\(faults.count) of \(tried):\n\(faults.prefix(40).joined(separator: "\n"))")
  }

  private func complaints(
    _ manner: Manner, _ service: String, _ form: String, _ rank: RankTable.Row, _ key: String,
    _ lexicon: Lexicon
  ) throws -> [String] {
    let sentence = manner.sentence(service, form)
    let people = try walk(sentence).roll.people
    let names = manner.isPlural ? ["Ana Kestrel", "Owen Pike"] : ["Ana Kestrel"]
    guard people.map(\.fullName) == names else {
      return ["\(sentence): people \(people.map(\.fullName))"]
    }
    guard let found = people[0].ranks.first else { return ["\(sentence): no rank"] }
    var faults: [String] = []
    if !rank.grade.isEmpty, !found.grades.contains(rank.grade) {
      faults.append("\(sentence): grades \(found.grades), not \(rank.grade)")
    }
    if found.country != rank.country {
      faults.append("\(sentence): country \(found.country ?? "")")
    }
    // A component's ranks are those of its service.
    let services = lexicon.services
    if let number = services.row(key),
      found.service != services.rows[services.service(of: number)].name
    {
      faults.append("\(sentence): service \(found.service ?? "none")")
    }
    if let status = manner.status, found.status?.rawValue != status {
      faults.append("\(sentence): status \(found.status?.rawValue ?? "none")")
    }
    return faults
  }

  /// Police, firemen, airlines, civil titles, names of other things.
  static let negatives = [
    "Police Capt. Ana Kestrel said that the road was closed.",
    "Capt. Ana Kestrel of the Salem Police Department closed the road.",
    "Salem police Sgt. Ana Kestrel wrote the report.",
    "Fire Capt. Ana Kestrel led the crew into the mill.",
    "Fire Department Lt. Ana Kestrel answered questions.",
    "County sheriff's Lt. Ana Kestrel ended the search.",
    "State Police Maj. Ana Kestrel directed traffic.",
    "Highway Patrol Sgt. Ana Kestrel wrote the ticket.",
    "Airline captain Ana Kestrel landed the jet.",
    "Blue Heron Airlines Capt. Ana Kestrel landed the jet.",
    "Lt. Gov. Ana Kestrel signed the paper.",
    "Lieutenant Governor Ana Kestrel signed the paper.",
    "The commander of the wing opened the gate.",
    "Major Kestrel, 12, of Salem, won the spelling bee.",
    "She was flown to Landstuhl General Hospital on Monday.",
    "It is a major city, and the general public was invited by a private company.",
    "The crew sailed home with the Admiral's Cup.",
    "They ate at Colonel Sanders' and saw Captain America.",
    "General Motors and General Electric took part, General Mills did not.",
    "Attorney General Ana Kestrel filed suit.",
    "Postmaster General Ana Kestrel resigned.",
    "Secretary-General Ana Kestrel flew home.",
    "The Major League season opened with Sgt. Pepper's songs.",
    "General Assembly members read General Order No. 4.",
    "Team captain Ana Kestrel scored twice.",
    "Police Chief Ana Kestrel and Chief Executive Officer Owen Pike shook hands.",
    "A private room, a general answer, a corporal punishment, an admiral butterfly.",
    "Corporal Punishment was banned.",
  ]

  @Test("what looks like a rank is none", arguments: negatives)
  func noRank(_ sentence: String) throws {
    let people = try walk(sentence).roll.people
    #expect(people.allSatisfy { $0.ranks.isEmpty }, "\(people.map(\.fullName))")
  }

  private func walk(_ sentence: String) throws -> SampleWalk {
    let text = Array(sentence.utf8)
    return try SampleWalk(
      Document(
        source: SourceDescription(
          name: "sentence", mediaType: "text/plain", encoding: "utf-8", bytes: text.count,
          sha256: ""),
        page: text, text: text, map: SourceMap(),
        blocks: [Block(.paragraph, TextRange(0, text.count))], release: Release()))
  }
}
