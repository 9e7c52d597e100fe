internal import CMusterXML
internal import MusterModel

/// The printer pages of AFPIMS sites such as af.mil: `da_print_body`.
///
/// One line holds writer, office and date ("By Staff Sgt. Ana Ruiz,   91st Missile Wing Public
/// Affairs / Published May 27, 2015"); the pictures follow the story with a caption each.
extension Template {
  static let afpimsPrint = Template(
    id: "afpims-print", summary: "Printer pages of AFPIMS sites (af.mil).",
    matches: { $0.firstNode(ofClass: "da_print_body") != nil },
    read: { draft in
      guard let root = draft.page.firstNode(ofClass: "da_print_body") else { return }
      let page = draft.page
      if let title = page.firstNode(within: root, where: { page.nodes[$0].tag == .h1 }) {
        draft.headline = page.range(of: title)
      }
      if let info = page.firstNode(within: root, ofClass: "da_story_info") {
        readInfo(&draft, info)
      }
      draft.bodyNode = page.firstNode(within: root, ofClass: "da_black")
      for related in page.nodes(within: root, ofClass: "da_related_item") {
        draft.page.mark(page.lines(of: related), .chrome)
      }
      for item in page.nodes(within: root, ofClass: "da_media_item") {
        for index in page.lines(of: item) {
          // The line of links above each caption: "DOWNLOAD HI-RES / PHOTO DETAILS".
          let isCaption = page.lines[index].linkShare < 0.5
          draft.page.mark(index..<index + 1, isCaption ? .caption : .chrome)
        }
      }
      draft.tags = tags(page, root)
    })

  /// "By <writer>, <office> / Published <date>"; the writer or the office may be missing.
  ///
  /// A speech has its occasion there: no by-line, but a line under the headline.
  private static func readInfo(_ draft: inout Draft, _ info: Int) {
    let words = draft.page.words
    let range = draft.page.range(of: info)
    guard !range.isEmpty else { return }
    let date = PublicationDate.first(in: words, range)
    let isPublished =
      words.firstIndex(of: "published", from: range.lowerBound, limit: range.upperBound) != nil
    if let date { draft.add(date: date, evidence: isPublished ? .markup : .text) }
    let byline = Bylines.read(words, range, isHinted: isPublished)
    draft.page.mark(
      draft.page.lines(of: info), byline == nil && !isPublished ? .subheadline : .byline)
    if let byline { draft.add(byline) }
  }

  /// The links behind the story that point to a tag.
  private static func tags(_ page: Page, _ root: Int) -> [String] {
    page.nodes.indices.compactMap { index -> String? in
      guard page.nodes[index].tag == .a, page.isNode(index, within: root),
        let href = page.value(MUSTER_ATTRIBUTE_HREF, of: index),
        page.pool.firstIndex(of: "/tag/", from: href.startIndex, limit: href.endIndex) != nil
      else { return nil }
      let range = page.range(of: index)
      return range.isEmpty ? nil : page.words.string(range)
    }
  }
}
