internal import MusterModel

/// What sort of page it is, by its headings, its section and what it holds most of.
///
/// A page that gives no sign is a story. Does not tell a speech from a story.
enum ReleaseKinds {
  static func kind(
    of paragraphs: [Paragraph], captions: Int, headline: String?, section: String?,
    words: [UInt8]
  ) -> Release.Kind {
    func has(_ kind: Block.Kind, _ word: StaticString) -> Bool {
      paragraphs.contains { paragraph in
        guard paragraph.kind == kind, let range = paragraph.ranges.first else { return false }
        return words.matches(word, at: range.lowerBound, limit: range.upperBound)
      }
    }
    let title = (headline ?? "").lowercased()
    if has(.heading, "assignments") || has(.heading, "career chronology"),
      has(.heading, "education") || has(.heading, "effective dates of promotion")
    {
      return .biography
    }
    if has(.heading, "general characteristics")
      || (has(.heading, "mission") && has(.heading, "features"))
    {
      return .factSheet
    }
    if title.hasPrefix("contracts for ") { return .contracts }
    if title.hasPrefix("statement ") || title.hasPrefix("readout ") { return .statement }
    let story = paragraphs.count { $0.kind == .paragraph }
    if captions >= 5, captions > story { return .gallery }
    if captions == 1, story == 0 { return .photo }
    switch (section ?? "").lowercased() {
    case "press release", "press releases", "news release", "media release", "release", "releases":
      return .release
    case "statement", "readout": return .statement
    case "transcript": return .transcript
    default: break
    }
    let isLabelled =
      has(.note, "for immediate release") || has(.note, "press release")
      || has(.note, "news release") || has(.note, "media release")
    return isLabelled ? .release : .story
  }
}
