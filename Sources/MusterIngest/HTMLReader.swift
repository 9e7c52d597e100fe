internal import CMusterXML

/// Bytes of a page to ``Page``: libxml2's SAX events, walked once.
enum HTMLReader {
  /// Reads a page in UTF-8; nil only if memory runs out.
  static func page(of bytes: [UInt8]) -> Page? {
    var terminated: [UInt8] = []
    terminated.reserveCapacity(bytes.count + 1)
    terminated += bytes
    terminated.append(0)
    return terminated.withUnsafeMutableBufferPointer { buffer -> Page? in
      guard let base = buffer.baseAddress,
        let reading = muster_read_html(base, buffer.count - 1)
      else { return nil }
      defer { muster_reading_free(reading) }
      let page = UnsafeBufferPointer(start: base, count: buffer.count - 1)
      return Walk(page: page, reading: reading.pointee).walked()
    }
  }

  /// The walk over the events of one page.
  private struct Walk {
    var result = Page()
    var builder: TextBuilder
    let reading: muster_reading
    let pool: UnsafeBufferPointer<UInt8>
    var open: [Int32] = []
    var rawScript: [UInt8] = []
    var scriptDepth = 0
    let page: UnsafeBufferPointer<UInt8>
    private let blocks = Tag.isBlock
    private let silent = Tag.isSilent
    private let table = Hints.table
    private var known = Hints.Memory()

    init(page: UnsafeBufferPointer<UInt8>, reading: muster_reading) {
      self.page = page
      self.reading = reading
      pool = UnsafeBufferPointer(start: reading.pool, count: reading.pool_length)
      builder = TextBuilder(page: page, capacity: page.count / 4 + 256)
    }

    consuming func walked() -> Page {
      let events = UnsafeBufferPointer(start: reading.events, count: reading.event_count)
      result.nodes.reserveCapacity(events.count / 3 + 1)
      result.attributes.reserveCapacity(reading.attribute_count)
      for attribute in UnsafeBufferPointer(
        start: reading.attributes, count: reading.attribute_count)
      {
        result.attributes.append(
          Page.Attribute(
            name: attribute.name, start: Int32(truncatingIfNeeded: attribute.offset),
            end: Int32(truncatingIfNeeded: attribute.offset + attribute.length)))
      }
      for event in events {
        switch event.kind {
        case UInt8(MUSTER_EVENT_START.rawValue): start(event)
        case UInt8(MUSTER_EVENT_END.rawValue): end()
        default: text(event)
        }
      }
      while !open.isEmpty { end() }
      result.pool = Array(pool)
      (result.words, result.runs, result.lines) = builder.finished()
      return result
    }

    private mutating func text(_ event: muster_event) {
      if scriptDepth > 0 {
        if event.tag == 1 {
          rawScript.append(contentsOf: page[Int(event.first)..<Int(event.end)])
        } else {
          rawScript.append(contentsOf: pool[Int(event.pool)..<Int(event.pool) + Int(event.count)])
        }
      } else if event.tag == 1 {
        builder.append(from: Int(event.first), to: Int(event.end))
      } else {
        let start = Int(event.pool)
        builder.append(
          UnsafeBufferPointer(rebasing: pool[start..<start + Int(event.count)]),
          from: Int(event.first), to: Int(event.end))
      }
    }

    private mutating func start(_ event: muster_event) {
      let tag = Tag(event.tag)
      switch tag {
      case .br:
        builder.endLine()
        push(event, tag, [])
        return
      case .script: scriptDepth += 1
      default: break
      }
      let isBlock = blocks[Int(event.tag)]
      if isBlock { builder.endBlock() }
      var hints: Hints = tag == .html || tag == .body ? [] : ownHints(event)
      hints.formUnion(silent[Int(event.tag)] ? .hidden : tag.hints)
      if !isBlock,
        tag == .time
          || !hints.isDisjoint(with: [.byline, .date, .credit, .share, .hidden, .headline])
      {
        hints.insert(.info)
        builder.endInline()
      }
      push(event, tag, hints)
      if isBlock { builder.block = Int32(truncatingIfNeeded: result.nodes.count - 1) }
      switch tag {
      case .a: builder.linkDepth += 1
      case .b, .strong, .h1, .h2, .h3, .h4, .h5, .h6: builder.boldDepth += 1
      case .pre: builder.preDepth += 1
      case .meta, .link, .time, .html:
        result.metas.append(Int32(truncatingIfNeeded: result.nodes.count - 1))
      default: break
      }
    }

