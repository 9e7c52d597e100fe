internal import CMusterXML

/// The story pages of AFPIMS (DNN) sites: `adetail` or `article-view` around headline and body.
///
/// Sites of wings, commands and the department itself; skins differ, so that only what most of them
/// share is taken from here. What stands outside the frame is the site's, not the release's.
extension Template {
  static let afpims = Template(
    id: "afpims", summary: "Story pages of AFPIMS sites (adetail).",
    matches: { frame(of: $0) != nil },
    read: { draft in
      guard let root = frame(of: draft.page) else { return }
      let page = draft.page
      let title =
        page.firstNode(within: root, ofClass: "maintitle")
        ?? page.firstNode(within: root) { page.nodes[$0].tag == .h1 }
      if let title, !page.range(of: title).isEmpty { draft.headline = page.range(of: title) }
      for name: StaticString in ["cat", "content-type-text", "rt", "kicker"] {
        guard draft.section == nil, let node = page.firstNode(within: root, ofClass: name),
          page.range(of: node).count <= 60, !page.range(of: node).isEmpty
        else { continue }
        // "PRESS RELEASE | March 12, 2024"
        let range = page.range(of: node)
        let end = page.words[range].firstIndex(of: 0x7C) ?? range.upperBound
        draft.section = page.words.string(page.words.trimmed(range.lowerBound..<end))
      }
      for name: StaticString in ["body", "ntext", "article-body", "article-text"] {
        guard draft.bodyNode == nil, let node = page.firstNode(within: root, ofClass: name),
          page.range(of: node).count > 200
        else { continue }
        draft.bodyNode = node
      }
      // The frame bounds the release, unless it is the frame of something small.
      guard draft.headline != nil, draft.bodyNode != nil else { return }
      let inside = page.lines(of: root)
      draft.page.mark(0..<inside.lowerBound, .chrome)
      draft.page.mark(inside.upperBound..<page.lines.count, .chrome)
    })

  private static func frame(of page: Page) -> Int? {
    page.firstNode(ofClass: "adetail") ?? page.firstNode(ofClass: "article-view")
  }
}
