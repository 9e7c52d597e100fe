internal import MusterModel
internal import MusterText

extension Check {
  /// A rank that the service named before it does not have.
  ///
  /// "Navy Staff Sgt. Ana Ruiz", "Army Senior Airman Ben Pike".
  ///
  /// Does not report ranks of services whose ranks the table does not hold, nor a rank without a
  /// service before it.
  static let rankService = Check(
    "rank.service", "A rank that the service named before it does not have.", severity: .warning,
    example: "Navy Staff Sgt. Ana Ruiz led the crew.",
    limits: "Only a service that stands right before the rank counts, and only services whose "
      + "ranks are in the table."
  ) { proof in
    let ranks = proof.lexicon.ranks.rows
    let services = proof.lexicon.services.rows
    var findings: [Finding] = []
    for rank in proof.mentions.ranks {
      guard let index = rank.reading.service, let range = rank.reading.serviceRange,
        rank.reading.status == nil
      else { continue }
      let service = services[index]
      let key = service.parent.isEmpty ? service.key : service.parent
      guard service.country == "US", isListed(key, ranks),
        let phrase = proof.lexicon.phrase(
          .rank, at: rank.tokens.lowerBound, in: proof.tokens),
        phrase.end == rank.tokens.upperBound
      else { continue }
      let own = phrase.rows.map { ranks[$0] }.filter { $0.country == "US" }
      guard !own.isEmpty, !own.contains(where: { $0.services.isEmpty || $0.services.contains(key) })
      else { continue }
      let others = Set(own.flatMap(\.services)).sorted().compactMap { key in
        services.first { $0.key == key }?.name
      }
      findings.append(
        proof.finding(
          "rank.service", .warning,
          "expected a rank of the \(service.name), but found \u{201C}\(proof.string(rank.range))\u{201D}, "
            + "because only the \(others.joined(separator: ", the ")) has it",
          rank.range,
          evidence: [Finding.Evidence(range: range, note: "the service")]))
    }
    return findings
  }

  private static func isListed(_ key: String, _ ranks: RankTable.Rows) -> Bool {
    ranks.contains { $0.services.contains(key) }
  }
}
