internal import CMusterXML
internal import MusterModel

/// What stands around the headline: section, subheadline, by-line, office, date.
enum FrontMatter {
  static func read(_ draft: inout Draft) {
    let page = draft.page
    let count = page.lines.count
    guard count > 0 else { return }
    let body = draft.bodyNode.map { page.lines(of: $0) } ?? 0..<count
    let head = page.lines.indices.filter { page.lines[$0].role == .headline }
    let headStart = head.first ?? body.lowerBound
    let headEnd = head.last.map { $0 + 1 } ?? body.lowerBound
    let from = max(headEnd, min(body.lowerBound, count))
    let end = max(from, body.upperBound)
    var start = from
    while start < end {
      let group = start..<groupEnd(page, start, end)
      if group.contains(where: { page.lines[$0].role == .unknown }), isStory(page, group) { break }
      start = group.upperBound
    }
    if start >= end { start = from }
    // A page's own name for its kind of page, and the date, may stand above the headline.
    var region = Array(max(0, headStart - 8)..<headStart) + Array(headEnd..<max(headEnd, start))
    if head.isEmpty { region = Array(max(0, body.lowerBound - 8)..<start) }
    readGroups(&draft, region, headEnd: headEnd, body: body)
    // By-lines that stand in the story: at its start, or below its end.
    readBylines(&draft, Array(start..<max(start, min(start + 3, end))))
    if draft.bylineBlocks.isEmpty {
      let last = (start..<end).filter { page.lines[$0].role == .unknown }.suffix(6)
      readBylines(&draft, Array(last))
    }
  }

  /// Behind the lines that stand in one block with a line.
  private static func groupEnd(_ page: Page, _ start: Int, _ limit: Int) -> Int {
    var end = start + 1
    while end < limit, page.lines[end].separation == .inline { end += 1 }
    return end
  }

  private static func range(_ page: Page, _ group: Range<Int>) -> Range<Int> {
    page.lines[group.lowerBound].range
      .lowerBound..<page.lines[group.upperBound - 1].range
      .upperBound
  }

  /// Whether the lines of a block begin the story.
  private static func isStory(_ page: Page, _ group: Range<Int>) -> Bool {
    let all = range(page, group)
    let lines = page.lines[group]
    let isProse = lines.contains { $0.isProse } || (all.count >= 120 && group.count > 1)
    if isProse {
      // A long by-line with an office is no prose.
      let isHinted = group.contains { hints(page, $0).contains(.byline) }
      return Bylines.read(page.words, all, isHinted: isHinted) == nil
    }
    return all.count > 30 && isDateline(page, group)
  }

  private static func isDateline(_ page: Page, _ group: Range<Int>) -> Bool {
    let isMarked = page.lines[group].contains { $0.boldBytes > 0 }
    return Datelines.read(page.words, range(page, group), isMarked: isMarked) != nil
  }

  private static func readBylines(_ draft: inout Draft, _ indices: [Int]) {
    guard draft.hasBylines else { return }
    for index in indices where draft.page.lines[index].role == .unknown {
      let line = draft.page.lines[index]
      guard line.count <= 200 else { continue }
      if let byline = Bylines.read(draft.page.words, line.range, isHinted: false) {
        draft.add(byline)
        draft.page.lines[index].role = .byline
      }
    }
  }

  private static func readGroups(
    _ draft: inout Draft, _ region: [Int], headEnd: Int, body: Range<Int>
  ) {
    readDefinitions(&draft, region)
    var at = 0
    while at < region.count {
      var end = at + 1
      while end < region.count, region[end] == region[end - 1] + 1,
        draft.page.lines[region[end]].separation == .inline
      {
        end += 1
      }
      let group = region[at]..<region[end - 1] + 1
      readGroup(&draft, group, isBelow: group.lowerBound >= headEnd, body: body)
      at = end
    }
  }

