internal import MusterModel

/// Question and answer blocks of transcripts, by the labels that name who speaks.
///
/// "GEN. SMITH:", "Q:", "MS. ELLERY:", "Q  Thank you". Two labels of the kind in one story make it a
/// transcript; one does not ("NOTE: ...").
enum Transcripts {
  /// Sets the kinds of the paragraphs of a transcript; whether it is one.
  static func mark(_ paragraphs: inout [Paragraph], _ words: [UInt8]) -> Bool {
    var labels: [(index: Int, label: Int, isQuestion: Bool)] = []
    var named = 0
    var speakers: Set<String> = []
    for (index, paragraph) in paragraphs.enumerated() {
      guard let first = paragraph.ranges.first else { continue }
      if let label = speaker(words, first) {
        named += 1
        speakers.insert(words.string(first.lowerBound..<first.lowerBound + label))
        labels.append((index, label, false))
      } else if let label = question(words, first) {
        labels.append((index, label, true))
      }
    }
    // One label again and again is a word of a list ("AREA: ..."), not a speaker.
    let isExchange =
      labels.count == 2 && named == 1 && labels[0].index + 2 == paragraphs.count
      && labels[1].index == labels[0].index + 1
    guard labels.count >= 3 || isExchange, named >= 1,
      named < labels.count || (named >= 4 && speakers.count >= 2)
    else { return false }
    // An article may quote a few lines of a transcript; only in a transcript do unlabelled
    // paragraphs go on with what the last speaker said.
    let goesOn =
      labels[0].index * 3 < paragraphs.count
      && (labels.count * 3 >= paragraphs.count
        || (labels.count * 6 >= paragraphs.count && labels.count >= 6))
    var next = 0
    var running: Block.Kind?
    for index in paragraphs.indices {
      if next < labels.count, labels[next].index == index {
        running = labels[next].isQuestion ? .question : .answer
        paragraphs[index].kind = running ?? .answer
        paragraphs[index].label = labels[next].label
        next += 1
      } else if goesOn, let running, paragraphs[index].kind == .paragraph {
        paragraphs[index].kind = running
      }
    }
    return goesOn
  }

  /// The length of a label in capitals, such as .
  private static func speaker(_ words: [UInt8], _ range: Range<Int>) -> Int? {
    let limit = min(range.upperBound, range.lowerBound + 60)
    guard let colon = words[range.lowerBound..<limit].firstIndex(of: 0x3A) else { return nil }
    var upper = 0
    for at in range.lowerBound..<colon {
      let byte = words[at]
      if byte.isASCIIUpper {
        upper += 1
      } else if byte.isASCIILower {
        // "McDONOUGH", "Adm. SMITH"
        guard at > range.lowerBound, words[at - 1].isASCIIUpper || words[at - 1].isASCIILower
        else { return nil }
        if upper == 0 { return nil }
        let isAfterCapital = words[at - 1].isASCIIUpper
        let isInName = at + 1 < colon && words[at + 1].isASCIIUpper
        guard isAfterCapital && isInName || isAfterCapital && words[at + 1] == 0x2E else {
          return nil
        }
      } else if byte != 0x20, byte != 0x2E, byte != 0x27, byte != 0x2D, byte < 0x80, byte != 0x2C,
        byte != 0x28, byte != 0x29
      {
        return nil
      }
    }
    return upper >= 3 ? colon + 1 - range.lowerBound : nil
  }

  /// The length of the label of a question: "Q:", "Q.", "Q ", "QUESTION:".
  private static func question(_ words: [UInt8], _ range: Range<Int>) -> Int? {
    guard range.count > 4 else { return nil }
    let start = range.lowerBound
    for label: StaticString in ["question:", "q:", "q."]
    where words.matches(label, at: start, limit: range.upperBound) {
      return label.utf8CodeUnitCount
    }
    guard words[start] == UInt8(ascii: "Q"), words[start + 1] == 0x20 else { return nil }
    return 1
  }
}
