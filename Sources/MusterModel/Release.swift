/// What a page says about the release on it.
public struct Release: Sendable {
  /// What sort of page it is.
  public enum Kind: String, Sendable, CaseIterable {
    case story, release, statement, transcript, photo, gallery, biography, contracts, other
    case factSheet = "fact_sheet"
  }

  /// What sort of page it is.
  public var kind: Kind = .story
  /// The headline.
  public var headline: Excerpt?
  /// The line below the headline.
  public var subheadline: Excerpt?
  /// When it was published.
  public var published: Published?
  /// When it was last changed, where the page says.
  public var updated: Published?
  /// The place and date that open the story: "WASHINGTON (AFNS) --".
  public var dateline: Dateline?
  /// Who wrote it, as the page says.
  ///
  /// Such as "By Staff Sgt. Ana Ruiz".
  public var bylines: [Byline] = []
  /// The unit or office named with the by-line.
  public var credit: Excerpt?
  /// The page's section, such as "NEWS".
  public var section: String?
  /// The page's tags.
  public var tags: [String] = []
  /// The language, as a BCP 47 tag, where the page says.
  public var language: String?
  /// The canonical address, where the page says.
  public var canonicalURL: String?
  /// The reader that took the page apart, such as `afpims` or `generic`.
  public var template: String = "generic"

  /// Makes an empty one.
  public init() {}
}

/// Words of the page that are not, or not only, part of the text.
public struct Excerpt: Hashable, Sendable {
  /// The words, white space folded.
  public var text: String
  /// Where they stand in the page, if they stand there as such.
  public var source: SourceRange?
  /// Where they stand in the text, if they are part of it.
  public var range: TextRange?

  /// Makes an excerpt.
  public init(_ text: String, source: SourceRange? = nil, range: TextRange? = nil) {
    self.text = text
    self.source = source
    self.range = range
  }
}

/// When a release was published, and how that is known.
public struct Published: Hashable, Sendable {
  /// What the date was taken from, most trusted first.
  public enum Evidence: String, Sendable, CaseIterable {
    case given, markup, meta, text, url
    case jsonLD = "json-ld"
  }

  /// The words or attribute value that say it.
  public var excerpt: Excerpt
  /// The day.
  public var date: CivilDate
  /// What it was taken from.
  public var evidence: Evidence

  /// Makes one.
  public init(_ excerpt: Excerpt, date: CivilDate, evidence: Evidence) {
    self.excerpt = excerpt
    self.date = date
    self.evidence = evidence
  }
}

/// The place (and date) that open a story.
public struct Dateline: Hashable, Sendable {
  /// All of it, without the dash: "WASHINGTON (AFNS)".
  public var range: TextRange
  /// The place: "WASHINGTON", "FORT BLISS, Texas".
  public var place: TextRange
  /// The date, where it has one.
  public var date: TextRange?

  /// Makes one.
  public init(range: TextRange, place: TextRange, date: TextRange? = nil) {
    self.range = range
    self.place = place
    self.date = date
  }
}

/// One name of a by-line.
public struct Byline: Hashable, Sendable {
  /// The writer with rank, without "By" and without the office.
  ///
  /// Such as "Staff Sgt. Ana Ruiz".
  public var excerpt: Excerpt

  /// Makes one.
  public init(_ excerpt: Excerpt) { self.excerpt = excerpt }
}
