internal import CMusterXML

/// Tells the lines of a story from what stands among them: buttons, lists of links, end marks.
enum BodyLines {
  /// Lines that are never part of a story; in lower case, marks aside.
  private static let phrases: Set<String> = [
    "print", "share", "email", "e-mail", "copy link", "tweet", "facebook", "twitter", "linkedin",
    "x", "download", "download image", "image details", "photo details", "download hi-res",
    "hi-res", "hires", "view original", "show caption", "hide caption", "show caption +",
    "hide caption –", "advertisement", "related links", "related biographies", "related media",
    "related", "related stories", "related articles", "read more", "back to top", "subscribe",
    "skip to main content", "share this", "share this:", "share this page", "print this story",
    "e-mail to a friend", "tags", "tags:", "topics:", "photo gallery", "more news", "share:",
    "next", "previous", "comments", "leave a comment", "like this:", "loading...", "sign up",
    "download high resolution", "return to previous page", "story continues below",
    "article continues below", "continue reading", "click to enlarge", "listen", "watch", "video",
    "view image", "photos", "gallery", "slideshow", "1 / 1", "download pdf", "whatsapp",
    "pinterest",
    "reddit", "flipboard", "save", "close", "menu", "search", "embed", "link", "print page",
    "associated links", "follow us", "follow us on", "share on facebook", "share on twitter",
    "story continues below advertisement", "read next", "see also", "more on this topic",
    "explore further",
  ]

  /// Beginnings of short lines that speak of the site, not of the story.
  private static let asides: [StaticString] = [
    "sign up for", "sign up to", "follow us", "follow @", "like this story", "like this article",
    "subscribe to", "related:", "read more:", "read also:", "also read:", "see also:",
    "related roundup", "tags:", "tagged:", "topics:", "filed under", "advert", "get access to",
    "share this", "image source:", "image credit", "photo credit:", "click here to subscribe",
    "click here for more information", "click here to sign", "join our", "download our app",
    "download the app", "also on rt", "continue reading", "story continues", "watch:", "listen:",
    "posted in", "categories:", "category:", "comments are closed", "leave a comment",
    "you must be logged in", "enjoyed this", "support our", "skip to", "show more", "view more",
    "view comments", "load more", "see more", "more:", "published:", "updated:",
  ]

  /// What stands over what readers have to say, where it is a heading of its own.
  private static let discussions: [StaticString] = [
    "comments", "reader comments", "reviews", "discussion", "leave a reply", "leave a comment",
    "join the conversation", "coment\u{E1}rios", "comentarios", "commentaires", "commenti",
    "kommentare", "komentar", "reacties",
    "\u{41E}\u{442}\u{437}\u{44B}\u{432}\u{44B}",
    "\u{41A}\u{43E}\u{43C}\u{43C}\u{435}\u{43D}\u{442}\u{430}\u{440}\u{438}\u{438}",
  ]

  /// What an offer of the site asks for, and what it gives.
  private static let offers: [StaticString] = [
    "sign up", "subscribe", "get access", "click here", "become a member", "download our",
  ]
  private static let offered: [StaticString] = [
    "newsletter", "inbox", "delivered", "mobile app", "our app", "paywall",
    "daily email", "unlimited access",
  ]

  /// Labels of a line about the story: who posted it, under which heading.
  private static let labels: [StaticString] = [
    "tags:", "tag:", "category:", "categories:", "posted by", "posted in", "filed under",
    "published by", "publicado por", "categoria:", "categor\u{ED}a:", "kategorie:",
  ]

  /// What stands over a list of other stories, in several languages; all that follows is of them.
  private static let suggestions: [StaticString] = [
    "you may also like", "you might also like", "you may also be interested",
    "you might also be interested", "recommended for you", "more from the web",
    "voc\u{EA} pode gostar", "voc\u{EA} tamb\u{E9}m pode gostar", "te puede interesar",
    "tambi\u{E9}n te puede interesar", "das k\u{F6}nnte sie auch interessieren",
    "das k\u{F6}nnte dich auch interessieren", "potrebbe interessarti", "ti potrebbe interessare",
    "potrebbero interessarti", "vous aimerez aussi", "around the web", "from around the web",
    "baca juga", "artikel terkait", "leia tamb\u{E9}m", "mehr zum thema", "readers also liked",
  ]