  /// Reads the terms of a definition list: "Published", "By", "Location", and what stands for each.
  private static func readDefinitions(_ draft: inout Draft, _ region: [Int]) {
    let page = draft.page
    func tag(_ index: Int) -> Tag? {
      page.lines[index].block >= 0 ? page.nodes[Int(page.lines[index].block)].tag : nil
    }
    for index in region where index + 1 < page.lines.count && page.lines[index].role == .unknown {
      guard tag(index) == .dt, tag(index + 1) == .dd, page.lines[index + 1].role == .unknown else {
        continue
      }
      let value = page.lines[index + 1].range
      let term = page.words.string(withoutMarks(page.words, page.lines[index].range)).lowercased()
      draft.page.lines[index].role = .chrome
      switch term {
      case "by", "author", "authors", "written by", "story by":
        draft.page.lines[index + 1].role = .byline
        if let byline = Bylines.read(page.words, value, isHinted: true) { draft.add(byline) }
      case "from", "organisation", "organization", "unit", "source", "issued by", "office":
        draft.page.lines[index + 1].role = .byline
        draft.add(credit: value)
      case "published", "date", "posted", "release date", "date published", "issued", "datum":
        draft.page.lines[index + 1].role = .date
        if let date = PublicationDate.first(in: page.words, value, order: draft.dateOrder) {
          draft.add(date: date, evidence: .markup)
        }
      default:
        draft.page.lines[index + 1].role = .chrome
      }
    }
  }

  /// Reads lines that stand in one block.
  private static func readGroup(
    _ draft: inout Draft, _ group: Range<Int>, isBelow: Bool, body: Range<Int>
  ) {
    let page = draft.page
    let words = page.words
    let isOpen = group.contains { page.lines[$0].role == .unknown }
    guard isOpen else { return }
    let whole = range(page, group)
    if group.count > 1,
      let date = PublicationDate.dateLine(words, whole, order: draft.dateOrder)
    {
      addDate(&draft, date, group)
      return
    }
    var rest: [Int] = []
    for index in group where page.lines[index].role == .unknown {
      let line = page.lines[index]
      if let date = PublicationDate.dateLine(words, line.range, order: draft.dateOrder) {
        addDate(&draft, date, index..<index + 1)
      } else {
        rest.append(index)
      }
    }
    guard let first = rest.first, let last = rest.last else { return }
    if isBelow, readOffice(&draft, first, last) { return }
    if isBelow, last - first == rest.count - 1 {
      let range = page.lines[first].range.lowerBound..<page.lines[last].range.upperBound
      let isHinted = rest.contains { hints(page, $0).contains(.byline) }
      if draft.hasBylines, let byline = Bylines.read(words, range, isHinted: isHinted) {
        // The date may stand behind the writer in the same words.
        if let date = PublicationDate.first(in: words, range),
          date.range.lowerBound >= byline.whole.upperBound
        {
          draft.add(date: date, evidence: .text)
        }
        draft.add(byline)
        draft.page.mark(first..<last + 1, .byline)
        return
      }
    }
    for index in rest { readLine(&draft, index, isBelow: isBelow, body: body) }
  }

  /// "From: Ministry of Defence": the office, on the same line or the next.
  private static func readOffice(_ draft: inout Draft, _ first: Int, _ last: Int) -> Bool {
    let page = draft.page
    let range = page.lines[first].range.lowerBound..<page.lines[last].range.upperBound
    guard range.count <= 160,
      page.words.matches("from:", at: range.lowerBound, limit: range.upperBound)
    else { return false }
    draft.page.mark(first..<last + 1, .byline)
    let office = page.words.trimmed(range.lowerBound + 5..<range.upperBound)
    if !office.isEmpty {
      draft.add(credit: office)
    } else if last + 1 < page.lines.count, page.lines[last + 1].role == .unknown,
      page.lines[last + 1].count <= 120
    {
      draft.add(credit: page.lines[last + 1].range)
      draft.page.lines[last + 1].role = .byline
    }
    return true
  }

  private static func addDate(
    _ draft: inout Draft, _ date: PublicationDate.Reading, _ lines: Range<Int>
  ) {
    let page = draft.page
    let all = lines.reduce(Hints()) { $0.union(hints(page, $1)) }
    let isTime = lines.contains {
      page.ancestor(of: Int(page.lines[$0].node), tags: [.time]) != nil
    }
    draft.page.mark(lines, .date)
    guard !all.contains(.updated), !isUpdate(page.words, page.lines[lines.lowerBound].range) else {
      return
    }
    draft.add(date: date, evidence: isTime || all.contains(.date) ? .markup : .text)
  }

  private static func isUpdate(_ words: [UInt8], _ range: Range<Int>) -> Bool {
    words.matches("updated", at: range.lowerBound, limit: range.upperBound)
      || words.matches("last updated", at: range.lowerBound, limit: range.upperBound)
      || words.matches("last modified", at: range.lowerBound, limit: range.upperBound)
  }

  /// The hints of the element of a line and of the few around it.
  private static func hints(_ page: Page, _ index: Int) -> Hints {
    var hints: Hints = []
    var node = Int(page.lines[index].node)
    for _ in 0..<4 where node >= 0 {
      guard page.nodes[node].endLine - page.nodes[node].firstLine <= 6 else { break }
      hints.formUnion(page.nodes[node].hints)
      node = Int(page.nodes[node].parent)
    }
    return hints
  }

