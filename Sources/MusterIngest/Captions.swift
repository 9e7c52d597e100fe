internal import CMusterXML

/// Tells the captions of pictures from the story.
///
/// By the element (`figcaption`), by its class, or by the photo credit it ends in:
/// "... (U.S. Army photo by Spc. Oda Kestrel)". Does not take alt
/// texts: they are seen by nobody.
enum Captions {
  static func mark(_ draft: inout Draft) {
    for index in draft.page.nodes.indices {
      let node = draft.page.nodes[index]
      guard node.hints.contains(.caption), node.firstLine < node.endLine,
        !node.hints.contains(.headline)
      else { continue }
      let lines = draft.page.lines(of: index)
      let count = lines.reduce(0) { $0 + draft.page.lines[$1].count }
      // A class of the whole story may have "caption" in it.
      guard lines.count <= 12, count <= 3000 else { continue }
      draft.page.mark(lines, count >= 12 ? .caption : .chrome)
    }
    for index in draft.page.lines.indices where draft.page.lines[index].role == .unknown {
      let line = draft.page.lines[index]
      if line.count >= 40 && line.count <= 1200 && hasCredit(draft.page.words, line.range)
        || line.count <= 120 && line.sentences == 0 && isCredit(draft.page.words, line.range)
      {
        draft.page.lines[index].role = .caption
      }
    }
  }

  /// Whether a line is the credit of a picture and nothing else: "Photo: Ana Ruiz", "Ana Ruiz/AFP".
  private static func isCredit(_ words: [UInt8], _ range: Range<Int>) -> Bool {
    for word: StaticString in ["photo:", "photo by ", "photo credit", "image:", "picture:"]
    where words.matches(word, at: range.lowerBound, limit: range.upperBound) {
      return true
    }
    for agency: StaticString in [
      "getty images", "shutterstock", "/afp", "afp via getty", "ap photo", "/reuters", "istock",
    ] {
      let start = range.upperBound - agency.utf8CodeUnitCount
      if start > range.lowerBound, words.matches(agency, at: start, limit: range.upperBound) {
        return true
      }
    }
    return false
  }

  /// Whether a line ends in a photo credit.
  static func hasCredit(_ words: [UInt8], _ range: Range<Int>) -> Bool {
    let start = max(range.lowerBound, range.upperBound - 140)
    let tail = start..<range.upperBound
    if words[range.upperBound - 1] == 0x29 {
      guard let open = words[tail].lastIndex(of: 0x28) else { return false }
      let inner = open..<range.upperBound
      for word: StaticString in [
        "photo", "photos", "photograph", "graphic", "illustration", "image",
      ]
      where words.containsWord(word, in: inner) {
        return words.containsWord("by", in: inner) || words.containsWord("courtesy", in: inner)
          || words[inner].contains(0x2F)
      }
      return false
    }
    // "... in the pool Sept. 11. Photo by: Lance Cpl. Ana Ruiz"
    var at = start + 2
    while at < range.upperBound {
      if words[at] == UInt8(ascii: "P"), words[at - 2] == 0x2E || words[at - 2] == 0x29 {
        for mark: StaticString in ["photo by", "photo courtesy", "picture:", "photo:"]
        where words.matches(mark, at: at, limit: range.upperBound) {
          return true
        }
      }
      at += 1
    }
    return false
  }
}