    private mutating func push(_ event: muster_event, _ tag: Tag, _ hints: Hints) {
      let parent = open.last ?? -1
      var chain = hints
      if parent >= 0 { chain.formUnion(result.nodes[Int(parent)].chain) }
      result.nodes.append(
        Page.Node(
          parent: parent, tag: tag, depth: UInt16(truncatingIfNeeded: open.count), hints: hints,
          chain: chain, firstAttribute: Int32(truncatingIfNeeded: event.first),
          attributeCount: Int32(event.count), start: builder.count, end: builder.count,
          firstLine: builder.lineCount, endLine: builder.lineCount))
      let index = Int32(truncatingIfNeeded: result.nodes.count - 1)
      for attribute in result.attributes[Int(event.first)..<Int(event.first) + Int(event.count)]
      where attribute.name == UInt32(MUSTER_ATTRIBUTE_CLASS.rawValue) {
        result.classes.append(
          Page.ClassNames(node: index, start: attribute.start, end: attribute.end))
        break
      }
      open.append(index)
      builder.node = index
    }

    private mutating func end() {
      guard let index = open.popLast() else { return }
      let node = result.nodes[Int(index)]
      if blocks[Int(node.tag.rawValue)] {
        builder.endBlock()
        var block = node.parent
        while block >= 0, !blocks[Int(result.nodes[Int(block)].tag.rawValue)] {
          block = result.nodes[Int(block)].parent
        }
        builder.block = block
      } else if node.hints.contains(.info) {
        builder.endInline()
      }
      switch node.tag {
      case .a: builder.linkDepth -= 1
      case .b, .strong, .h1, .h2, .h3, .h4, .h5, .h6: builder.boldDepth -= 1
      case .pre: builder.preDepth -= 1
      case .script:
        scriptDepth -= 1
        if !rawScript.isEmpty { result.jsonLD.append(rawScript) }
        rawScript = []
      default: break
      }
      result.nodes[Int(index)].end = builder.count
      result.nodes[Int(index)].endLine = builder.lineCount
      builder.node = open.last ?? -1
    }

    private mutating func ownHints(_ event: muster_event) -> Hints {
      var hints: Hints = []
      let first = Int(event.first)
      for index in first..<first + Int(event.count) {
        let attribute = result.attributes[index]
        let value = UnsafeBufferPointer(
          rebasing: pool[Int(attribute.start)..<Int(attribute.end)])
        switch attribute.name {
        case UInt32(MUSTER_ATTRIBUTE_CLASS.rawValue), UInt32(MUSTER_ATTRIBUTE_ID.rawValue):
          hints.formUnion(known.hints(of: value, table))
        case UInt32(MUSTER_ATTRIBUTE_HIDDEN.rawValue): hints.insert(.hidden)
        case UInt32(MUSTER_ATTRIBUTE_ROLE.rawValue): hints.formUnion(role(value))
        case UInt32(MUSTER_ATTRIBUTE_ITEMPROP.rawValue): hints.formUnion(itemProperty(value))
        default: break
        }
      }
      return hints
    }

    private func role(_ value: UnsafeBufferPointer<UInt8>) -> Hints {
      switch String(decoding: value, as: UTF8.self) {
      case "navigation", "menubar", "menu", "menuitem", "tablist": .navigation
      case "search", "alertdialog", "dialog": .form
      case "contentinfo": .footer
      case "complementary": .sidebar
      case "main", "article": .inArticle
      default: []
      }
    }

