internal import MusterModel

/// A page on its way to a document: what the readers have found out so far.
///
/// A template fills what it knows; the generic reader fills the rest.
struct Draft {
  /// A date that may be the day of publication.
  struct DateCandidate {
    var date: CivilDate
    var text: String
    /// The bytes of the words that say it, where words do.
    var range: Range<Int>?
    var evidence: Published.Evidence
  }

  var page: Page
  var head: HeadMatter
  /// The reader that took the page apart.
  var template = "generic"
  var kind: Release.Kind?
  /// The bytes of the headline.
  var headline: Range<Int>?
  /// The element that holds the story.
  var bodyNode: Int?
  /// The by-lines' words without "By", in the order of the page.
  var bylineBlocks: [Range<Int>] = []
  var writers: [Range<Int>] = []
  var credit: Range<Int>?
  /// Whether by-lines are looked for; not so on pages whose "BY" names who is briefing.
  var hasBylines = true
  /// A unit that the page names as the publisher: the credit, where the by-line names none.
  var unit: Range<Int>?
  var dates: [DateCandidate] = []
  /// How an all-number date is meant.
  var dateOrder = PublicationDate.Order.monthFirst
  var section: String?
  var tags: [String] = []

  init(_ page: Page, head: HeadMatter) {
    self.page = page
    self.head = head
    // Only Americans put the month first.
    if let language = head.language?.lowercased(), !language.hasPrefix("en") {
      dateOrder = .dayFirst
    }
  }

  /// Takes over what a by-line says.
  mutating func add(_ byline: BylineReading) {
    let isNew = !bylineBlocks.contains { $0.overlaps(byline.whole) }
    guard isNew else { return }
    bylineBlocks.append(byline.whole)
    writers += byline.writers
    if credit == nil { credit = byline.credit }
  }

  /// Takes over an office that stands by itself.
  mutating func add(credit range: Range<Int>) {
    guard !bylineBlocks.contains(where: { $0.overlaps(range) }) else { return }
    if credit == nil { credit = range }
    bylineBlocks.append(range)
  }

  /// Takes over a date that the page shows.
  mutating func add(date: PublicationDate.Reading, evidence: Published.Evidence) {
    dates.append(
      DateCandidate(
        date: date.date, text: page.words.string(date.range), range: date.range,
        evidence: evidence))
  }
}
