internal import CMusterXML
internal import MusterModel

/// The photo pages of navy.mil (view_image.asp): one picture, its number, and its caption.
extension Template {
  static let navyPhoto = Template(
    id: "navy-photo", summary: "Photo pages of navy.mil.",
    matches: { page in
      guard let box = page.firstNode(ofClass: "wordwrap") else { return false }
      let lines = page.lines(of: box)
      return lines.first.map { isNumber(page, $0) } ?? false
    },
    read: { draft in
      let page = draft.page
      guard let box = page.firstNode(ofClass: "wordwrap") else { return }
      let lines = page.lines(of: box)
      draft.page.mark(0..<page.lines.count, .chrome, always: true)
      for index in lines {
        draft.page.mark(
          index..<index + 1, isNumber(page, index) ? .chrome : .caption, always: true)
      }
      draft.bodyNode = box
      draft.kind = .photo
      // The page's title is that of all photo pages.
      draft.head.titles = []
    })

  /// A picture's number: "100630-N-6854D-069".
  private static func isNumber(_ page: Page, _ index: Int) -> Bool {
    let range = page.lines[index].range
    guard range.count >= 12, range.count <= 24 else { return false }
    let words = page.words
    return words[range.lowerBound..<range.lowerBound + 6].allSatisfy(\.isASCIIDigit)
      && words[range].filter { $0 == 0x2D }.count == 3
      && words[range].allSatisfy { $0.isASCIIAlphanumeric || $0 == 0x2D }
  }
}