    private func itemProperty(_ value: UnsafeBufferPointer<UInt8>) -> Hints {
      switch String(decoding: value, as: UTF8.self) {
      case "articleBody": [.body, .story, .inArticle]
      case "headline": .headline
      case "alternativeHeadline": .subheadline
      case "author", "creator": .byline
      case "datePublished", "dateCreated": .date
      case "dateModified": .updated
      case "caption": .caption
      case "keywords": .tags
      default: []
      }
    }
  }
}

extension Tag {
  static var a: Tag { Tag(MUSTER_TAG_A) }
  static var article: Tag { Tag(MUSTER_TAG_ARTICLE) }
  static var aside: Tag { Tag(MUSTER_TAG_ASIDE) }
  static var b: Tag { Tag(MUSTER_TAG_B) }
  static var blockquote: Tag { Tag(MUSTER_TAG_BLOCKQUOTE) }
  static var body: Tag { Tag(MUSTER_TAG_BODY) }
  static var br: Tag { Tag(MUSTER_TAG_BR) }
  static var dd: Tag { Tag(MUSTER_TAG_DD) }
  static var div: Tag { Tag(MUSTER_TAG_DIV) }
  static var dt: Tag { Tag(MUSTER_TAG_DT) }
  static var em: Tag { Tag(MUSTER_TAG_EM) }
  static var figcaption: Tag { Tag(MUSTER_TAG_FIGCAPTION) }
  static var figure: Tag { Tag(MUSTER_TAG_FIGURE) }
  static var footer: Tag { Tag(MUSTER_TAG_FOOTER) }
  static var form: Tag { Tag(MUSTER_TAG_FORM) }
  static var h1: Tag { Tag(MUSTER_TAG_H1) }
  static var h2: Tag { Tag(MUSTER_TAG_H2) }
  static var h3: Tag { Tag(MUSTER_TAG_H3) }
  static var h4: Tag { Tag(MUSTER_TAG_H4) }
  static var h5: Tag { Tag(MUSTER_TAG_H5) }
  static var h6: Tag { Tag(MUSTER_TAG_H6) }
  static var header: Tag { Tag(MUSTER_TAG_HEADER) }
  static var html: Tag { Tag(MUSTER_TAG_HTML) }
  static var i: Tag { Tag(MUSTER_TAG_I) }
  static var img: Tag { Tag(MUSTER_TAG_IMG) }
  static var li: Tag { Tag(MUSTER_TAG_LI) }
  static var link: Tag { Tag(MUSTER_TAG_LINK) }
  static var main: Tag { Tag(MUSTER_TAG_MAIN) }
  static var meta: Tag { Tag(MUSTER_TAG_META) }
  static var nav: Tag { Tag(MUSTER_TAG_NAV) }
  static var ol: Tag { Tag(MUSTER_TAG_OL) }
  static var p: Tag { Tag(MUSTER_TAG_P) }
  static var pre: Tag { Tag(MUSTER_TAG_PRE) }
  static var script: Tag { Tag(MUSTER_TAG_SCRIPT) }
  static var section: Tag { Tag(MUSTER_TAG_SECTION) }
  static var strong: Tag { Tag(MUSTER_TAG_STRONG) }
  static var summary: Tag { Tag(MUSTER_TAG_SUMMARY) }
  static var details: Tag { Tag(MUSTER_TAG_DETAILS) }
  static var table: Tag { Tag(MUSTER_TAG_TABLE) }
  static var td: Tag { Tag(MUSTER_TAG_TD) }
  static var th: Tag { Tag(MUSTER_TAG_TH) }
  static var time: Tag { Tag(MUSTER_TAG_TIME) }
  static var title: Tag { Tag(MUSTER_TAG_TITLE) }
  static var tr: Tag { Tag(MUSTER_TAG_TR) }
  static var ul: Tag { Tag(MUSTER_TAG_UL) }

  /// What the kind of element itself hints at.
  var hints: Hints {
    switch self {
    case .nav: .navigation
    case .aside: .sidebar
    case .footer: .footer
    case .figcaption: .caption
    case .figure: .media
    case .article, .main: .inArticle
    default: []
    }
  }
}
