internal import MusterModel

/// What each line of a plain text is for.
struct PlainTextMarks {
  private let isMail: Bool
  /// The line behind the site's banner and navigation at the top, if there are such.
  private var storyTop: Int?
  /// The first line of navigation at the foot, or of a mail's small print.
  private var storyEnd: Int

  init(_ page: Page, isMail: Bool) {
    self.isMail = isMail
    storyEnd = page.lines.count
  }

  mutating func read(_ draft: inout Draft) {
    let page = draft.page
    guard !page.lines.isEmpty else { return }
    findTop(page)
    findFoot(page)
    let isRelease = isMail || storyTop != nil || hasReleaseLine(page)
    var at = 0
    if isMail { at = readMailHeader(&draft) }
    if let storyTop {
      draft.page.mark(at..<storyTop, .chrome)
      at = max(at, storyTop)
    }
    at = readHead(&draft, from: at, isRelease: isRelease)
    readStory(&draft, from: at, isRelease: isRelease)
    draft.page.mark(storyEnd..<page.lines.count, .chrome)
  }

  private static let banners: [StaticString] = [
    "an official website of the", "a .mil website belongs", "a .gov website belongs",
    "a lock (", "official websites use", "secure .mil websites", "secure .gov websites",
    "here's how you know", "here’s how you know", "skip to main content", "skip to content",
    "share sensitive information only",
  ]

  private static let footWords: Set<String> = [
    "search news", "archive", "archives", "topics", "tags", "related", "related news",
    "related stories", "related articles", "more news", "more news/articles", "news search",
    "subscribe", "follow us", "latest news", "recent news", "share this", "comments",
    "leave a comment", "quick links", "featured", "back to top", "most popular", "trending",
  ]

  private static func starts(_ page: Page, _ index: Int, _ phrases: [StaticString]) -> Bool {
    let line = page.lines[index]
    return phrases.contains { page.words.matches($0, at: Int(line.start), limit: Int(line.end)) }
  }

  /// "Home : Media : Newsroom : News", "Home > News".
  private static func isBreadcrumb(_ page: Page, _ index: Int) -> Bool {
    let line = page.lines[index]
    guard line.count <= 120,
      page.words.matchesWord("home", at: Int(line.start), limit: Int(line.end))
    else { return false }
    let text = page.words.string(line.range)
    return [" : ", " > ", " / ", " » ", " › "].contains { text.contains($0) }
  }

  /// A section and a date, parted by a bar.
  private static func sectionDate(
    _ page: Page, _ index: Int
  ) -> (section: Range<Int>, date: PublicationDate.Reading)? {
    let range = page.lines[index].range
    guard range.count <= 90, let bar = page.words[range].firstIndex(of: 0x7C),
      let date = PublicationDate.dateLine(page.words, bar + 1..<range.upperBound)
    else { return nil }
    return (page.words.trimmed(range.lowerBound..<bar), date)
  }

  /// The banner of a site or a breadcrumb near the top; the story begins behind the section's name
  /// and introduction, at the line with the date.
  private mutating func findTop(_ page: Page) {
    let looked = page.lines.indices.prefix(25)
    guard
      let last = looked.last(where: {
        PlainTextMarks.starts(page, $0, PlainTextMarks.banners)
          || PlainTextMarks.isBreadcrumb(page, $0)
      })
    else { return }
    storyTop = last + 1
    if let dated = looked.first(where: {
      $0 > last && $0 <= last + 6 && PlainTextMarks.sectionDate(page, $0) != nil
    }) {
      storyTop = dated
    }
  }

  /// Navigation at the foot: known words on lines of their own, and no running text behind them.
  private mutating func findFoot(_ page: Page) {
    guard let last = page.lines.lastIndex(where: \.isProse) else { return }
    var words = 0
    var first: Int?
    for index in last + 1..<max(last + 1, page.lines.count) {
      let line = page.lines[index]
      if line.count <= 30,
        PlainTextMarks.footWords.contains(page.words.string(line.range).lowercased())
      {
        words += 1
        if first == nil { first = index }
      }
    }
    if let first, words >= 2 || storyTop != nil { storyEnd = first }
  }

  private func hasReleaseLine(_ page: Page) -> Bool {
    page.lines.indices.prefix(30).contains { isReleaseLine(page, $0) }
      || page.lines.indices.suffix(20).contains {
        BodyLines.isEndMark(page.words, page.lines[$0].range)
      }
  }

  private func isReleaseLine(_ page: Page, _ index: Int) -> Bool {
    let line = page.lines[index]
    return line.count <= 60
      && PlainTextMarks.starts(
        page, index,
        [
          "for immediate release", "immediate release", "embargoed until", "press release",
          "news release", "media release",
        ])
  }

  /// The header of a mail: its day is the day of publication, if the text gives none.
  private func readMailHeader(_ draft: inout Draft) -> Int {
    let page = draft.page
    var index = 0
    while index < page.lines.count,
      let label = PlainTextLayout.mailLabel(page.words, page.lines[index].range)
    {
      let value =
        Int(page.lines[index].start) + label.utf8CodeUnitCount..<Int(page.lines[index].end)
      if page.words.matches("sent:", at: Int(page.lines[index].start), limit: value.upperBound)
        || page.words.matches("date:", at: Int(page.lines[index].start), limit: value.upperBound),
        let date = PublicationDate.first(in: page.words, value)
      {
        draft.add(date: date, evidence: .text)
      }
      if page.words.matches("subject:", at: Int(page.lines[index].start), limit: value.upperBound) {
        draft.head.titles = [Array(page.words[page.words.trimmed(value)])]
      }
      index += 1
    }
    draft.page.mark(0..<index, .chrome)
    return index
  }

