internal import CMusterXML
internal import MusterModel

/// The press pages of whitehouse.gov of 2009 to 2016 (Drupal).
///
/// Most bodies begin with a letterhead ("THE WHITE HOUSE", "Office of the Press Secretary", a rule,
/// "For Immediate Release"), which is no part of the story.
extension Template {
  static let whiteHouse = Template(
    id: "whitehouse-drupal", summary: "Press pages of whitehouse.gov, 2009-2016.",
    matches: {
      $0.firstNode(ofClass: "forall-body") != nil && $0.firstNode(ofClass: "pane-node-title") != nil
    },
    read: { draft in
      let page = draft.page
      guard let body = page.firstNode(ofClass: "forall-body"),
        let pane = page.firstNode(ofClass: "pane-node-title")
      else { return }
      let title = page.firstNode(within: pane) { page.nodes[$0].tag == .h1 } ?? pane
      draft.headline = page.range(of: title)
      draft.bodyNode = body
      if let node = page.firstNode(ofClass: "press-article-date"),
        let date = PublicationDate.first(in: page.words, page.range(of: node))
      {
        draft.add(date: date, evidence: .markup)
        draft.page.mark(page.lines(of: node), .date)
      }
      draft.hasBylines = false
      for index in page.lines(of: body).prefix(8) {
        let range = page.lines[index].range
        if page.words.matches("office of the", at: range.lowerBound, limit: range.upperBound),
          range.count <= 60
        {
          if draft.credit == nil { draft.credit = range }
          draft.page.mark(index..<index + 1, .note)
        } else if page.words.hasSameWords(range, Array("the white house".utf8)) {
          draft.page.mark(index..<index + 1, .note)
        }
      }
    })
}
