internal import Muster

/// What a run was made of and by: `manifest.json`.
///
/// All but the member `timings` is the same for the same inputs.
enum RunManifest {
  static func bytes(
    of journal: Journal, _ tally: RunTally, _ options: BatchRun.Options, seconds: Double
  ) -> [UInt8] {
    let heading = options.heading.split(separator: "\t", omittingEmptySubsequences: false)
    var writer = JSONWriter(isIndented: true)
    writer.beginObject()
    writer.key("program")
    writer.string("muster \(heading[2])")
    writer.key("rules")
    writer.string(String(heading[3]))
    writer.key("settings")
    writer.beginArray()
    for setting in heading[4...] { writer.string(String(setting)) }
    writer.endArray()
    writer.key("counts")
    writer.beginObject()
    writer.key("inputs")
    writer.int(tally.inputs)
    writer.key("read")
    writer.int(tally.read)
    writer.key("failed")
    writer.int(tally.failed)
    writer.key("skipped")
    writer.int(tally.skipped)
    writer.key("duplicate")
    writer.int(tally.duplicate)
    writer.endObject()
    writer.key("timings")
    writer.beginObject()
    writer.key("milliseconds")
    writer.int(Int(seconds * 1000))
    writer.endObject()
    writer.key("inputs")
    writer.beginArray()
    for entry in journal.entries {
      writer.beginObject()
      writer.key("name")
      writer.string(entry.name)
      writer.key("status")
      writer.string(entry.status.rawValue)
      writer.key("bytes")
      writer.int(entry.bytes)
      writer.key("sha256")
      writer.string(entry.sha256.isEmpty ? nil : entry.sha256)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.newline()
    return writer.finish()
  }
}
