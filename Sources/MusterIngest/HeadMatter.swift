internal import CMusterXML
internal import MusterModel

/// What a page's head says of the release: `meta`, `link`, JSON-LD, the title.
struct HeadMatter {
  /// A date as the page writes it, and where it was.
  struct DateMark {
    var text: String
    var evidence: Published.Evidence
  }

  /// The headline as others are to show it, most trusted first; the page's title last.
  var titles: [[UInt8]] = []
  /// The page's title.
  var pageTitle: [UInt8] = []
  var dates: [DateMark] = []
  var language: String?
  var canonicalURL: String?
  var section: String?
  var tags: [String] = []

  /// Names of `meta` elements that give the day of publication.
  private static let dateNames: Set<String> = [
    "article:published_time", "article:published", "og:published_time", "og:article:published_time",
    "date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "dc.date", "dc.date.issued", "dc.date.created", "dcterms.issued", "dcterms.created",
    "dcterms.date", "govuk:first-published-at", "parsely-pub-date", "sailthru.date",
    "article.published", "displaydate", "datepublished", "originalpublicationdate",
    "article:post_date", "pubdatetime", "citation_publication_date",
  ]

  /// Reads the head of a page.
  init(_ page: Page) {
    var share: [[UInt8]] = []
    for index in page.metas {
      let node = Int(index)
      switch page.nodes[node].tag {
      case .html:
        if language == nil { language = page.string(MUSTER_ATTRIBUTE_LANG, of: node) }
      case .link:
        let relation = page.string(MUSTER_ATTRIBUTE_REL, of: node)?.lowercased()
        if canonicalURL == nil, relation == "canonical" {
          canonicalURL = page.string(MUSTER_ATTRIBUTE_HREF, of: node).flatMap(HeadMatter.address)
        }
      case .meta: readMeta(page, node, &share)
      default: break
      }
    }
    for script in page.jsonLD { readJSON(script, &share) }
    titles = share
    if let node = page.firstNode(where: { page.nodes[$0].tag == .title }) {
      pageTitle = Array(page.words[page.range(of: node)])
    }
    if !pageTitle.isEmpty { titles.append(pageTitle) }
    if language?.isEmpty == true { language = nil }
  }

  private mutating func readMeta(_ page: Page, _ node: Int, _ share: inout [[UInt8]]) {
    guard let content = page.string(MUSTER_ATTRIBUTE_CONTENT, of: node), !content.isEmpty else {
      return
    }
    let name =
      (page.string(MUSTER_ATTRIBUTE_PROPERTY, of: node)
      ?? page.string(MUSTER_ATTRIBUTE_NAME, of: node)
      ?? page.string(MUSTER_ATTRIBUTE_ITEMPROP, of: node) ?? "").lowercased()
    switch name {
    case "og:title", "twitter:title", "dcterms.title", "dc.title", "title", "headline":
      share.append(HeadMatter.folded(content))
    case "og:url":
      if canonicalURL == nil { canonicalURL = HeadMatter.address(content) }
    case "article:section": section = content
    case "article:tag": tags.append(content)
    case "dcterms.language", "content-language": if language == nil { language = content }
    default:
      if HeadMatter.dateNames.contains(name) {
        dates.append(DateMark(text: content, evidence: .meta))
      }
    }
  }

  private mutating func readJSON(_ script: [UInt8], _ share: inout [[UInt8]]) {
    if let date = HeadMatter.string(of: "\"datepublished\"", in: script) {
      dates.append(DateMark(text: date, evidence: .jsonLD))
    }
    if let headline = HeadMatter.string(of: "\"headline\"", in: script) {
      share.append(HeadMatter.folded(headline))
    }
  }

  /// A canonical address is taken as it stands if it is whole.
  private static func address(_ text: String) -> String? {
    let bytes = text.utf8.drop { $0.isASCIISpace }
    guard bytes.starts(with: "http".utf8), bytes.count < 2048 else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func folded(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    for byte in text.utf8 {
      if byte.isASCIISpace {
        if out.last != 0x20 { out.append(0x20) }
      } else {
        out.append(byte)
      }
    }
    return Array(out[out.trimmed(0..<out.count)])
  }

  /// The string value of the first member with this name (quoted, lower case) of a JSON text.
  static func string(of key: StaticString, in json: [UInt8]) -> String? {
    guard let found = json.firstIndex(of: key, from: 0, limit: json.count) else { return nil }
    var at = found + key.utf8CodeUnitCount
    while at < json.count, json[at].isASCIISpace || json[at] == 0x3A { at += 1 }
    guard at < json.count, json[at] == 0x22 else { return nil }
    at += 1
    var value = String.UnicodeScalarView()
    var bytes: [UInt8] = []
    func flush() {
      value.append(contentsOf: String(decoding: bytes, as: UTF8.self).unicodeScalars)
      bytes = []
    }
    while at < json.count, json[at] != 0x22 {
      guard json[at] == 0x5C, at + 1 < json.count else {
        bytes.append(json[at])
        at += 1
        continue
      }
      let escape = json[at + 1]
      at += 2
      switch escape {
      case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"): bytes.append(0x20)
      case UInt8(ascii: "u"):
        let digits = json[at..<min(at + 4, json.count)]
        at = min(at + 4, json.count)
        if let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
          let scalar = Unicode.Scalar(code), code != 0
        {
          flush()
          value.append(scalar)
        }
      default: bytes.append(escape)
      }
    }
    flush()
    return String(value)
  }
}
