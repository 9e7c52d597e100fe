internal import MusterExport

extension ArchiveRegister {
  /// The form of a register as JSON Lines: an object a person or unit.
  ///
  /// Each key is always there; what one holds names releases and units by their names, so that a
  /// line can be read alone.
  public func jsonLine(_ person: RegisteredPerson) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("register_version")
    json.string("1.0")
    json.key("kind")
    json.string("person")
    json.key("id")
    json.string(person.id)
    json.key("name")
    json.beginObject()
    json.key("full")
    json.string(person.full)
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
    write(person.spellings, to: &json)
    json.key("ranks")
    json.beginArray()
    for rank in person.ranks {
      json.beginObject()
      json.key("title")
      json.string(rank.rank.title)
      json.key("service")
      json.string(rank.rank.service)
      json.key("country")
      json.string(rank.rank.country)
      json.key("grades")
      write(rank.rank.grades, to: &json)
      json.key("status")
      json.string(rank.rank.status)
      write(rank.span, to: &json)
      json.endObject()
    }
    json.endArray()
    json.key("roles")
    json.beginArray()
    for role in person.roles {
      json.beginObject()
      json.key("title")
      json.string(role.title)
      json.key("organization")
      json.string(role.unit.map { units[$0].name })
      json.key("former")
      json.bool(role.isFormer)
      write(role.span, to: &json)
      json.endObject()
    }
    json.endArray()
    json.key("organizations")
    write(person.units.map { units[$0].name }, to: &json)
    writeTail(person.span, person.mentions, person.conflicts, to: &json)
    json.endObject()
    json.newline()
    return json.finish()
  }

  /// The same for a unit.
  public func jsonLine(_ unit: RegisteredUnit) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("register_version")
    json.string("1.0")
    json.key("kind")
    json.string("unit")
    json.key("id")
    json.string(unit.id)
    json.key("name")
    json.string(unit.name)
    json.key("acronyms")
    write(unit.acronyms, to: &json)
    write(unit.spellings, to: &json)
    json.key("sort")
    json.string(unit.kind)
    json.key("echelon")
    json.string(unit.echelon)
    json.key("country")
    json.string(unit.country)
    json.key("parents")
    write(unit.parents.map { units[$0].name }, to: &json)
    json.key("people")
    json.beginArray()
    for holder in unit.holders {
      json.beginObject()
      json.key("title")
      json.string(holder.title)
      json.key("person")
      json.string(people[holder.person].full)
      json.key("id")
      json.string(people[holder.person].id)
      json.key("former")
      json.bool(holder.isFormer)
      write(holder.span, to: &json)
      json.endObject()
    }
    json.endArray()
    writeTail(unit.span, unit.mentions, unit.conflicts, to: &json)
    json.endObject()
    json.newline()
    return json.finish()
  }

  private func writeTail(
    _ span: Span, _ mentions: Int, _ conflicts: [RegisterConflict], to json: inout JSONWriter
  ) {
    json.key("mentions")
    json.int(mentions)
    write(span, to: &json)
    json.key("sources")
    write(span.releases.map { releases[$0].name }, to: &json)
    json.key("conflicts")
    json.beginArray()
    for conflict in conflicts {
      json.beginObject()
      json.key("kind")
      json.string(conflict.kind)
      json.key("message")
      json.string(conflict.message)
      json.key("evidence")
      json.beginArray()
      for evidence in conflict.evidence {
        let release = releases[evidence.release]
        json.beginObject()
        json.key("release")
        json.string(release.id)
        json.key("source")
        json.string(release.name)
        json.key("date")
        json.string(release.date)
        json.key("text")
        json.string(evidence.words)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
  }

  private func write(_ span: Span, to json: inout JSONWriter) {
    json.key("first")
    json.string(span.first)
    json.key("last")
    json.string(span.last)
    json.key("releases")
    json.int(span.releases.count)
  }

  private func write(_ words: [String], to json: inout JSONWriter) {
    json.beginArray()
    for word in words { json.string(word) }
    json.endArray()
  }

  private func write(_ spellings: [(text: String, releases: Int)], to json: inout JSONWriter) {
    json.key("spellings")
    json.beginArray()
    for spelling in spellings {
      json.beginObject()
      json.key("text")
      json.string(spelling.text)
      json.key("releases")
      json.int(spelling.releases)
      json.endObject()
    }
    json.endArray()
  }
}
