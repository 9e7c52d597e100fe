public import MusterModel

/// What a caller may choose about a record's form.
public struct ExportOptions: Sendable {
  /// The unit of `start` and `end`.
  public var offsets: OffsetUnit
  /// Whether a reading for people may use colours.
  public var isColored: Bool

  /// Makes options.
  public init(offsets: OffsetUnit = .codepoints, isColored: Bool = false) {
    self.offsets = offsets
    self.isColored = isColored
  }
}

/// Writes a record as one JSON object, its keys in the order of the schema.
///
/// Every key is always present, `null` or `[]` where there is nothing. Byte offsets become offsets
/// of the wished unit here, and nowhere else.
public struct RecordJSON: ~Copyable {
  let record: Record
  let text: OffsetTable
  let page: OffsetTable
  var json: JSONWriter

  /// The record as JSON: one line, or indented for people.
  public static func bytes(
    of record: Record, options: ExportOptions = ExportOptions(), isIndented: Bool = false
  ) -> [UInt8] {
    var writer = RecordJSON(record, options: options, isIndented: isIndented)
    writer.write()
    writer.json.newline()
    return writer.json.finish()
  }

  init(_ record: Record, options: ExportOptions, isIndented: Bool) {
    self.record = record
    text = OffsetTable(record.document.text, unit: options.offsets, hasLines: false)
    page = OffsetTable(record.document.page, unit: options.offsets, hasLines: true)
    json = JSONWriter(isIndented: isIndented, capacity: record.document.text.count * 6 + 4096)
  }

  private mutating func write() {
    json.beginObject()
    json.key("schema_version")
    json.string("1.0")
    json.key("id")
    json.string(record.id)
    json.key("content_sha256")
    json.string(record.contentSHA256)
    writeSource()
    writeRelease()
    json.key("text")
    json.string(utf8: record.document.text, from: 0, to: record.document.text.count)
    writeBlocks()
    writePeople()
    writeOrganizations()
    writePlaces()
    writeEquipment()
    writeEvents()
    writeDates()
    writeQuotes()
    writeFindings()
    writeProvenance()
    json.endObject()
  }

  private mutating func writeSource() {
    let source = record.document.source
    json.key("source")
    json.beginObject()
    json.key("name")
    json.string(source.name)
    json.key("url")
    json.string(source.url)
    json.key("media_type")
    json.string(source.mediaType)
    json.key("encoding")
    json.string(source.encoding)
    json.key("bytes")
    json.int(source.bytes)
    json.key("sha256")
    json.string(source.sha256)
    json.endObject()
  }

  private mutating func writeRelease() {
    let release = record.document.release
    json.key("release")
    json.beginObject()
    json.key("kind")
    json.string(release.kind.rawValue)
    json.key("headline")
    json.string(release.headline?.text)
    json.key("headline_source")
    writeSource(release.headline?.source)
    json.key("subheadline")
    json.string(release.subheadline?.text)
    json.key("published")
    write(release.published)
    json.key("updated")
    write(release.updated)
    json.key("dateline")
    write(release.dateline)
    json.key("bylines")
    json.beginArray()
    for (index, byline) in release.bylines.enumerated() { write(byline, at: index) }
    json.endArray()
    json.key("credit")
    json.string(release.credit?.text)
    json.key("section")
    json.string(release.section)
    json.key("tags")
    json.beginArray()
    for tag in release.tags { json.string(tag) }
    json.endArray()
    json.key("language")
    json.string(release.language)
    json.key("canonical_url")
    json.string(release.canonicalURL)
    json.key("template")
    json.string(release.template)
    json.endObject()
  }

  private mutating func write(_ published: Published?) {
    guard let published else { return json.null() }
    json.beginObject()
    json.key("text")
    json.string(published.excerpt.text)
    json.key("edtf")
    json.string(published.date.iso)
    json.key("evidence")
    json.string(published.evidence.rawValue)
    json.endObject()
  }

  private mutating func write(_ dateline: Dateline?) {
    guard let dateline else { return json.null() }
    json.beginObject()
    json.key("place")
    writeWords(dateline.place)
    json.key("date")
    if let date = dateline.date { writeWords(date) } else { json.null() }
    json.key("text")
    writeWords(dateline.range)
    json.endObject()
  }

  private mutating func write(_ byline: Byline, at index: Int) {
    let writer = index < record.writers.count ? record.writers[index] : nil
    json.beginObject()
    json.key("text")
    json.string(byline.excerpt.text)
    json.key("name")
    json.string(writer?.name)
    json.key("rank")
    json.string(writer?.rank)
    json.key("person")
    writeID("p", writer?.person)
    json.key("source")
    writeSource(byline.excerpt.source)
    json.endObject()
  }

  private mutating func writeBlocks() {
    json.key("blocks")
    json.beginArray()
    for block in record.document.blocks {
      json.beginObject()
      json.key("kind")
      json.string(block.kind.rawValue)
      writeSpan(block.range, hasText: false)
      json.endObject()
    }
    json.endArray()
  }

  private mutating func writeProvenance() {
    json.key("provenance")
    json.beginObject()
    json.key("program")
    json.string(record.provenance.program)
    json.key("version")
    json.string(record.provenance.version)
    json.key("rules")
    json.string(record.provenance.rules)
    json.endObject()
  }

  // MARK: - Spans and ids

  /// The words of a range as a string.
  mutating func writeWords(_ range: TextRange) {
    json.string(utf8: record.document.text, from: range.start, to: range.end)
  }

  /// The members `start`, `end`, `text`, `source` of the object being written.
  mutating func writeSpan(_ range: TextRange, hasText: Bool = true) {
    json.key("start")
    json.int(text.offset(range.start))
    json.key("end")
    json.int(text.offset(range.end))
    if hasText {
      json.key("text")
      writeWords(range)
    }
    json.key("source")
    writeSource(record.document.map.sourceRange(of: range))
  }

  /// An object of its own with `start`, `end`, `text`, `source`, or `null`.
  mutating func write(span range: TextRange?) {
    guard let range else { return json.null() }
    json.beginObject()
    writeSpan(range)
    json.endObject()
  }

  /// A place in the page, or `null`.
  mutating func writeSource(_ range: SourceRange?) {
    guard let range else { return json.null() }
    let place = page.place(range.start)
    json.beginObject()
    json.key("start")
    json.int(page.offset(range.start))
    json.key("end")
    json.int(page.offset(range.end))
    json.key("line")
    json.int(place.line)
    json.key("column")
    json.int(place.column)
    json.endObject()
  }

  /// "p1" for the index 0 of the people, or `null`.
  mutating func writeID(_ letter: String, _ index: Int?) {
    if let index { json.string(letter + String(index + 1)) } else { json.null() }
  }
}
