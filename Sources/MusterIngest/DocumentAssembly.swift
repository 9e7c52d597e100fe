internal import CMusterXML
internal import MusterModel

extension Draft {
  /// The document: its text, block by block, and what the page says of it.
  consuming func document(
    of source: Source, _ description: SourceDescription, page bytes: [UInt8]
  ) -> Document {
    var assembly = Assembly(page)
    var release = Release()
    release.template = template
    release.language = head.language
    release.canonicalURL = head.canonicalURL
    release.section = section ?? head.section
    release.tags = tags

    if let headline {
      if let range = assembly.add(.headline, [headline]) {
        release.headline = assembly.excerpt(range)
      }
    } else if let title = head.titles.first(where: { $0.count > 3 }) {
      release.headline = Excerpt(String(decoding: title, as: UTF8.self))
    }
    for deck in Paragraphs.of(page, role: .subheadline) {
      if let range = assembly.add(.subheadline, deck.ranges), release.subheadline == nil {
        release.subheadline = assembly.excerpt(range)
      }
    }
    addBylines(&assembly, &release)
    addStory(&assembly, &release)
    for caption in Paragraphs.of(page, role: .caption) { assembly.add(.caption, caption.ranges) }

    release.published = published(assembly, source, dateline: release.dateline)
    return Document(
      source: description, page: bytes, text: assembly.text, map: assembly.map,
      blocks: assembly.blocks, release: release)
  }

  private func addBylines(_ assembly: inout Assembly, _ release: inout Release) {
    for block in bylineBlocks {
      guard let range = assembly.add(.byline, [block]) else { continue }
      func within(_ part: Range<Int>) -> TextRange? {
        guard part.lowerBound >= block.lowerBound, part.upperBound <= block.upperBound else {
          return nil
        }
        let shift = range.start - page.words.trimmed(block).lowerBound
        return TextRange(part.lowerBound + shift, part.upperBound + shift)
      }
      for writer in writers {
        if let words = within(writer) { release.bylines.append(Byline(assembly.excerpt(words))) }
      }
      if let credit, release.credit == nil, let words = within(credit) {
        release.credit = assembly.excerpt(words)
      }
    }
    if release.credit == nil, let credit = credit ?? unit {
      release.credit = assembly.excerpt(credit)
    }
  }

  private mutating func addStory(_ assembly: inout Assembly, _ release: inout Release) {
    // Notes stand where the page has them.
    var paragraphs = Paragraphs.of(page, role: .body) + Paragraphs.of(page, role: .note)
    paragraphs.sort { ($0.ranges.first?.lowerBound ?? 0) < ($1.ranges.first?.lowerBound ?? 0) }
    let isTranscript = Transcripts.mark(&paragraphs, page.words)
    if let kind {
      release.kind = kind
    } else if isTranscript {
      release.kind = .transcript
    } else {
      release.kind = ReleaseKinds.kind(
        of: paragraphs, captions: Paragraphs.of(page, role: .caption).count,
        headline: release.headline?.text, section: release.section, words: page.words)
    }
    var canOpen = true
    var index = -1
    for paragraph in paragraphs {
      guard let first = paragraph.ranges.first else { continue }
      if paragraph.kind != .note { index += 1 }
      if canOpen, index < 6, release.dateline == nil,
        paragraph.kind == .paragraph
          || paragraph.kind == .heading,
        let reading = Datelines.read(page.words, first, isMarked: paragraph.opensBold)
      {
        addDateline(reading, paragraph, &assembly, &release)
        canOpen = false
        continue
      }
      if paragraph.kind == .paragraph, paragraph.count > 160 { canOpen = index < 1 }
      assembly.add(paragraph.kind, paragraph.ranges, label: paragraph.label)
    }
  }

  private func addDateline(
    _ reading: DatelineReading, _ paragraph: Paragraph, _ assembly: inout Assembly,
    _ release: inout Release
  ) {
    guard let first = paragraph.ranges.first else { return }
    let whole = reading.range.lowerBound..<max(reading.storyStart, reading.range.upperBound)
    guard let block = assembly.add(.dateline, [whole]) else { return }
    let shift = block.start - reading.range.lowerBound
    func moved(_ range: Range<Int>) -> TextRange {
      TextRange(range.lowerBound + shift, range.upperBound + shift)
    }
    release.dateline = Dateline(
      range: moved(reading.range), place: moved(reading.place), date: reading.date.map(moved))
    var rest = paragraph.ranges
    rest[0] = whole.upperBound..<first.upperBound
    if rest[0].isEmpty { rest.removeFirst() }
    assembly.add(.paragraph, rest, joined: true)
  }

  /// The day of publication: the most trusted of what the page and the user say.
  private func published(
    _ assembly: Assembly, _ source: Source, dateline: Dateline?
  ) -> Published? {
    func made(_ candidate: DateCandidate) -> Published {
      let excerpt = candidate.range.map { assembly.excerpt($0) } ?? Excerpt(candidate.text)
      return Published(excerpt, date: candidate.date, evidence: candidate.evidence)
    }
    if let seen = dates.first(where: { $0.evidence == .markup }) { return made(seen) }
    for evidence: Published.Evidence in [.meta, .jsonLD] {
      for mark in head.dates where mark.evidence == evidence {
        if let date = PublicationDate.value(mark.text) {
          return Published(Excerpt(mark.text), date: date, evidence: evidence)
        }
      }
    }
    if let seen = dates.first { return made(seen) }
    if let range = dateline?.date {
      let words = range.start..<range.end
      if let date = PublicationDate.first(in: assembly.text, words, order: dateOrder)?.date {
        return Published(assembly.excerpt(range), date: date, evidence: .text)
      }
    }
    for address in [head.canonicalURL, source.url].compactMap({ $0 }) {
      if let date = PublicationDate.address(address) {
        return Published(Excerpt(address), date: date, evidence: .url)
      }
    }
    return source.published.map { Published(Excerpt($0.iso), date: $0, evidence: .given) }
  }
}
