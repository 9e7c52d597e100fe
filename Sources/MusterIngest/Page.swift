internal import CMusterXML

/// A page as it was parsed: its words, folded, and the elements around them.
///
/// Flat arrays instead of a tree of objects: an element knows its parent, and which lines and bytes
/// of the words lie within it.
struct Page {
  /// An element.
  struct Node {
    var parent: Int32
    var tag: Tag
    var depth: UInt16
    /// The hints of its own class and id, and of its tag and attributes.
    var hints: Hints
    /// The hints of all elements around it and its own.
    var chain: Hints
    var firstAttribute: Int32
    var attributeCount: Int32
    /// Bytes of `words`.
    var start: Int32
    var end: Int32
    /// Lines that begin within it.
    var firstLine: Int32
    var endLine: Int32
  }

  /// What stands before a line.
  enum Separation: UInt8 { case inline, single, double, block }

  /// What a line is for, as far as it is known.
  enum Role: UInt8 {
    case unknown, chrome, headline, subheadline, byline, credit, date, section, body, caption, note
  }

  /// A stretch of words between two breaks.
  struct Line {
    var start: Int32
    var end: Int32
    /// The innermost element at its first word.
    var node: Int32
    /// The innermost element at its first word that begins a block.
    var block: Int32
    var separation: Separation
    var linkBytes: Int32 = 0
    var boldBytes: Int32 = 0
    var sentences: Int32 = 0
    var commas: Int32 = 0
    var role: Role = .unknown

    var range: Range<Int> { Int(start)..<Int(end) }
    var count: Int { Int(end - start) }
    /// The share of its words that are links, 0 to 1.
    var linkShare: Double { count == 0 ? 0 : Double(linkBytes) / Double(count) }
    /// Whether all of it is bold.
    var isBold: Bool { count > 0 && Int(boldBytes) * 10 >= count * 9 }
    /// Whether it reads like running text: long enough, ends a sentence, is not all links.
    var isProse: Bool {
      (count >= 80 && sentences > 0 && linkShare < 0.4) || (count >= 160 && linkShare < 0.25)
    }
  }

  /// An attribute; its value lies in the pool.
  struct Attribute {
    var name: UInt32
    var start: Int32
    var end: Int32
  }

  /// The classes of an element: bytes of the pool.
  struct ClassNames {
    var node: Int32
    var start: Int32
    var end: Int32
  }

  /// The words of the page, white space folded; a space stands between two lines.
  var words: [UInt8] = []
  /// Where the words stand in the page, in order.
  var runs: [WordRun] = []
  var lines: [Line] = []
  var nodes: [Node] = []
  var attributes: [Attribute] = []
  var pool: [UInt8] = []
  /// The elements that have classes, in order.
  var classes: [ClassNames] = []
  /// The texts of its JSON-LD scripts.
  var jsonLD: [[UInt8]] = []
  /// The elements of head and body that say something of the release: meta, link, time, html.
  var metas: [Int32] = []

  /// The value of an attribute of an element.
  func value(_ name: muster_attribute_name, of node: Int) -> ArraySlice<UInt8>? {
    let element = nodes[node]
    let first = Int(element.firstAttribute)
    for index in first..<first + Int(element.attributeCount)
    where attributes[index].name == name.rawValue {
      return pool[Int(attributes[index].start)..<Int(attributes[index].end)]
    }
    return nil
  }

