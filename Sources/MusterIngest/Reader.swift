internal import CMusterXML
public import MusterModel

/// Reads releases: bytes in, a document out.
public struct Reader: Sendable {
  private let limits: Limits

  /// Makes a reader.
  public init(limits: Limits = .init()) { self.limits = limits }

  /// The document of an input.
  ///
  /// - Throws: An ``IngestError`` if the input is empty, no text, too large, or holds no release.
  public func document(from source: Source) throws(IngestError) -> Document {
    guard !source.bytes.isEmpty else { throw .empty(source.name) }
    guard source.bytes.count <= limits.bytes else {
      throw .tooLarge(source.name, bytes: source.bytes.count, limit: limits.bytes)
    }
    if let kind = BinaryInput.kind(of: source.bytes) { throw .binary(source.name, kind) }
    let decoded = Decoding.decode(source.bytes)
    let type = source.mediaType ?? (BinaryInput.looksLikeHTML(decoded.text) ? .html : .text)
    var draft: Draft
    switch type {
    case .html:
      guard var page = HTMLReader.page(of: decoded.text) else { throw .outOfMemory(source.name) }
      page.countSentences()
      draft = Draft(page, head: HeadMatter(page))
      for template in Template.all where template.matches(draft.page) {
        draft.template = template.id
        template.read(&draft)
        break
      }
      var generic = GenericReader()
      generic.fill(&draft)
      Tags.read(&draft)
    case .text:
      draft = PlainTextReader.draft(of: decoded.text)
    }
    let description = SourceDescription(
      name: source.name, url: source.url, mediaType: type.rawValue, encoding: decoded.encoding,
      bytes: source.bytes.count, sha256: "")
    var document = draft.document(of: source, description, page: decoded.text)
    if document.text.isEmpty, type == .text, !draft.page.lines.isEmpty {
      // Whoever says that it is text means all of it: a line of marks and digits is a text, too.
      draft.page.mark(draft.page.lines.indices, .body, always: true)
      document = draft.document(of: source, description, page: decoded.text)
    }
    guard !document.text.isEmpty else {
      let what =
        draft.page.words.isEmpty ? "a page without words" : "a page of navigation and links only"
      throw .noRelease(source.name, what)
    }
    assert(document.mapIsExact, "a verbatim run is byte-equal on both sides")
    return document
  }
}

extension Document {
  /// Whether each verbatim run of the map is byte-equal on both sides, and all runs are in order.
  var mapIsExact: Bool {
    var last = 0
    for run in map.runs {
      guard run.text.start >= last, run.text.end <= text.count, run.source.end <= page.count,
        run.source.start >= 0, run.source.start <= run.source.end
      else { return false }
      last = run.text.end
      if run.isVerbatim,
        !text[run.text.start..<run.text.end].elementsEqual(page[run.source.start..<run.source.end])
      {
        return false
      }
    }
    return true
  }
}
