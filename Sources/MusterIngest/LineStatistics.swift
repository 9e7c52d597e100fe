extension Page {
  /// Counts the sentences and commas of each line.
  mutating func countSentences() {
    words.withUnsafeBufferPointer { Page.countSentences(of: &lines, in: $0) }
  }

  /// The bytes that are counted, or begin what is.
  private static let isSentenceMark: [Bool] = (0...255).map {
    [0x2C, 0x2E, 0x21, 0x3F, 0xE3].contains($0)
  }

  private static func countSentences(
    of lines: inout [Line], in words: UnsafeBufferPointer<UInt8>
  ) {
    let isMark = Page.isSentenceMark
    for index in lines.indices {
      var sentences: Int32 = 0
      var commas: Int32 = 0
      let range = lines[index].range
      var at = range.lowerBound
      while at < range.upperBound {
        if !isMark[Int(words[at])] {
          at += 1
          continue
        }
        switch words[at] {
        case 0x2C: commas += 1
        case 0x2E, 0x21, 0x3F:
          var next = at + 1
          // Closing marks behind the full stop: quotes, brackets.
          while next < range.upperBound,
            words[next] == 0x22 || words[next] == 0x27
              || words[next] == 0x29 || words[next] == 0xE2 || words[next] == 0x80
              || words[next] == 0x9D || words[next] == 0x99
          {
            next += 1
          }
          if next >= range.upperBound || words[next] == 0x20 { sentences += 1 }
        case 0xE3:
          // The full stop of Chinese and Japanese.
          if at + 2 < range.upperBound, words[at + 1] == 0x80, words[at + 2] == 0x82 {
            sentences += 1
          }
        default: break
        }
        at += 1
      }
      lines[index].sentences = sentences
      lines[index].commas = commas
    }
  }
}
