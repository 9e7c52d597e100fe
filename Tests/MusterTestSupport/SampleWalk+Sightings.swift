internal import Muster
internal import MusterText

extension SampleWalk {
  /// All mentions in the words of case files, layer by layer.
  public var sightings: [Sighting] {
    var all: [Sighting] = []
    all += mentions.ranks.map { sighting(.ranks, $0, values(of: $0)) }
    all += mentions.people.map { sighting(.people, $0, values(of: $0.reading)) }
    all += mentions.organizations.map { mention in
      var values = values(of: mention.reading)
      values["name"] = organizationName(at: mention.range) ?? words(mention.range)
      return sighting(.organizations, mention, values)
    }
    all += mentions.places.map { mention in
      let reading = mention.reading
      return sighting(
        .places, mention,
        [
          "kind": reading.kind.rawValue, "country": reading.country ?? "",
          "state": reading.state ?? "", "core": words(reading.core),
        ])
    }
    all += mentions.equipment.map {
      sighting(.equipment, $0, ["kind": $0.reading.kind.rawValue])
    }
    all += mentions.events.map { sighting(.events, $0, ["kind": $0.reading.kind.rawValue]) }
    all += mentions.dates.map { sighting(.dates, $0, values(of: $0.reading)) }
    all += mentions.roles.map { mention in
      let reading = mention.reading
      return sighting(
        .roles, mention,
        [
          "title": roleTitle(at: mention.range) ?? words(mention.range),
          "former": reading.isFormer ? "true" : "",
          "organization": words(reading.organization.map { mentions.organizations[$0].range }),
          "person": words(reading.person.map { mentions.people[$0].range }),
        ])
    }
    all += mentions.quotations.map { mention in
      // The span of a quote is its words without the outer marks.
      let parts = mention.reading.parts
      var inner = mention
      if let first = parts.first, let last = parts.last {
        inner.range = TextRange(first.start, last.end)
      }
      return sighting(.quotations, inner, values(of: mention.reading))
    }
    return all
  }

  private func sighting<Reading>(
    _ layer: Layer, _ mention: Mention<Reading>, _ values: [String: String]
  ) -> Sighting {
    Sighting(
      layer: Sighting.name(of: layer), range: mention.range, rule: mention.rule.name,
      values: values, words: words(mention.range))
  }

  /// What the roll settled on for the person who holds the rank, else all that the words leave open.
  private func values(of mention: Mention<RankReading>) -> [String: String] {
    let reading = mention.reading
    let settled = roll.people.lazy.flatMap(\.ranks).first { $0.range == mention.range }
    if let settled {
      return [
        "title": settled.title, "grades": settled.grades.joined(separator: ","),
        "nato": settled.nato.joined(separator: ","), "country": settled.country ?? "",
        "service": settled.service ?? "", "component": settled.component ?? "",
        "status": settled.status?.rawValue ?? "", "plural": reading.isPlural ? "true" : "",
      ]
    }
    let rows = reading.rows.map { lexicon.ranks.rows[$0] }
    let service = reading.service.map { lexicon.services.rows[$0] }
    return [
      "title": SampleWalk.list(rows.map(\.title)), "grades": SampleWalk.list(rows.map(\.grade)),
      "nato": SampleWalk.list(rows.map(\.nato)), "country": SampleWalk.list(rows.map(\.country)),
      "service": service?.name ?? "", "component": service?.component ?? "",
      "status": reading.status?.rawValue ?? "", "plural": reading.isPlural ? "true" : "",
    ]
  }

  private func values(of reading: PersonReading) -> [String: String] {
    let name = reading.name
    let rank = reading.rank.map { values(of: mentions.ranks[$0]) }
    return [
      "given": words(name.given), "middle": words(name.middle), "family": words(name.family),
      "suffix": words(name.suffix), "nickname": words(name.nickname),
      "rank": rank?["title"] ?? "", "title": words(reading.title),
      "form": reading.form.rawValue, "gender": reading.gender?.rawValue ?? "",
    ]
  }

  private func values(of reading: OrganizationReading) -> [String: String] {
    [
      "kind": reading.kind.rawValue, "echelon": reading.echelon ?? "",
      "country": reading.country ?? "", "acronym": words(reading.acronym),
      "form": reading.form.rawValue,
      "parent": words(reading.parent.map { mentions.organizations[$0].range }),
    ]
  }

  private func values(of reading: DateReading) -> [String: String] {
    [
      "type": reading.type.rawValue, "timex": reading.timex ?? "", "edtf": reading.edtf ?? "",
      "from": reading.from?.iso ?? "", "to": reading.to?.iso ?? "",
      "granularity": reading.granularity?.rawValue ?? "", "anchor": reading.anchor ?? "",
      "parts": reading.parts.map { words($0.range) }.joined(separator: " | "),
    ]
  }

  private func values(of reading: QuotationReading) -> [String: String] {
    [
      "kind": reading.kind.rawValue, "speaker": words(reading.speakerRange),
      "cue": words(reading.cue), "text": reading.parts.map(words).joined(separator: " "),
      "content": words(reading.content), "repaired": String(reading.isRepaired),
      "insertions": reading.insertions.map { words($0.range) }.joined(separator: " "),
      "confidence": String(reading.confidence), "who": speakerName(of: reading) ?? "",
    ]
  }

  /// The person or organization to whom the roll gives the quote.
  private func speakerName(of reading: QuotationReading) -> String? {
    guard let first = reading.parts.first,
      let quote = roll.quotes.first(where: { $0.parts.contains(first) })
    else { return nil }
    return switch quote.speaker {
    case .person(let index): roll.people[index].fullName
    case .organization(let index): roll.organizations[index].name
    case nil: nil
    }
  }

  /// The title that the roll gives, which need not stand there: a photographer's place is "by".
  private func roleTitle(at range: TextRange) -> String? {
    roll.people.lazy.flatMap(\.roles).first { $0.range == range }?.title
  }

  private func organizationName(at range: TextRange) -> String? {
    roll.organizations.first { $0.mentions.contains { $0.range == range } }?.name
  }

  /// Values without repeats, divided by commas.
  private static func list(_ values: [String]) -> String {
    var seen: [String] = []
    for value in values where !value.isEmpty && !seen.contains(value) { seen.append(value) }
    return seen.joined(separator: ",")
  }
}
