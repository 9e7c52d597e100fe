internal import CMusterXML
internal import MusterModel

/// Reads pages of no known template, and fills what a template left open.
///
/// Evidence: what elements mean (`article`, `h1`, `time`), what their classes hint at, how dense
/// their text is and how much of it is links, whether it reads like sentences.
struct GenericReader {
  /// Sums of the bytes of running text before each line, and of that in elements whose class says
  /// that they hold a story.
  private var prose: [Int] = []
  private var storyProse: [Int] = []

  /// Fills a draft.
  mutating func fill(_ draft: inout Draft) {
    sum(draft.page)
    if draft.headline == nil { draft.headline = headline(in: draft) }
    let headline = draft.headline.flatMap { range in
      draft.page.lines.firstIndex { $0.range.overlaps(range) }
    }
    pruneChrome(&draft.page, headline: headline, hints: .comments)
    sum(draft.page)
    pruneChrome(&draft.page, headline: headline, hints: .chrome)
    sum(draft.page)
    if let range = draft.headline {
      for index in draft.page.lines.indices where draft.page.lines[index].range.overlaps(range) {
        draft.page.lines[index].role = .headline
      }
    }
    if draft.bodyNode == nil { draft.bodyNode = body(in: draft.page, headline: headline) }
    Captions.mark(&draft)
    FrontMatter.read(&draft)
    BodyLines.mark(&draft)
  }

  private mutating func sum(_ page: Page) {
    prose = [0]
    storyProse = [0]
    prose.reserveCapacity(page.lines.count + 1)
    storyProse.reserveCapacity(page.lines.count + 1)
    var all = 0
    var story = 0
    for line in page.lines {
      if line.role != .chrome, line.isProse {
        let bytes = line.count - Int(line.linkBytes)
        all += bytes
        if line.node >= 0, page.nodes[Int(line.node)].chain.contains(.story) { story += bytes }
      }
      prose.append(all)
      storyProse.append(story)
    }
  }

  /// The bytes of running text within an element.
  private func prose(of node: Page.Node) -> Int {
    prose[Int(node.endLine)] - prose[Int(node.firstLine)]
  }

  /// The bytes of running text within an element and an element that is said to hold a story.
  private func storyProse(of node: Page.Node) -> Int {
    storyProse[Int(node.endLine)] - storyProse[Int(node.firstLine)]
  }

  /// Marks what is no part of a release, by the hints of its elements.
  private func pruneChrome(_ page: inout Page, headline: Int?, hints: Hints) {
    let total = prose.last ?? 0
    for index in page.nodes.indices {
      let node = page.nodes[index]
      guard node.firstLine < node.endLine, !node.hints.isDisjoint(with: hints) else { continue }
      let lines = Int(node.firstLine)..<Int(node.endLine)
      // Embedded posts are quotations.
      if node.tag == .blockquote, node.hints.isDisjoint(with: Hints.chrome.subtracting(.share)) {
        continue
      }
      if let headline, lines.contains(headline), !node.hints.contains(.hidden) { continue }
      // Where a good part of the running text stands, the class means something else; and the
      // page's title holds all of it only where its end tag is missing. Readers may have more to
      // say than the story.
      let own = prose(of: node)
      let limit =
        hints == .comments
        ? total * 9 / 10 : node.hints.contains(.hidden) ? total / 2 : total / 4
      guard own <= limit else { continue }
      page.mark(lines, .chrome)
    }
  }

  /// Finds the headline among headings and lines, by the page's titles.
  private func headline(in draft: Draft) -> Range<Int>? {
    let page = draft.page
    var best: (score: Int, range: Range<Int>)?
    func consider(_ score: Int, _ range: Range<Int>) {
      if score > best?.score ?? 11 { best = (score, range) }
    }
    func titleScore(_ range: Range<Int>) -> Int {
      for title in draft.head.titles where page.words.hasSameWords(range, title) { return 60 }
      guard range.count >= 12 else { return 0 }
      for title in draft.head.titles {
        if page.words.hasSameWords(range, title, 0..<title.count, prefix: true) { return 45 }
        if range.count >= 24, page.words.stands(range, within: title) { return 35 }
      }
      return 0
    }
    for index in page.nodes.indices {
      let node = page.nodes[index]
      let isHeading = node.tag.isHeading
      guard isHeading || node.hints.contains(.headline), node.tag != .title else { continue }
      let range = page.range(of: index)
      guard range.count >= 4, range.count <= 400, node.endLine - node.firstLine <= 6 else {
        continue
      }
      let first = min(Int(node.firstLine), page.lines.count - 1)
      var score = 0
      switch node.tag {
      case .h1: score += 30
      case .h2: score += 14
      case .h3: score += 8
      default: score += isHeading ? 4 : 2
      }
      if node.hints.contains(.headline) { score += 10 }
      if node.chain.contains(.inArticle) || node.chain.contains(.story) { score += 6 }
      score += titleScore(range)
      if page.lines[first].role == .chrome || !node.chain.isDisjoint(with: GenericReader.beside) {
        score -= 30
      }
      // What has most of the running text above it heads something else, such as the comments.
      if let total = prose.last, total > 600, prose[first] * 10 > total * 7 { score -= 30 }
      // A heading that is a link leads elsewhere, or home.
      if page.lines[first].linkShare > 0.9, !node.hints.contains(.headline) { score -= 10 }
      consider(isReleaseLabel(page.words, range) ? score - 30 : score, range)
    }
    for (index, line) in page.lines.enumerated()
    where line.isBold && line.sentences == 0 && line.count >= 20 && line.count <= 200
      && line.separation == .block && line.linkShare < 0.5 && line.role == .unknown
    {
      // A bold line above most of the running text, where no heading is better.
      let total = prose.last ?? 0
      if prose[index] * 4 < total, !isReleaseLabel(page.words, line.range) {
        consider(13, line.range)
      }
    }
    for line in page.lines
    where line.node >= 0
      && page.nodes[Int(line.node)].chain.isDisjoint(with: GenericReader.beside)
      && line.count >= 12 && line.count <= 300 && line.role == .unknown && line.sentences < 3
    {
      let isTitle = draft.head.titles.contains { page.words.hasSameWords(line.range, $0) }
      if isTitle { consider(line.linkShare > 0.9 ? 30 : 50, line.range) }
    }
    return best?.range
  }

