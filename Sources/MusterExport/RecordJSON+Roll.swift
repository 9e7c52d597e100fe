internal import MusterModel

extension RecordJSON {
  mutating func writePeople() {
    json.key("people")
    json.beginArray()
    for (index, person) in record.roll.people.enumerated() { write(person, at: index) }
    json.endArray()
  }

  private mutating func write(_ person: Person, at index: Int) {
    json.beginObject()
    json.key("id")
    writeID("p", index)
    json.key("name")
    json.beginObject()
    json.key("full")
    json.string(person.fullName)
    json.key("given")
    json.string(person.given)
    json.key("middle")
    json.string(person.middle)
    json.key("family")
    json.string(person.family)
    json.key("suffix")
    json.string(person.suffix)
    json.key("nickname")
    json.string(person.nickname)
    json.endObject()
    json.key("gender")
    json.string(person.gender?.rawValue)
    json.key("rank")
    if let rank = person.rank { write(rank) } else { json.null() }
    json.key("ranks")
    json.beginArray()
    for rank in person.ranks { write(rank) }
    json.endArray()
    json.key("roles")
    json.beginArray()
    for role in person.roles { write(role) }
    json.endArray()
    write(person.mentions)
    json.endObject()
  }

  private mutating func write(_ rank: Rank) {
    json.beginObject()
    json.key("text")
    writeWords(rank.range)
    json.key("title")
    json.string(rank.title)
    json.key("service")
    json.string(rank.service)
    json.key("component")
    json.string(rank.component)
    json.key("country")
    json.string(rank.country)
    json.key("grades")
    write(rank.grades)
    json.key("nato")
    write(rank.nato)
    json.key("status")
    json.string(rank.status?.rawValue)
    writeSpan(rank.range, hasText: false)
    json.endObject()
  }

  private mutating func write(_ words: [String]) {
    json.beginArray()
    for word in words { json.string(word) }
    json.endArray()
  }

  private mutating func write(_ role: Role) {
    json.beginObject()
    json.key("title")
    json.string(role.title)
    json.key("organization")
    writeID("o", role.organization)
    json.key("former")
    json.bool(role.isFormer)
    writeSpan(role.range, hasText: false)
    json.key("rule")
    json.string(role.rule.name)
    json.endObject()
  }

  private mutating func write(_ mentions: [EntityMention]) {
    json.key("mentions")
    json.beginArray()
    for mention in mentions {
      json.beginObject()
      writeSpan(mention.range)
      json.key("form")
      json.string(mention.form.rawValue)
      json.key("rule")
      json.string(mention.rule.name)
      json.endObject()
    }
    json.endArray()
  }

  mutating func writeOrganizations() {
    json.key("organizations")
    json.beginArray()
    for (index, organization) in record.roll.organizations.enumerated() {
      json.beginObject()
      json.key("id")
      writeID("o", index)
      json.key("name")
      json.string(organization.name)
      json.key("acronym")
      json.string(organization.acronym)
      json.key("kind")
      json.string(organization.kind.rawValue)
      json.key("echelon")
      json.string(organization.echelon)
      json.key("country")
      json.string(organization.country)
      json.key("parent")
      writeID("o", organization.parent)
      write(organization.mentions)
      json.endObject()
    }
    json.endArray()
  }

  mutating func writePlaces() {
    json.key("places")
    json.beginArray()
    for (index, place) in record.roll.places.enumerated() {
      json.beginObject()
      json.key("id")
      writeID("l", index)
      json.key("name")
      json.string(place.name)
      json.key("kind")
      json.string(place.kind.rawValue)
      json.key("country")
      json.string(place.country)
      write(place.mentions)
      json.endObject()
    }
    json.endArray()
  }

  mutating func writeEquipment() {
    json.key("equipment")
    json.beginArray()
    for (index, equipment) in record.roll.equipment.enumerated() {
      json.beginObject()
      json.key("id")
      writeID("x", index)
      json.key("name")
      json.string(equipment.name)
      json.key("kind")
      json.string(equipment.kind.rawValue)
      write(equipment.mentions)
      json.endObject()
    }
    json.endArray()
  }

  mutating func writeEvents() {
    json.key("events")
    json.beginArray()
    for (index, event) in record.roll.events.enumerated() {
      json.beginObject()
      json.key("id")
      writeID("e", index)
      json.key("name")
      json.string(event.name)
      json.key("kind")
      json.string(event.kind.rawValue)
      write(event.mentions)
      json.endObject()
    }
    json.endArray()
  }

  mutating func writeDates() {
    json.key("dates")
    json.beginArray()
    for date in record.roll.dates {
      json.beginObject()
      writeSpan(date.range)
      json.key("type")
      json.string(date.reading.type.rawValue)
      json.key("timex")
      json.string(date.reading.timex)
      json.key("edtf")
      json.string(date.reading.edtf)
      json.key("from")
      json.string(date.reading.from?.iso)
      json.key("to")
      json.string(date.reading.to?.iso)
      json.key("granularity")
      json.string(date.reading.granularity?.rawValue)
      json.key("anchor")
      json.string(date.reading.anchor)
      json.key("parts")
      json.beginArray()
      for part in date.reading.parts {
        json.beginObject()
        writeSpan(part.range)
        json.key("timex")
        json.string(part.timex)
        json.endObject()
      }
      json.endArray()
      json.key("rule")
      json.string(date.rule.name)
      json.endObject()
    }
    json.endArray()
  }

  mutating func writeQuotes() {
    json.key("quotes")
    json.beginArray()
    for (index, quote) in record.roll.quotes.enumerated() {
      json.beginObject()
      json.key("id")
      writeID("q", index)
      json.key("kind")
      json.string(quote.kind.rawValue)
      json.key("text")
      json.string(
        utf8: record.document.text, pieces: quote.parts.lazy.map { ($0.start, $0.end) })
      json.key("parts")
      json.beginArray()
      for part in quote.parts {
        json.beginObject()
        writeSpan(part, hasText: false)
        json.endObject()
      }
      json.endArray()
      json.key("content")
      write(span: quote.content)
      json.key("insertions")
      json.beginArray()
      for insertion in quote.insertions {
        json.beginObject()
        json.key("kind")
        json.string(insertion.kind.rawValue)
        writeSpan(insertion.range)
        json.endObject()
      }
      json.endArray()
      json.key("repaired")
      json.bool(quote.isRepaired)
      json.key("speaker")
      switch quote.speaker {
      case .person(let person): writeID("p", person)
      case .organization(let organization): writeID("o", organization)
      case nil: json.null()
      }
      json.key("speaker_mention")
      write(span: quote.speakerMention)
      json.key("cue")
      write(span: quote.cue)
      json.key("confidence")
      json.share(quote.confidence)
      json.key("rule")
      json.string(quote.rule.name)
      json.endObject()
    }
    json.endArray()
  }
}

extension Person {
  /// The rank that says most: a named service first, then the fewest grades left open, then the
  /// first one named.
  var rank: Rank? {
    var best: Rank?
    for rank in ranks where rank.status != .former {
      guard let sofar = best else {
        best = rank
        continue
      }
      let says = (rank.service == nil ? 1 : 0, rank.grades.isEmpty ? 99 : rank.grades.count)
      let said = (sofar.service == nil ? 1 : 0, sofar.grades.isEmpty ? 99 : sofar.grades.count)
      if says < said { best = rank }
    }
    return best ?? ranks.first
  }
}
