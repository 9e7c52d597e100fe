internal import CMusterXML

/// The tags of a release: the links of the element that holds them.
enum Tags {
  static func read(_ draft: inout Draft) {
    guard draft.tags.isEmpty else { return }
    let page = draft.page
    var found: [String] = []
    for index in page.nodes.indices {
      let node = page.nodes[index]
      guard node.tag == .a, node.chain.contains(.tags) else { continue }
      // The cloud of all tags of a site stands in a sidebar.
      guard node.chain.isDisjoint(with: [.sidebar, .footer, .navigation]) else { continue }
      let range = page.range(of: index)
      guard range.count >= 2, range.count <= 60 else { continue }
      let tag = page.words.string(range)
      if !found.contains(tag) { found.append(tag) }
    }
    if found.isEmpty { found = draft.head.tags }
    if found.count <= 40 { draft.tags = found }
  }
}