  /// "FOR IMMEDIATE RELEASE" is set as a heading and heads nothing.
  private func isReleaseLabel(_ words: [UInt8], _ range: Range<Int>) -> Bool {
    for label: StaticString in [
      "for immediate release", "immediate release", "press release", "news release",
      "media release",
    ] where range.count <= label.utf8CodeUnitCount + 4 {
      if words.matches(label, at: range.lowerBound, limit: range.upperBound) { return true }
    }
    return false
  }

  /// Where a heading is not the story's.
  private static let beside: Hints = [
    .navigation, .footer, .comments, .related, .sidebar, .hidden,
  ]

  /// Finds the element that holds the story.
  private func body(in page: Page, headline: Int?) -> Int? {
    var scores = [Double](repeating: 0, count: page.nodes.count)
    for (index, line) in page.lines.enumerated() where line.role == .unknown && line.count >= 20 {
      guard line.block >= 0 else { continue }
      var score = Double(line.count) * (1 - line.linkShare)
      if !line.isProse { score *= 0.15 }
      // What stands above the headline is seldom the story.
      if let headline, index < headline { score *= 0.3 }
      var node = Int(line.block)
      // Lists of other stories come with a sentence or two of each.
      if page.nodes[node].tag == .li { score *= 0.5 }
      if GenericReader.isLeaf(page.nodes[node].tag) { node = Int(page.nodes[node].parent) }
      var weight = 1.0
      while node >= 0, weight > 0.1 {
        scores[node] += score * weight
        weight *= 0.55
        node = Int(page.nodes[node].parent)
      }
    }
    var best: Int?
    var bestScore = 0.0
    for index in page.nodes.indices where scores[index] > 0 {
      let node = page.nodes[index]
      var score = scores[index]
      if node.hints.contains(.story) { score *= 1.4 }
      if node.hints.contains(.body) || node.tag == .article { score *= 1.15 }
      if !node.hints.isDisjoint(with: .chrome) { score *= 0.6 }
      if score > bestScore {
        best = index
        bestScore = score
      }
    }
    guard var top = best else { return nil }
    // Running text beside the element found belongs to the story as long as it is a good deal.
    while page.nodes[top].parent >= 0 {
      let parent = Int(page.nodes[top].parent)
      let tag = page.nodes[parent].tag
      let isStory = page.nodes[top].chain.contains(.story)
      let inner = Double(prose(of: page.nodes[top]))
      let outer = Double(prose(of: page.nodes[parent]))
      guard tag != .html, tag != .body, outer > inner * (isStory ? 1.5 : 1.12) else { break }
      top = parent
    }
    return withOtherParts(of: top, in: page)
  }

  /// The element around all parts of a story that is set in several, as their classes say; two
  /// stories, each with a headline, do not count as one.
  private func withOtherParts(of body: Int, in page: Page) -> Int {
    guard page.nodes[body].chain.contains(.story) else { return body }
    var found = body
    var at = Int(page.nodes[body].parent)
    while at >= 0, page.nodes[at].tag != .html {
      let node = page.nodes[at]
      if storyProse(of: node) - storyProse(of: page.nodes[found]) >= 80 {
        var headlines = 0
        var inner = at + 1
        while inner < page.nodes.count, page.nodes[inner].depth > node.depth {
          if page.nodes[inner].tag == .h1 { headlines += 1 }
          inner += 1
        }
        guard headlines <= 1 else { break }
        found = at
      }
      at = Int(node.parent)
    }
    return found
  }

  /// Elements that hold a paragraph rather than a story.
  private static func isLeaf(_ tag: Tag) -> Bool {
    switch tag {
    case .p, .li, .blockquote, .dd, .dt, .pre: true
    default: tag.isHeading
    }
  }
}

extension [UInt8] {
  /// Whether the words of a range stand somewhere in another text, at the border of a word.
  func stands(_ range: Range<Int>, within other: [UInt8]) -> Bool {
    var at = 0
    while at < other.count {
      if at == 0 || !other[at - 1].isWordByte,
        hasSameWords(range, other, at..<other.count, prefix: true)
      {
        return true
      }
      at += 1
    }
    return false
  }
}
