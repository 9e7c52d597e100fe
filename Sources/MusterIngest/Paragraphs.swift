internal import CMusterXML
internal import MusterModel

/// A paragraph of the story: lines that belong together, and what it is for.
struct Paragraph {
  var kind: Block.Kind
  var ranges: [Range<Int>]
  /// Whether all of it is bold.
  var isBold: Bool
  /// Whether markup or bold type at its start speaks for a dateline.
  var opensBold: Bool
  /// The bytes of a speaker's label at its start.
  var label: Int?

  /// The bytes of all of it.
  var count: Int { ranges.reduce(0) { $0 + $1.count } }
}

/// Lines to paragraphs.
enum Paragraphs {
  /// The paragraphs of the lines with a role, in the order of the page.
  static func of(_ page: Page, role: Page.Role) -> [Paragraph] {
    var groups: [[Int]] = []
    var previous = -1
    var isJoined = false
    for index in page.lines.indices {
      let line = page.lines[index]
      if line.separation == .block || line.separation == .double { isJoined = false }
      // What was left out between two inline parts does not part them.
      guard line.role == role else { continue }
      if isJoined, previous >= 0 {
        groups[groups.count - 1].append(index)
      } else {
        groups.append([index])
      }
      isJoined = true
      previous = index
    }
    var paragraphs: [Paragraph] = []
    for group in groups { paragraphs += split(page, group, role) }
    return paragraphs
  }

  /// Lines parted by single breaks are one paragraph, unless each of them ends like one.
  private static func split(_ page: Page, _ group: [Int], _ role: Page.Role) -> [Paragraph] {
    var lines: [[Int]] = []
    for index in group {
      if page.lines[index].separation == .inline, !lines.isEmpty {
        lines[lines.count - 1].append(index)
      } else {
        lines.append([index])
      }
    }
    guard lines.count > 1, role == .body || role == .note else {
      return [paragraph(page, group, role)]
    }
    // An address is read line by line: its lines are no sentence.
    if role == .note || isContact(page, lines) { return lines.map { paragraph(page, $0, .note) } }
    var ending = 0
    var long = 0
    for line in lines {
      guard let last = line.last else { continue }
      let length = line.reduce(0) { $0 + page.lines[$1].count }
      if length >= 110 { long += 1 }
      if endsSentence(page, page.lines[last].range) { ending += 1 }
    }
    if ending * 10 >= lines.count * 7 || long * 2 >= lines.count {
      return lines.map { paragraph(page, $0, role) }
    }
    // A bold line above the paragraph is a heading of it.
    if let first = lines.first, first.allSatisfy({ page.lines[$0].isBold }),
      !lines[1].allSatisfy({ page.lines[$0].isBold })
    {
      return [paragraph(page, first, role)] + split(page, Array(lines.dropFirst().joined()), role)
    }
    return [paragraph(page, group, role)]
  }

  /// Lines with a telephone number, an e-mail address or a label among them, and none of them long.
  private static func isContact(_ page: Page, _ lines: [[Int]]) -> Bool {
    guard lines.count >= 2 else { return false }
    var marks = 0
    for line in lines {
      guard let first = line.first, let last = line.last else { continue }
      let range = page.lines[first].range.lowerBound..<page.lines[last].range.upperBound
      if range.count > 110 { return false }
      if isContactLine(page.words, range) { marks += 1 }
    }
    return marks > 0
  }

  /// "Phone: 613-555-0142", "Contact: Duty Press Office", an e-mail address.
  static func isContactLine(_ words: [UInt8], _ range: Range<Int>) -> Bool {
    for label: StaticString in [
      "contact:", "contacts:", "phone:", "tel:", "telephone:", "email:", "e-mail:", "office:",
      "media contact", "press contact", "alternate contact", "after hours", "toll-free", "fax:",
      "mobile:", "for more information, contact", "media inquiries", "media queries",
    ] where words.matches(label, at: range.lowerBound, limit: range.upperBound) { return true }
    guard range.count <= 70 else { return false }
    if let at = words[range].firstIndex(of: 0x40), at > range.lowerBound, at + 3 < range.upperBound,
      words[at - 1].isASCIIAlphanumeric, words[at + 1].isASCIIAlphanumeric
    {
      return true
    }
    return hasTelephone(words, range)
  }

  /// A telephone number: ten digits with nothing but brackets, points and hyphens between them, and
  /// little else on the line.
  private static func hasTelephone(_ words: [UInt8], _ range: Range<Int>) -> Bool {
    var digits = 0
    var most = 0
    for at in range {
      switch words[at] {
      case 0x30...0x39: digits += 1
      case 0x20, 0x28, 0x29, 0x2B, 0x2D, 0x2E: break
      default: digits = 0
      }
      most = max(most, digits)
    }
    return most >= 10 && most * 4 >= range.count
  }

  static func endsSentence(_ page: Page, _ range: Range<Int>) -> Bool {
    var at = range.upperBound - 1
    while at > range.lowerBound {
      switch page.words[at] {
      case 0x22, 0x27, 0x29, 0x9D, 0x99, 0x80, 0xE2: at -= 1
      case 0x2E, 0x21, 0x3F: return true
      default: return false
      }
    }
    return false
  }

  private static func paragraph(_ page: Page, _ indices: [Int], _ role: Page.Role) -> Paragraph {
    var ranges: [Range<Int>] = []
    var previous = -2
    for index in indices {
      let range = page.lines[index].range
      if index == previous + 1, let last = ranges.last {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
      previous = index
    }
    let isBold = indices.allSatisfy { page.lines[$0].isBold }
    let first = indices.first.map { page.lines[$0] }
    let opens =
      first.map { line in
        line.boldBytes > 0
          || line.node >= 0 && !page.nodes[Int(line.node)].hints.isDisjoint(with: [.dateline])
      } ?? false
    var paragraph = Paragraph(
      kind: kind(page, first, role), ranges: ranges, isBold: isBold, opensBold: opens, label: nil)
    if paragraph.kind == .paragraph, isBold, paragraph.count <= 120, indices.count == 1,
      let first, first.sentences == 0
    {
      paragraph.kind = .heading
    }
    if paragraph.kind == .paragraph, ranges.count == 1, ranges[0].count <= 160,
      isContactLine(page.words, ranges[0])
    {
      paragraph.kind = .note
    }
    return paragraph
  }

  private static func kind(_ page: Page, _ line: Page.Line?, _ role: Page.Role) -> Block.Kind {
    switch role {
    case .caption: return .caption
    case .note: return .note
    default: break
    }
    guard let line else { return .paragraph }
    var node = Int(line.node)
    while node >= 0 {
      let tag = page.nodes[node].tag
      if tag.isHeading { return .heading }
      if tag == .li { return .listItem }
      if tag == .blockquote { return .quotation }
      node = Int(page.nodes[node].parent)
    }
    return .paragraph
  }
}