  static func mark(_ draft: inout Draft) {
    let page = draft.page
    let body = draft.bodyNode.map { page.lines(of: $0) } ?? 0..<page.lines.count
    let head = page.lines.indices.last { page.lines[$0].role == .headline }
    // What stands above the headline within the body's element is not the story.
    var from = body.lowerBound
    if let head, body.contains(head) { from = head + 1 }
    var isOver = false
    var isEnded = false
    for index in from..<max(from, body.upperBound) where page.lines[index].role == .unknown {
      let line = page.lines[index]
      if isOver {
        draft.page.lines[index].role = isEnded && line.isProse ? .note : .chrome
      } else if line.count <= 60, index > from,
        startsSuggestions(page, line) || startsDiscussion(page, index, body)
      {
        isOver = true
        draft.page.lines[index].role = .chrome
      } else if isEndMark(page.words, line.range) {
        isOver = isLastPart(page, index, body)
        isEnded = isOver
        draft.page.lines[index].role = .chrome
      } else {
        draft.page.lines[index].role = isChrome(page, index) ? .chrome : .body
      }
    }
    dropLinkLists(&draft.page, from..<max(from, body.upperBound))
    dropTagLinks(&draft.page, from..<max(from, body.upperBound))
    dropDanglingHeadings(&draft.page, from..<max(from, body.upperBound))
    for index in draft.page.lines.indices where draft.page.lines[index].role == .unknown {
      draft.page.lines[index].role = .chrome
    }
  }

  private static func isChrome(_ page: Page, _ index: Int) -> Bool {
    let line = page.lines[index]
    let words = page.words
    if line.count <= 40, phrases.contains(words.string(line.range).lowercased()) { return true }
    if line.count <= 60, words.matches("virin:", at: line.range.lowerBound, limit: Int(line.end)) {
      return true
    }
    if line.count <= 220,
      asides.contains(where: { words.matches($0, at: Int(line.start), limit: Int(line.end)) }),
      line.count <= 60 || line.linkShare > 0.1 || line.sentences <= 2
    {
      return true
    }
    guard line.range.contains(where: { words[$0].isWordByte }) else { return true }
    if line.count <= 220, isPostingLine(words, line.range) { return true }
    if line.count <= 400, line.linkBytes > 0, isOffer(words, line.range) { return true }
    // A line that is nothing but a link, and no sentence.
    if line.separation != .inline, line.linkShare > 0.85, line.sentences == 0, line.count < 160 {
      let next = index + 1
      let goesOn =
        next < page.lines.count
        && (page.lines[next].separation == .inline
          || (page.lines[next].separation == .single && page.lines[next].linkShare < 0.5))
      // A link on a line of its own within a paragraph of words.
      let comesFrom =
        index > 0 && line.separation == .single && page.lines[index - 1].linkShare < 0.5
      return !goesOn && !comesFrom
    }
    return false
  }

  /// "-30-", "###", "-USCG-", "(end)": the story ends here.
  static func isEndMark(_ words: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count <= 16, range.count >= 3 else { return false }
    let line = words[range]
    if line.allSatisfy({ $0 == 0x23 || $0 == 0x20 }) { return true }
    for word: StaticString in ["ends", "end", "(ends)", "(end)", "[ends]", "[end]", "- ends -"]
    where line.count == word.utf8CodeUnitCount
      && words.matches(word, at: range.lowerBound, limit: range.upperBound)
    {
      return true
    }
    guard line.first == 0x2D, line.last == 0x2D else { return false }
    let inner = words.trimmed(range.lowerBound + 1..<range.upperBound - 1)
    return !inner.isEmpty && inner.count <= 10
      && words[inner].allSatisfy { $0.isASCIIAlphanumeric || $0 == 0x2D || $0 == 0x20 }
  }