  /// What stands above the story: letterhead, contacts, headline, by-line, date.
  private func readHead(_ draft: inout Draft, from start: Int, isRelease: Bool) -> Int {
    let page = draft.page
    let limit = min(storyEnd, page.lines.count)
    guard let story = (start..<max(start, limit)).first(where: { opensStory(page, $0) }) else {
      return start
    }
    guard story > start, story - start <= 30 else { return start }
    let headline = self.headline(page, start..<story, isRelease: isRelease)
    guard isRelease || headline != nil else { return start }
    if let headline {
      draft.headline = page.lines[headline].range
      draft.page.lines[headline].role = .headline
    }
    for index in start..<story where draft.page.lines[index].role == .unknown {
      let line = page.lines[index]
      if let dated = PlainTextMarks.sectionDate(page, index) {
        draft.dates.insert(candidate(page, dated.date), at: 0)
        if !dated.section.isEmpty { draft.section = page.words.string(dated.section) }
        draft.page.lines[index].role = .date
      } else if let date = PublicationDate.dateLine(page.words, line.range) {
        draft.dates.insert(candidate(page, date), at: 0)
        draft.page.lines[index].role = .date
      } else if let byline = Bylines.read(page.words, line.range, isHinted: false) {
        if let date = PublicationDate.first(in: page.words, line.range) {
          draft.dates.insert(candidate(page, date), at: 0)
        }
        draft.add(byline)
        draft.page.lines[index].role = .byline
      } else if let headline, index > headline, Bylines.isOffice(page.words, line.range) {
        draft.add(credit: line.range)
        draft.page.lines[index].role = .byline
      } else if PlainTextLayout.isRuler(page.words, line.range) {
        draft.page.lines[index].role = .chrome
      } else {
        // "Louisville District Release No. 19-047": the date of the letterhead may stand in it.
        draft.page.lines[index].role = .note
      }
    }
    return story
  }

  private func candidate(_ page: Page, _ date: PublicationDate.Reading) -> Draft.DateCandidate {
    Draft.DateCandidate(
      date: date.date, text: page.words.string(date.range), range: date.range, evidence: .text)
  }

  /// Whether a line begins the story: running text, or a dateline.
  private func opensStory(_ page: Page, _ index: Int) -> Bool {
    let line = page.lines[index]
    if Paragraphs.isContactLine(page.words, line.range), line.count < 200 { return false }
    if Bylines.read(page.words, line.range, isHinted: false) != nil { return false }
    if line.isProse { return true }
    return line.count > 60 && Datelines.read(page.words, line.range, isMarked: false) != nil
  }

  /// The headline: the last short line without an end mark above by-line, date and story; in a
  /// release the last line in capitals before that.
  private func headline(_ page: Page, _ range: Range<Int>, isRelease: Bool) -> Int? {
    var hasEvidence = isRelease
    var found: Int?
    for index in range.reversed() {
      let line = page.lines[index]
      if Bylines.read(page.words, line.range, isHinted: false) != nil
        || PlainTextMarks.sectionDate(page, index) != nil
        || PublicationDate.dateLine(page.words, line.range) != nil
      {
        hasEvidence = true
        continue
      }
      guard found == nil, line.count >= 12, line.count <= 220, !isReleaseLine(page, index),
        !PlainTextLayout.isRuler(page.words, line.range),
        !Paragraphs.isContactLine(page.words, line.range), !Bylines.isOffice(page.words, line.range)
      else { continue }
      let last = page.words[line.range.upperBound - 1]
      guard last != 0x2E, last != 0x3A, last != 0x2C else { continue }
      found = index
    }
    return hasEvidence ? found : nil
  }

  private func readStory(_ draft: inout Draft, from start: Int, isRelease: Bool) {
    let page = draft.page
    var isOver = false
    for index in start..<max(start, min(storyEnd, page.lines.count))
    where draft.page.lines[index].role == .unknown {
      let line = page.lines[index]
      if isRelease, BodyLines.isEndMark(page.words, line.range) {
        isOver = true
        draft.page.lines[index].role = .chrome
      } else if isOver {
        let isSmallPrint =
          PlainTextLayout.isRuler(page.words, line.range) || isSubscription(page, line)
        draft.page.lines[index].role = isSmallPrint ? .chrome : .note
      } else if isRelease, PlainTextLayout.isRuler(page.words, line.range) {
        draft.page.lines[index].role = .chrome
      } else {
        draft.page.lines[index].role = .body
      }
    }
  }

  /// Whether a line tells how to leave a mailing list.
  private func isSubscription(_ page: Page, _ line: Page.Line) -> Bool {
    for word: StaticString in [
      "unsubscribe", "you received this message", "you are receiving this",
      "manage your subscription",
      "update your subscriptions", "this email was sent to", "this service is provided to you",
      "subscriber preferences",
    ] where page.words.firstIndex(of: word, from: Int(line.start), limit: Int(line.end)) != nil {
      return true
    }
    return false
  }
}
