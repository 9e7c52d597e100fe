internal import CMusterXML
internal import MusterModel

/// The story pages of dvidshub.net: `asset-title`, and a table that says when a story was posted.
///
/// The date beside the place is the day the story tells of, not that of its publication. All dates
/// are written month first: "05.08.2025".
extension Template {
  static let dvids = Template(
    id: "dvids", summary: "Story pages of dvidshub.net.",
    matches: { $0.firstNode(ofClass: "asset-title") != nil },
    read: { draft in
      let page = draft.page
      if let title = page.firstNode(ofClass: "asset-title") {
        draft.headline = page.range(of: title)
      }
      var posted: PublicationDate.Reading?
      for index in page.lines.indices.dropLast()
      where page.words.matches(
        "date posted", at: page.lines[index].range.lowerBound, limit: Int(page.lines[index].end))
      {
        let both = page.lines[index].range.lowerBound..<page.lines[index + 1].range.upperBound
        posted = PublicationDate.first(in: page.words, both)
      }
      if let posted { draft.add(date: posted, evidence: .markup) }
      draft.bodyNode = page.firstNode(ofClass: "storytext")
      for name: StaticString in ["loc", "asset_actions"] {
        if let node = page.firstNode(ofClass: name) {
          draft.page.mark(page.lines(of: node), .chrome)
        }
      }
      for index in page.nodes.indices {
        if page.hasID("news_info", index) || page.hasID("morelike", index) {
          draft.page.mark(page.lines(of: index), .chrome)
        }
        // The unit is a link: "/unit/5MLR".
        if page.nodes[index].tag == .a, draft.credit == nil,
          page.attribute(MUSTER_ATTRIBUTE_HREF, of: index, begins: "/unit/"),
          page.range(of: index).count > 3
        {
          let range = page.range(of: index)
          draft.unit = range
        }
      }
    })
}