  /// An end mark counts only where little running text follows.
  private static func isLastPart(_ page: Page, _ index: Int, _ body: Range<Int>) -> Bool {
    var before = 0
    var after = 0
    for other in body where page.lines[other].isProse {
      if other < index { before += page.lines[other].count }
      if other > index { after += page.lines[other].count }
    }
    return after * 3 < before
  }

  private static func startsSuggestions(_ page: Page, _ line: Page.Line) -> Bool {
    suggestions.contains { page.words.matches($0, at: Int(line.start), limit: Int(line.end)) }
  }

  /// "Comments (3)" as a heading below most of the story.
  private static func startsDiscussion(_ page: Page, _ index: Int, _ body: Range<Int>) -> Bool {
    let line = page.lines[index]
    guard line.node >= 0,
      page.ancestor(of: Int(line.node), where: { page.nodes[$0].tag.isHeading }) != nil,
      isLastPart(page, index, body)
    else { return false }
    return discussions.contains {
      line.count <= $0.utf8CodeUnitCount + 8
        && page.words.matches($0, at: Int(line.start), limit: Int(line.end))
    }
  }

  /// "March 3 - Posted by: Ana Ruiz - Category: News - Tags: sea": two labels in one short line.
  private static func isPostingLine(_ words: [UInt8], _ range: Range<Int>) -> Bool {
    var count = 0
    for label in labels
    where words.firstIndex(of: label, from: range.lowerBound, limit: range.upperBound) != nil {
      count += 1
      if count == 2 { return true }
    }
    return false
  }

  /// "Sign up for the daily newsletter to get it in your inbox": the site offers itself to readers.
  private static func isOffer(_ words: [UInt8], _ range: Range<Int>) -> Bool {
    let has = { (word: StaticString) in
      words.firstIndex(of: word, from: range.lowerBound, limit: range.upperBound) != nil
    }
    return offers.contains(where: has) && offered.contains(where: has)
  }

  /// A line whose words are most of them links to what else has the same tag.
  private static func dropTagLinks(_ page: inout Page, _ range: Range<Int>) {
    var bytes: [Int: Int] = [:]
    for index in page.nodes.indices where page.nodes[index].tag == Tag(MUSTER_TAG_A) {
      let first = Int(page.nodes[index].firstLine)
      guard page.attribute(MUSTER_ATTRIBUTE_REL, of: index, begins: "tag") else { continue }
      // The line may have begun before the link.
      let start = Int(page.nodes[index].start)
      let line = first > 0 && Int(page.lines[first - 1].end) > start ? first - 1 : first
      bytes[line, default: 0] += Int(page.nodes[index].end) - start
    }
    for (line, count) in bytes
    where range.contains(line) && page.lines[line].role == .body
      && count * 10 > page.lines[line].count * 6
    {
      page.lines[line].role = .chrome
    }
  }

  /// A list in which each item is a link is not part of a story.
  private static func dropLinkLists(_ page: inout Page, _ range: Range<Int>) {
    for index in page.nodes.indices {
      let node = page.nodes[index]
      guard node.tag == .ul || node.tag == .ol, range.contains(Int(node.firstLine)) else {
        continue
      }
      let lines = Int(node.firstLine)..<Int(node.endLine)
      var links = 0
      var total = 0
      for line in lines where page.lines[line].role == .body {
        total += page.lines[line].count
        links += Int(page.lines[line].linkBytes)
      }
      guard total > 0, links * 10 > total * 7 else { continue }
      for line in lines where page.lines[line].role == .body { page.lines[line].role = .chrome }
    }
  }

  /// A heading with nothing below it before the next of its level headed something that was left out.
  private static func dropDanglingHeadings(_ page: inout Page, _ range: Range<Int>) {
    var hasText = false
    for index in range.reversed() {
      guard page.lines[index].role == .body else { continue }
      let line = page.lines[index]
      let isHeading =
        line.block >= 0
        && page.ancestor(of: Int(line.node), where: { page.nodes[$0].tag.isHeading }) != nil
      if !isHeading {
        hasText = true
      } else if !hasText {
        page.lines[index].role = .chrome
      }
    }
  }
}