  private static let sections: [StaticString] = [
    "news", "news release", "press release", "press releases", "release", "releases", "transcript",
    "feature", "features", "statement", "speech", "readout", "advisory", "commentary",
    "news story", "news stories", "article", "blog", "story", "media release", "immediate release",
    "photos", "press advisory", "media advisory", "briefing", "contracts", "publication",
  ]

  private static func readLine(
    _ draft: inout Draft, _ index: Int, isBelow: Bool, body: Range<Int>
  ) {
    let page = draft.page
    let line = page.lines[index]
    let words = page.words
    let hints = hints(page, index)
    let range = line.range
    // "NEWS | Feb. 12, 2025"
    if let bar = words[range].firstIndex(of: 0x7C), range.count <= 90,
      let date = PublicationDate.dateLine(words, bar + 1..<range.upperBound)
    {
      draft.add(date: date, evidence: hints.contains(.date) ? .markup : .text)
      let label = words.trimmed(range.lowerBound..<bar)
      // "PORT HAMILTON, Maine | May 6, 2025" tells a place: no section, and worth keeping.
      let isPlace = words[label].contains(0x2C)
      if !label.isEmpty, !isPlace, draft.section == nil { draft.section = words.string(label) }
      draft.page.lines[index].role = isPlace ? .note : .date
      return
    }
    // "6 May 2025 | Lance Cpl. Dag Moe Marine Corps Base Alder"
    if isBelow, draft.hasBylines, let bar = words[range].firstIndex(of: 0x7C),
      let date = PublicationDate.dateLine(
        words, words.trimmed(range.lowerBound..<bar), order: draft.dateOrder),
      Bylines.startsWithRank(words, words.trimmed(bar + 1..<range.upperBound)),
      let byline = Bylines.read(words, bar + 1..<range.upperBound, isHinted: true)
    {
      draft.add(date: date, evidence: hints.contains(.date) ? .markup : .text)
      draft.add(byline)
      draft.page.lines[index].role = .byline
      return
    }
    // "Story Number: 4711-02 Release Date: 3/9/2014 8:15:00 AM"
    if line.count <= 200, let date = PublicationDate.labelled(words, range, order: draft.dateOrder)
    {
      draft.add(date: date, evidence: .text)
      draft.page.lines[index].role = .date
      return
    }
    let bare = withoutMarks(words, range)
    if hints.contains(.section) && range.count <= 60 && line.sentences == 0
      || sections.contains(where: {
        words.matches($0, at: bare.lowerBound, limit: bare.upperBound)
          && bare.count == $0.utf8CodeUnitCount
      })
    {
      if draft.section == nil || draft.section?.isEmpty == true {
        draft.section = words.string(bare)
      }
      draft.page.lines[index].role = .section
      return
    }
    guard isBelow else {
      if !body.contains(index) || draft.headline != nil { draft.page.lines[index].role = .chrome }
      return
    }
    let isLabelled = hints.contains(.byline) || hints.contains(.credit) || !draft.writers.isEmpty
    if Bylines.isOffice(words, range),
      isLabelled || words.containsWord("public affairs", in: range)
        || hints.contains(.info)
    {
      draft.add(credit: range)
      draft.page.lines[index].role = .byline
      return
    }
    if hints.contains(.subheadline) || isDeck(page, index), line.count >= 15, line.count <= 500 {
      draft.page.lines[index].role = .subheadline
      return
    }
    guard !body.contains(index) else { return }
    // A lead that is set apart from the body, in the element around both.
    let isLead =
      line.isProse && line.linkShare < 0.2 && draft.headline != nil
      && draft.bodyNode.map { node in
        let parent = Int(page.nodes[node].parent)
        return parent >= 0 && page.lines(of: parent).contains(index)
      } ?? false
    draft.page.lines[index].role = isLead ? .subheadline : .chrome
  }

  /// A line under the headline that is set as a heading of its own.
  private static func isDeck(_ page: Page, _ index: Int) -> Bool {
    let line = page.lines[index]
    guard line.block >= 0, line.linkShare < 0.5, line.count >= 30 else { return false }
    let tag = page.nodes[Int(line.block)].tag
    return tag == .h2 && index > 0 && page.lines[index - 1].role == .headline
  }

  private static func withoutMarks(_ words: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, !words[start].isWordByte { start += 1 }
    while end > start, !words[end - 1].isWordByte { end -= 1 }
    return start..<end
  }
}
