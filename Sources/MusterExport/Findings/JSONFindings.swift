internal import MusterModel

extension FindingFormat {
  /// One JSON document of all findings; `muster schema findings` prints its schema.
  public static let json = FindingFormat(
    id: "json", summary: "One JSON document; its schema: muster schema findings.",
    separator: ",\n",
    opening: { run in
      var json = JSONWriter()
      json.beginObject()
      json.key("schema_version")
      json.string("1.0")
      json.key("program")
      json.string(run.provenance.program)
      json.key("version")
      json.string(run.provenance.version)
      json.key("rules")
      json.string(run.provenance.rules)
      json.key("releases")
      json.beginArray()
      json.newline()
      return json.finish()
    },
    closing: { _, end in
      var json = JSONWriter()
      json.beginArray()
      for each in end.failed {
        json.beginObject()
        json.key("place")
        json.string(each.place)
        json.key("message")
        json.string(each.message)
        json.endObject()
      }
      json.endArray()
      var unused = JSONWriter()
      unused.beginArray()
      for each in end.unused {
        unused.beginObject()
        unused.key("place")
        unused.string(each.place)
        unused.key("id")
        unused.string(each.id)
        unused.key("scope")
        unused.string(each.scope.description)
        unused.key("reason")
        unused.string(each.reason)
        unused.endObject()
      }
      unused.endArray()
      return Array("\n],\"failed\":".utf8) + json.finish()
        + Array(",\"unused_decisions\":".utf8) + unused.finish() + Array("}\n".utf8)
    }
  ) { checked, _ in
    RecordJSON.findings(of: checked)
  }
}

extension RecordJSON {
  /// The findings of a release as one JSON object.
  static func findings(of checked: CheckedRelease) -> [UInt8] {
    var writer = RecordJSON(checked.record, options: ExportOptions(), isIndented: false)
    writer.json.beginObject()
    writer.json.key("name")
    writer.json.string(checked.record.document.source.name)
    writer.json.key("id")
    writer.json.string(checked.record.id)
    writer.json.key("findings")
    writer.json.beginArray()
    for judged in checked.findings {
      writer.json.beginObject()
      writer.writeMembers(of: judged.finding, id: judged.id)
      writer.json.key("accepted")
      writer.write(judged.decision)
      writer.json.endObject()
    }
    writer.json.endArray()
    writer.json.endObject()
    return writer.json.finish()
  }

  private mutating func write(_ decision: Decision?) {
    guard let decision else { return json.null() }
    json.beginObject()
    json.key("scope")
    json.string(decision.scope.sort)
    json.key("reason")
    json.string(decision.reason)
    json.key("date")
    json.string(decision.date)
    json.key("place")
    json.string(decision.place)
    json.endObject()
  }
}
