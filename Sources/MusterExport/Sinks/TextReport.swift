internal import MusterModel

extension OutputFormat {
  /// A reading for people, 80 columns wide: who, said what, when, where, and what does not pass.
  public static let textReport = OutputFormat(
    id: "text", summary: "A reading for people, 80 columns wide.", fileExtension: "txt",
    layout: .fileEach
  ) { record, options in
    var reading = Reading(record, isColored: options.isColored)
    return reading.bytes()
  }
}

/// Sets one record for people.
private struct Reading {
  private let record: Record
  private let page: OffsetTable
  private var report: Report
  private var document: Document { record.document }
  private var roll: Roll { record.roll }

  init(_ record: Record, isColored: Bool) {
    self.record = record
    page = OffsetTable(record.document.page, unit: .codepoints, hasLines: true)
    report = Report(isColored: isColored)
  }

  mutating func bytes() -> [UInt8] {
    writeHead()
    writePeople()
    writeQuotes()
    writeDates()
    writeOrganizations()
    writePlaces()
    writeFindings()
    report.add("")
    return report.bytes
  }

  private mutating func writeHead() {
    let release = document.release
    report.add(release.headline?.text ?? document.source.name, .strong)
    if let subheadline = release.subheadline { report.add(subheadline.text) }
    var parts: [String] = []
    if let published = release.published { parts.append(published.date.iso) }
    if let dateline = release.dateline { parts.append(document.string(dateline.place)) }
    if !release.bylines.isEmpty {
      parts.append("by " + release.bylines.map(\.excerpt.text).joined(separator: ", "))
    }
    if let credit = release.credit { parts.append(credit.text) }
    if !parts.isEmpty { report.add(parts.joined(separator: " \u{B7} "), .faint) }
  }

  private mutating func writePeople() {
    guard !roll.people.isEmpty else { return }
    report.heading("WHO")
    for person in roll.people {
      let rank = person.rank
      var name = rank.map { document.string($0.range) + " " } ?? ""
      name += person.fullName
      if let nickname = person.nickname, !name.contains(nickname) {
        name += " \u{201C}\(nickname)\u{201D}"
      }
      report.add(label: name, rank.map { service(of: $0) } ?? "", .strong, column: 42)
      for role in person.roles {
        var words = role.isFormer && !role.title.hasPrefix("former") ? "former " : ""
        words += role.title
        if let organization = role.organization {
          words += ", " + roll.organizations[organization].name
        }
        report.add(words, indent: 4, hanging: 6)
      }
    }
  }

  /// The service, the grades and the status of a rank.
  ///
  /// Such as "U.S. Space Force, O-9, retired".
  private func service(of rank: Rank) -> String {
    var parts: [String] = []
    if let service = rank.service {
      parts.append(rank.component.map { "\(service) (\($0))" } ?? service)
    } else if let country = rank.country {
      parts.append(country)
    }
    if !rank.grades.isEmpty { parts.append(rank.grades.joined(separator: "/")) }
    if let status = rank.status { parts.append(status.rawValue) }
    return parts.joined(separator: ", ")
  }

  private mutating func writeQuotes() {
    guard !roll.quotes.isEmpty else { return }
    report.heading("SAID")
    for quote in roll.quotes {
      var words = quote.parts.map { document.string($0) }.joined(separator: " \u{2026} ")
      if quote.kind != .indirect { words = "\u{201C}\(words)\u{201D}" }
      var who =
        switch quote.speaker {
        case .person(let person): roll.people[person].fullName
        case .organization(let organization): roll.organizations[organization].name
        case nil: "nobody named"
        }
      if let mention = quote.speakerMention {
        let named = document.string(mention)
        if named != who { who += " (\u{201C}\(named)\u{201D})" }
      }
      if let cue = quote.cue { who += ", " + document.string(cue) }
      let sure = Int((min(1, max(0, quote.confidence)) * 100).rounded())
      report.add("\(who), \(quote.kind.rawValue), \(sure) %", .strong, indent: 2, hanging: 4)
      report.add(words, indent: 4)
    }
  }

  private mutating func writeDates() {
    guard !roll.dates.isEmpty else { return }
    report.heading("WHEN")
    for date in roll.dates {
      report.add(
        label: document.string(date.range),
        date.reading.edtf ?? date.reading.timex ?? "no such day", column: 42)
    }
  }

  private mutating func writeOrganizations() {
    guard !roll.organizations.isEmpty else { return }
    report.heading("UNITS AND ORGANIZATIONS")
    for organization in roll.organizations {
      var name = organization.name
      if let acronym = organization.acronym, acronym != name { name += " (\(acronym))" }
      var kind = [organization.echelon ?? organization.kind.rawValue]
      if let parent = organization.parent { kind.append("of " + roll.organizations[parent].name) }
      report.add(label: name, kind.joined(separator: " "), column: 42)
    }
  }

  private mutating func writePlaces() {
    let named =
      roll.places.map { ($0.name, $0.kind.rawValue) }
      + roll.events.map { ($0.name, $0.kind.rawValue) }
      + roll.equipment.map { ($0.name, $0.kind.rawValue) }
    guard !named.isEmpty else { return }
    report.heading("PLACES, EVENTS, EQUIPMENT")
    for (name, kind) in named { report.add(label: name, kind, column: 42) }
  }

  private mutating func writeFindings() {
    guard !record.findings.isEmpty else {
      report.add("")
      return report.add("PASSES MUSTER: no check found anything.", .good)
    }
    report.heading("DOES NOT PASS MUSTER")
    for finding in record.findings {
      let style: Report.Style =
        switch finding.severity {
        case .error: .error
        case .warning: .warning
        case .info, .style: .plain
        }
      report.add(
        "\(place(of: finding.range))\(finding.severity.rawValue): \(finding.message) "
          + "[\(finding.check)]", style, indent: 2, hanging: 4)
      for evidence in finding.evidence.prefix(3) {
        report.add(
          "\(place(of: evidence.range))\u{201C}\(document.string(evidence.range))\u{201D}: "
            + evidence.note, .faint, indent: 4, hanging: 6)
      }
    }
  }

  /// "19:45: ", or nothing where the words are not in the page as such.
  private func place(of range: TextRange) -> String {
    guard let source = document.map.sourceRange(of: range) else { return "" }
    let place = page.place(source.start)
    return "\(place.line):\(place.column): "
  }
}
