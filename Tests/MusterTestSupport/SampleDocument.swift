public import Muster

extension Case {
  /// The document of the case, and the spans that are marked in it.
  public func document() throws(CaseFault) -> (document: Document, spans: [TextRange]) {
    if let fault { throw fault }
    let marked: MarkedText
    do {
      marked = try MarkedText(lines.map(\.text).joined(separator: "\n"))
    } catch {
      throw CaseFault(file: file, line: lines[error.line].number, message: error.message)
    }
    let text = Array(marked.text.utf8)
    var release = Release()
    // "@ 2031-05-04 https://www.example.mil/": the day of publication, and where.
    if let words = published?.split(separator: " ").map(String.init), let published = words.first {
      release.canonicalURL = words.count > 1 ? words[1] : nil
      guard let day = Case.day(published) else {
        throw CaseFault(
          file: file, line: number, message: "expected @ YYYY-MM-DD, but found \(published)")
      }
      release.published = Published(Excerpt(published), date: day, evidence: .given)
    }
    var blocks: [Block] = []
    var start = 0
    for (line, words) in zip(lines, text.split(separator: 0x0A, omittingEmptySubsequences: false)) {
      guard var kind = line.kind.map(Block.Kind.init(rawValue:)) ?? .paragraph else {
        throw CaseFault(
          file: file, line: line.number,
          message: "expected a kind of block behind \"!\", but found \(line.kind ?? "")")
      }
      let range = TextRange(start, start + words.count)
      var label: TextRange?
      // "Gen. Ruiz:" opens an answer, "Q:" a question.
      if kind == .question || kind == .answer, let colon = words.firstIndex(of: 0x3A) {
        label = TextRange(start, colon + 1)
      }
      if kind == .headline {
        release.headline = Excerpt(String(decoding: words, as: UTF8.self), range: range)
      }
      // A dateline opens a paragraph, unless the line ends with it.
      if kind == .dateline, let dash = Case.dash(in: words) {
        kind = .paragraph
        let place = words[..<dash].firstIndex(of: 0x28).map { $0 - 1 } ?? dash
        release.dateline = Dateline(
          range: TextRange(start, start + dash - words.startIndex),
          place: TextRange(start, start + place - words.startIndex))
      }
      blocks.append(Block(kind, range, label: label))
      start += words.count + 1
    }
    var map = SourceMap()
    map.append(
      SourceMap.Run(
        text: TextRange(0, text.count), source: SourceRange(0, text.count), isVerbatim: true))
    let source = SourceDescription(
      name: file, mediaType: "text/plain", encoding: "UTF-8", bytes: text.count, sha256: "")
    let document = Document(
      source: source, page: text, text: text, map: map, blocks: blocks, release: release)
    return (document, marked.spans.map { TextRange($0.lowerBound, $0.upperBound) })
  }

  /// Where " -- " begins.
  private static func dash(in words: ArraySlice<UInt8>) -> Int? {
    words.indices.dropLast(3).first { words[$0..<$0 + 4].elementsEqual(" -- ".utf8) }
  }

  private static func day(_ text: String) -> CivilDate? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    return CivilDate(year: parts[0], month: parts[1], day: parts[2])
  }
}