  /// The same as a string.
  func string(_ name: muster_attribute_name, of node: Int) -> String? {
    value(name, of: node).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether an element has a class of exactly this name (in lower case), in whatever case.
  func hasClass(_ name: StaticString, _ node: Int) -> Bool {
    guard let value = value(MUSTER_ATTRIBUTE_CLASS, of: node) else { return false }
    return pool.withUnsafeBufferPointer {
      Page.hasWord(name, in: UnsafeBufferPointer(rebasing: $0[value.startIndex..<value.endIndex]))
    }
  }

  /// Whether a word (in lower case) is among those of a value, in whatever case.
  @inline(__always)
  private static func hasWord(
    _ name: StaticString, in value: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let count = name.utf8CodeUnitCount
    let wanted = name.utf8Start
    var at = 0
    while at + count <= value.count {
      while at < value.count, value[at].isASCIISpace { at += 1 }
      var same = 0
      while same < count, at + same < value.count, value[at + same].lowered == wanted[same] {
        same += 1
      }
      if same == count, at + count == value.count || value[at + count].isASCIISpace { return true }
      while at < value.count, !value[at].isASCIISpace { at += 1 }
    }
    return false
  }

  /// Whether an element has exactly this id (in lower case), in whatever case.
  func hasID(_ name: StaticString, _ node: Int) -> Bool {
    guard let value = value(MUSTER_ATTRIBUTE_ID, of: node) else { return false }
    return value.count == name.utf8CodeUnitCount
      && pool.matches(name, at: value.startIndex, limit: value.endIndex)
  }

  /// Whether an attribute's value is, or begins with, a word (in lower case).
  func attribute(_ name: muster_attribute_name, of node: Int, begins word: StaticString) -> Bool {
    guard let value = value(name, of: node) else { return false }
    return pool.matches(word, at: value.startIndex, limit: value.endIndex)
  }

  /// The first element for which a condition holds.
  func firstNode(where condition: (Int) -> Bool) -> Int? {
    nodes.indices.first(where: condition)
  }

  /// The first element with a class.
  func firstNode(ofClass name: StaticString) -> Int? {
    pool.withUnsafeBufferPointer { pool in
      classes.first {
        Page.hasWord(name, in: UnsafeBufferPointer(rebasing: pool[Int($0.start)..<Int($0.end)]))
      }.map { Int($0.node) }
    }
  }

  /// The first element within another for which a condition holds.
  func firstNode(within outer: Int, where condition: (Int) -> Bool) -> Int? {
    var at = outer + 1
    // What lies within stands directly behind, at a greater depth.
    while at < nodes.count, nodes[at].depth > nodes[outer].depth {
      if condition(at) { return at }
      at += 1
    }
    return nil
  }

  /// The first element with a class within another.
  func firstNode(within outer: Int, ofClass name: StaticString) -> Int? {
    firstNode(within: outer) { nodes[$0].attributeCount > 0 && hasClass(name, $0) }
  }

  /// All elements with a class within another.
  func nodes(within outer: Int, ofClass name: StaticString) -> [Int] {
    var found: [Int] = []
    var at = outer + 1
    while at < nodes.count, nodes[at].depth > nodes[outer].depth {
      if nodes[at].attributeCount > 0, hasClass(name, at) { found.append(at) }
      at += 1
    }
    return found
  }

  /// The lines that begin within an element.
  func lines(of node: Int) -> Range<Int> {
    Int(nodes[node].firstLine)..<Int(nodes[node].endLine)
  }

  /// The bytes of the words of an element, without the spaces around them.
  func range(of node: Int) -> Range<Int> {
    words.trimmed(Int(nodes[node].start)..<Int(nodes[node].end))
  }

  /// Whether an element lies within another, or is the same.
  func isNode(_ node: Int, within outer: Int) -> Bool {
    // Elements stand in the order of their start tags: what lies within comes directly after.
    var at = node
    let depth = nodes[outer].depth
    while at >= 0, nodes[at].depth > depth { at = Int(nodes[at].parent) }
    return at == outer
  }

  /// The nearest element of the chain, the element itself included, for which a condition holds.
  func ancestor(of node: Int, where condition: (Int) -> Bool) -> Int? {
    var at = node
    while at >= 0 {
      if condition(at) { return at }
      at = Int(nodes[at].parent)
    }
    return nil
  }

  /// The nearest element of one of these kinds in the chain.
  func ancestor(of node: Int, tags: Set<Tag>) -> Int? {
    ancestor(of: node) { tags.contains(nodes[$0].tag) }
  }

  /// Gives lines a role, unless they have one already.
  mutating func mark(_ range: Range<Int>, _ role: Role, always: Bool = false) {
    for index in range where always || lines[index].role == .unknown { lines[index].role = role }
  }

  /// The page's bytes of a stretch of words.
  func sourceStart(of offset: Int) -> Int? {
    run(at: offset).map {
      $0.isVerbatim ? Int($0.source) + offset - Int($0.start) : Int($0.source)
    }
  }

  /// The first run that ends behind an offset.
  func runIndex(at offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if Int(runs[middle].end) <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func run(at offset: Int) -> WordRun? {
    let index = runIndex(at: offset)
    guard index < runs.count, Int(runs[index].start) <= offset else { return nil }
    return runs[index]
  }
}

/// A stretch of words and where it stands in the page.
struct WordRun {
  var start: Int32
  var end: Int32
  var source: Int32
  var sourceEnd: Int32
  var isVerbatim: Bool
}

/// A kind of element.
struct Tag: Hashable, Sendable {
  var rawValue: UInt8

  @inline(__always) init(_ value: UInt8) { rawValue = value }
  @inline(__always) init(_ tag: muster_tag) { rawValue = UInt8(truncatingIfNeeded: tag.rawValue) }

  /// h1 to h6.
  var isHeading: Bool {
    rawValue >= UInt8(MUSTER_TAG_H1.rawValue) && rawValue <= UInt8(MUSTER_TAG_H6.rawValue)
  }

  static let blockTags: Set<Tag> = Set(
    [
      MUSTER_TAG_ADDRESS, MUSTER_TAG_ARTICLE, MUSTER_TAG_ASIDE, MUSTER_TAG_AUDIO,
      MUSTER_TAG_BLOCKQUOTE, MUSTER_TAG_BODY, MUSTER_TAG_BUTTON, MUSTER_TAG_CENTER, MUSTER_TAG_DD,
      MUSTER_TAG_DETAILS, MUSTER_TAG_DIALOG, MUSTER_TAG_DIV, MUSTER_TAG_DL, MUSTER_TAG_DT,
      MUSTER_TAG_FIELDSET, MUSTER_TAG_FIGCAPTION, MUSTER_TAG_FIGURE, MUSTER_TAG_FOOTER,
      MUSTER_TAG_FORM, MUSTER_TAG_H1, MUSTER_TAG_H2, MUSTER_TAG_H3, MUSTER_TAG_H4, MUSTER_TAG_H5,
      MUSTER_TAG_H6, MUSTER_TAG_HEAD, MUSTER_TAG_HEADER, MUSTER_TAG_HGROUP, MUSTER_TAG_HR,
      MUSTER_TAG_HTML, MUSTER_TAG_IFRAME, MUSTER_TAG_LEGEND, MUSTER_TAG_LI, MUSTER_TAG_MAIN,
      MUSTER_TAG_MENU, MUSTER_TAG_NAV, MUSTER_TAG_NOSCRIPT, MUSTER_TAG_OBJECT, MUSTER_TAG_OL,
      MUSTER_TAG_OPTION, MUSTER_TAG_P, MUSTER_TAG_PRE, MUSTER_TAG_SECTION, MUSTER_TAG_SELECT,
      MUSTER_TAG_STYLE, MUSTER_TAG_SUMMARY, MUSTER_TAG_SVG, MUSTER_TAG_TABLE, MUSTER_TAG_TBODY,
      MUSTER_TAG_TD, MUSTER_TAG_TEMPLATE, MUSTER_TAG_TEXTAREA, MUSTER_TAG_TFOOT, MUSTER_TAG_TH,
      MUSTER_TAG_THEAD, MUSTER_TAG_TITLE, MUSTER_TAG_TR, MUSTER_TAG_UL, MUSTER_TAG_VIDEO,
      MUSTER_TAG_SCRIPT,
    ].map { Tag($0) })

  /// What is never words of a release, whatever stands in it.
  static let silentTags: Set<Tag> = Set(
    [
      MUSTER_TAG_HEAD, MUSTER_TAG_TITLE, MUSTER_TAG_SELECT, MUSTER_TAG_OPTION, MUSTER_TAG_TEXTAREA,
      MUSTER_TAG_BUTTON, MUSTER_TAG_IFRAME, MUSTER_TAG_OBJECT, MUSTER_TAG_SVG, MUSTER_TAG_TEMPLATE,
      MUSTER_TAG_NOSCRIPT, MUSTER_TAG_AUDIO, MUSTER_TAG_VIDEO, MUSTER_TAG_DIALOG,
      MUSTER_TAG_LABEL, MUSTER_TAG_LEGEND, MUSTER_TAG_MENU,
    ].map { Tag($0) })

  private static func table(_ tags: Set<Tag>) -> [Bool] {
    (0..<UInt8(MUSTER_TAG_COUNT.rawValue)).map { tags.contains(Tag($0)) }
  }

  static let isBlock: [Bool] = table(blockTags)
  static let isSilent: [Bool] = table(silentTags)
}
