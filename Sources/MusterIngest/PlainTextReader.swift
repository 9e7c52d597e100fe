internal import MusterModel

/// Reads releases as plain text.
enum PlainTextReader {
  static func draft(of bytes: [UInt8]) -> Draft {
    var page = bytes.withUnsafeBufferPointer { buffer -> Page in
      var builder = TextBuilder(page: buffer, capacity: buffer.count + 64)
      var at = 0
      while at < buffer.count {
        var end = at
        while end < buffer.count, buffer[end] != 0x0A { end += 1 }
        let isBlank = (at..<end).allSatisfy { buffer[$0].isASCIISpace }
        if isBlank { builder.endBlock() } else { builder.append(from: at, to: end) }
        builder.endLine()
        at = end + 1
      }
      var page = Page()
      (page.words, page.runs, page.lines) = builder.finished()
      return page
    }
    page.countSentences()
    for index in page.lines.indices { page.lines[index].role = .body }
    return Draft(page, head: HeadMatter(page))
  }
}
