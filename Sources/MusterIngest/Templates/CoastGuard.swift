internal import CMusterXML

/// The press releases of news.uscg.mil: `Article-View`, and a block that names the district.
///
/// The block ("News Release / U.S. Coast Guard 5th District / Contact: ... / Office: ...") opens the
/// body; its second line is the office that speaks.
extension Template {
  static let coastGuard = Template(
    id: "coast-guard", summary: "Press releases of news.uscg.mil.",
    matches: { page in
      guard let frame = page.firstNode(ofClass: "article-view") else { return false }
      return releaseBlock(page, frame) != nil
    },
    read: { draft in
      Template.afpims.read(&draft)
      let page = draft.page
      guard let frame = page.firstNode(ofClass: "article-view"),
        let block = releaseBlock(page, frame)
      else { return }
      for index in block {
        let line = page.lines[index]
        let isLabelled = page.words[line.range].contains(0x3A)
        if draft.credit == nil, !isLabelled, line.count >= 10,
          Bylines.isOffice(page.words, line.range)
        {
          draft.credit = line.range
        }
        draft.page.mark(index..<index + 1, line.linkShare > 0.9 ? .chrome : .note)
      }
    })

  /// The lines of a block that begins with "News Release" and has a contact.
  private static func releaseBlock(_ page: Page, _ frame: Int) -> Range<Int>? {
    let lines = page.lines(of: frame)
    guard
      let first = lines.first(where: {
        page.lines[$0].count <= 16
          && page.words.matches(
            "news release", at: Int(page.lines[$0].start), limit: Int(page.lines[$0].end))
      })
    else { return nil }
    let block = page.lines[first].block
    var end = first
    while end < lines.upperBound, page.lines[end].block == block { end += 1 }
    let hasContact = (first..<end).contains {
      page.words.matches("contact", at: Int(page.lines[$0].start), limit: Int(page.lines[$0].end))
    }
    return hasContact ? first..<end : nil
  }
}
