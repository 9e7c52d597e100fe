internal import CMusterXML

/// Bytes of a page to ``Page``: libxml2's SAX events, walked once.
enum HTMLReader {
  /// Reads a page in UTF-8; nil only if memory runs out.
  static func page(of bytes: [UInt8]) -> Page? {
    var terminated = bytes
    terminated.append(0)
    return terminated.withUnsafeBufferPointer { buffer -> Page? in
      guard let base = buffer.baseAddress,
        let reading = muster_read_html(base, buffer.count - 1)
      else { return nil }
      defer { muster_reading_free(reading) }
      let page = UnsafeBufferPointer(rebasing: buffer[..<(buffer.count - 1)])
      return Walk(page: page, reading: reading.pointee).walked()
    }
  }

  /// The walk over the events of one page.
  private struct Walk {
    var result = Page()
    var builder: TextBuilder
    let reading: muster_reading
    let pool: UnsafeBufferPointer<UInt8>
    /// Hints of the classes met so far, by their hash: a page says the same few again and again.
    var known: [Int: Hints] = [:]
    var open: [Int32] = []
    var rawScript: [UInt8] = []
    var scriptDepth = 0
    let page: UnsafeBufferPointer<UInt8>

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
      let isBlock = Tag.isBlock[Int(event.tag)]
      if isBlock { builder.endBlock() }
      var hints: Hints = tag == .html || tag == .body ? [] : ownHints(event)
      hints.formUnion(tag.hints)
      if !isBlock, tag == .time || !hints.isDisjoint(with: [.byline, .date, .credit, .share, .hidden, .headline]) {
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
      open.append(index)
      builder.node = index
    }

    private mutating func end() {
      guard let index = open.popLast() else { return }
      let node = result.nodes[Int(index)]
      if Tag.isBlock[Int(node.tag.rawValue)] {
        builder.endBlock()
        var block = node.parent
        while block >= 0, !Tag.isBlock[Int(result.nodes[Int(block)].tag.rawValue)] {
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
          var hasher = Hasher()
          hasher.combine(bytes: UnsafeRawBufferPointer(value))
          let hash = hasher.finalize()
          if let known = known[hash] {
            hints.formUnion(known)
          } else {
            let found = Hints.of(value)
            known[hash] = found
            hints.formUnion(found)
          }
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
  static let a = Tag(MUSTER_TAG_A)
  static let article = Tag(MUSTER_TAG_ARTICLE)
  static let aside = Tag(MUSTER_TAG_ASIDE)
  static let b = Tag(MUSTER_TAG_B)
  static let blockquote = Tag(MUSTER_TAG_BLOCKQUOTE)
  static let body = Tag(MUSTER_TAG_BODY)
  static let br = Tag(MUSTER_TAG_BR)
  static let dd = Tag(MUSTER_TAG_DD)
  static let div = Tag(MUSTER_TAG_DIV)
  static let dt = Tag(MUSTER_TAG_DT)
  static let em = Tag(MUSTER_TAG_EM)
  static let figcaption = Tag(MUSTER_TAG_FIGCAPTION)
  static let figure = Tag(MUSTER_TAG_FIGURE)
  static let footer = Tag(MUSTER_TAG_FOOTER)
  static let form = Tag(MUSTER_TAG_FORM)
  static let h1 = Tag(MUSTER_TAG_H1)
  static let h2 = Tag(MUSTER_TAG_H2)
  static let h3 = Tag(MUSTER_TAG_H3)
  static let h4 = Tag(MUSTER_TAG_H4)
  static let h5 = Tag(MUSTER_TAG_H5)
  static let h6 = Tag(MUSTER_TAG_H6)
  static let header = Tag(MUSTER_TAG_HEADER)
  static let html = Tag(MUSTER_TAG_HTML)
  static let i = Tag(MUSTER_TAG_I)
  static let img = Tag(MUSTER_TAG_IMG)
  static let li = Tag(MUSTER_TAG_LI)
  static let link = Tag(MUSTER_TAG_LINK)
  static let main = Tag(MUSTER_TAG_MAIN)
  static let meta = Tag(MUSTER_TAG_META)
  static let nav = Tag(MUSTER_TAG_NAV)
  static let ol = Tag(MUSTER_TAG_OL)
  static let p = Tag(MUSTER_TAG_P)
  static let pre = Tag(MUSTER_TAG_PRE)
  static let script = Tag(MUSTER_TAG_SCRIPT)
  static let section = Tag(MUSTER_TAG_SECTION)
  static let strong = Tag(MUSTER_TAG_STRONG)
  static let summary = Tag(MUSTER_TAG_SUMMARY)
  static let details = Tag(MUSTER_TAG_DETAILS)
  static let table = Tag(MUSTER_TAG_TABLE)
  static let td = Tag(MUSTER_TAG_TD)
  static let th = Tag(MUSTER_TAG_TH)
  static let time = Tag(MUSTER_TAG_TIME)
  static let title = Tag(MUSTER_TAG_TITLE)
  static let tr = Tag(MUSTER_TAG_TR)
  static let ul = Tag(MUSTER_TAG_UL)

  /// What the kind of element itself hints at.
  var hints: Hints {
    switch self {
    case .nav: .navigation
    case .aside: .sidebar
    case .footer: .footer
    case .figcaption: .caption
    case .figure: .media
    case .article, .main: .inArticle
    default: Tag.isSilent[Int(rawValue)] ? .hidden : []
    }
  }
}
