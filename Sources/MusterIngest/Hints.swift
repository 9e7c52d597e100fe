/// What the class and id of an element hint at.
///
/// `class="entry-meta byline"` hints at a by-line, `id="related-links"` at related items. A hint is
/// evidence, not a verdict: the readers weigh it against what the element holds.
struct Hints: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  static let navigation = Hints(rawValue: 1 << 0)
  static let footer = Hints(rawValue: 1 << 1)
  static let banner = Hints(rawValue: 1 << 2)
  static let share = Hints(rawValue: 1 << 3)
  static let related = Hints(rawValue: 1 << 4)
  static let comments = Hints(rawValue: 1 << 5)
  static let advert = Hints(rawValue: 1 << 6)
  static let form = Hints(rawValue: 1 << 7)
  static let tags = Hints(rawValue: 1 << 8)
  static let caption = Hints(rawValue: 1 << 9)
  static let byline = Hints(rawValue: 1 << 10)
  static let date = Hints(rawValue: 1 << 11)
  static let headline = Hints(rawValue: 1 << 12)
  static let subheadline = Hints(rawValue: 1 << 13)
  static let body = Hints(rawValue: 1 << 14)
  static let hidden = Hints(rawValue: 1 << 15)
  static let sidebar = Hints(rawValue: 1 << 16)
  static let credit = Hints(rawValue: 1 << 17)
  static let section = Hints(rawValue: 1 << 18)
  static let dateline = Hints(rawValue: 1 << 19)
  static let media = Hints(rawValue: 1 << 20)
  static let pullQuote = Hints(rawValue: 1 << 21)
  static let updated = Hints(rawValue: 1 << 22)
  /// Part of the chain above, not a word: within `article`, `main` or an article body.
  static let inArticle = Hints(rawValue: 1 << 23)
  static let story = Hints(rawValue: 1 << 24)
  static let info = Hints(rawValue: 1 << 25)

  /// What is no part of a release unless the page keeps its story there.
  static let chrome: Hints = [
    .navigation, .footer, .banner, .share, .related, .comments, .advert, .form, .tags, .hidden,
    .sidebar,
  ]

  /// The words and what each hints at; a word is a stretch of letters of a class or id.
  private static let words: [(Hints, String)] = [
    (
      .navigation,
      "nav navbar navigation menu megamenu submenu breadcrumb breadcrumbs crumb crumbs bc skip "
        + "skiplink skipnav topbar toolbar sitemap subnav pager pagination pagenav prevnext "
        + "toc quicklinks dropdown topnav sitenav mainnav navmenu"
    ),
    (.footer, "footer foot ftr colophon copyright legal bottombar sitefooter"),
    (
      .banner,
      "banner masthead topper cookiebanner govbanner usabanner sitetitle branding logo "
        + "maintenance"
    ),
    (
      .share,
      "share shares sharing sharebar sharedaddy social socials socialmedia addthis addtoany "
        + "a2a sharethis shareaholic jp likes fb facebook twitter tweet pinterest whatsapp follow "
        + "followus printfriendly tools actions utility utilities"
    ),
    (
      .related,
      "related relatedposts recommended recommendations recirc recirculation outbrain taboola "
        + "promo promos popular trending latest widget widgets teaser teasers morelike readmore "
        + "mostread mostpopular yarpp seealso upnext morenews otherstories morestories "
        + "alsolike zergnet revcontent suggested suggestions crosslinks onward cta calltoaction "
        + "keypoints"
    ),
    (
      .comments,
      "comment comments commentlist disqus respond reply replies discussion feedback livefyre "
        + "usercomments commenting fbcomments"
    ),
    (
      .advert,
      "ad ads adv advert advertisement advertisements advertising adsense adslot adunit adwrap "
        + "sponsor sponsored sponsors dfp gpt leaderboard skyscraper doubleclick adbox marketing "
        + "paywall"
    ),
    (
      .form,
      "search srch searchform login signin signup subscribe subscription newsletter cookie "
        + "cookies consent gdpr modal popup overlay lightbox poll survey optin mailchimp register "
        + "registration"
    ),
    (
      .tags,
      "tag tags tagz taglist tagcloud tagbox tagurl tagged posttags entrytags taglinks topics keywords categories "
        + "postcats hashtags kw taxonomy submeta"
    ),
    (.caption, "caption captions figcaption imagecaption photocaption cutline imgcaption"),
    (.byline, "byline bylines author authors writer writers contributor contributors reporter"),
    (
      .date,
      "date dates published publish pubdate datetime timestamp posted postdate dateposted dt "
        + "publishdate datepublished pubtime articledate createdate"
    ),
    (
      .headline,
      "headline maintitle title storyhead storytitle pagetitle articletitle entrytitle posttitle "
        + "headlines storyheadline newstitle hed"
    ),
    (
      .subheadline,
      "subtitle subhead subheadline subheading deck dek standfirst subtitulo bajada sottotitolo "
        + "strapline subline lede kickerdek"
    ),
    (
      .body,
      "body articlebody storybody story storytext article articletext content entry post text "
        + "ntext maincontent govspeak bodytext bodycopy articlecontent entrycontent postcontent "
        + "articlecopy fulltext txt copy main prose"
    ),
    (
      .story,
      "articlebody storybody storytext articletext ntext govspeak bodytext bodycopy "
        + "articlecontent entrycontent postcontent articlecopy"
    ),
    (
      .hidden,
      "visuallyhidden sronly screenreader inv invisible offscreen aspnethidden visually "
        + "rollover tooltip popover hovercard printonly"
    ),
    (
      .sidebar,
      "sidebar sidebars aside rail rightrail leftrail rightcol siderail widgetarea side authorbio "
        + "authorbox aboutauthor"
    ),
    (.credit, "credit credits photocredit imagecredit"),
    (.section, "section cat category kicker eyebrow overline rubric channel"),
    (.dateline, "dateline"),
    (.media, "media photo photos image images img gallery slideshow carousel figure thumb video"),
    (.pullQuote, "pull pullquote pullquotes"),
    (.updated, "updated modified lastmodified lastupdated"),
    (.info, "info meta metadata details"),
  ]

  /// Two words that mean something only together.
  private static let pairs: [(Hints, String)] = [
    (
      .hidden,
      "sr-only screen-reader visually-hidden js-hidden display-none print-only only-print "
        + "print-block visible-print"
    ),
    (.sidebar, "author-bio bio-box about-author author-box writer-bio"),
    (
      .body,
      "article-body article-content entry-content post-content post-body story-body "
        + "story-text body-content page-content main-content article-text content-body"
    ),
    (
      .story,
      "article-body article-content entry-content post-content post-body story-body "
        + "story-text content-body article-text story-content articlebody-content"
    ),
    (.share, "copy-link share-links social-share"),
    (
      .related,
      "read-more read-next see-also most-read most-popular you-may more-like more-news "
        + "more-from also-read key-points"
    ),
    (.caption, "caption-text img-caption thumb-cap photo-cap img-cap image-cap image-meta"),
    (.subheadline, "sub-title sub-headline sub-heading lead-paragraph"),
    (.navigation, "you-are skip-link next-prev prev-next previous-next post-navigation"),
    (.date, "pub-date entry-date publish-date date-line"),
    (.byline, "by-line"),
    (.form, "sign-up"),
  ]

  /// Words that mean something only where they are the whole class.
  private static let wholes: [(Hints, String)] = [
    (.hidden, "hidden hide noprint"),
    (.share, "print"),
    (.related, "more recent"),
    (.caption, "cap"),
  ]

  /// Words by their hash, with open addressing: looked up for each word of each class of a page.
  struct Table: Sendable {
    private var keys = [UInt64](repeating: 0, count: 4096)
    private var values = [UInt32](repeating: 0, count: 4096)

    fileprivate mutating func insert(_ key: UInt64, _ hints: Hints) {
      var slot = Int(truncatingIfNeeded: key & 4095)
      while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & 4095 }
      keys[slot] = key
      values[slot] |= hints.rawValue
    }

    @inline(__always)
    fileprivate func find(_ key: UInt64) -> Hints {
      var slot = Int(truncatingIfNeeded: key & 4095)
      while keys[slot] != 0 {
        if keys[slot] == key { return Hints(rawValue: values[slot]) }
        slot = (slot + 1) & 4095
      }
      return []
    }
  }

  /// The words, and under another hash those that count only alone.
  static let table: Table = {
    var table = Table()
    for (hint, list) in words + pairs {
      for word in list.split(separator: " ") {
        table.insert(hash(word.utf8.filter { $0 != 0x2D }), hint)
      }
    }
    for (hint, list) in wholes {
      for word in list.split(separator: " ") { table.insert(~hash(word.utf8), hint) }
    }
    return table
  }()

  /// The hints of the values a page has had so far: the same few classes come again and again.
  struct Memory {
    private struct Entry {
      var value = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
      var hints: Hints = []
    }

    private var entries = [Entry](repeating: Entry(), count: 128)

    /// The hints of the words of a class or id; the bytes must outlive the memory.
    mutating func hints(of value: UnsafeBufferPointer<UInt8>, _ table: Table) -> Hints {
      guard let base = value.baseAddress, value.count > 0 else { return [] }
      var key = UInt64(value.count)
      var at = 0
      while at + 8 <= value.count {
        key =
          (key ^ UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
          &* 0x9E37_79B9_7F4A_7C15
        key ^= key >> 29
        at += 8
      }
      while at < value.count {
        key = (key ^ UInt64(base[at])) &* 0x100_0000_01B3
        at += 1
      }
      let slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 57)
      if isKnown(value, entries[slot].value) { return entries[slot].hints }
      let hints = Hints.of(value, table)
      entries[slot] = Entry(value: value, hints: hints)
      return hints
    }

    private func isKnown(
      _ value: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>
    ) -> Bool {
      guard value.count == other.count else { return false }
      var at = 0
      while at < value.count, value[at] == other[at] { at += 1 }
      return at == value.count
    }
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte.lowered)) &* 0x100_0000_01B3 }
    return hash
  }

  /// The hints of the words of a class or id; words end at marks and before capitals.
  static func of(_ value: UnsafeBufferPointer<UInt8>, _ table: Table) -> Hints {
    var hints: Hints = []
    let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    var word = seed  // the running word
    var pair = seed  // the word before and the running word
    var whole = seed  // all words since the last space
    var hasWord = false
    var hasPair = false

    func close() {
      guard hasWord else { return }
      hints.formUnion(table.find(word))
      if hasPair { hints.formUnion(table.find(pair)) }
    }

    var previous: UInt8 = 0
    for byte in value {
      if byte.isASCIILetter || byte >= 0x80 {
        if byte.isASCIIUpper, previous.isASCIILower {
          close()
          pair = word
          hasPair = hasWord
          word = seed
        }
        word = (word ^ UInt64(byte.lowered)) &* 0x100_0000_01B3
        pair = (pair ^ UInt64(byte.lowered)) &* 0x100_0000_01B3
        whole = (whole ^ UInt64(byte.lowered)) &* 0x100_0000_01B3
        hasWord = true
      } else if byte == 0x32, previous == UInt8(ascii: "a") {
        // a2a: the share buttons of AddToAny
        hints.insert(.share)
      } else if hasWord {
        close()
        if byte.isASCIISpace {
          hints.formUnion(table.find(whole))
          hints.formUnion(table.find(~whole))
          whole = seed
          pair = seed
          hasPair = false
        } else {
          pair = word
          hasPair = true
        }
        word = seed
        hasWord = false
      } else if byte.isASCIISpace {
        whole = seed
      }
      previous = byte
    }
    close()
    hints.formUnion(table.find(whole))
    hints.formUnion(table.find(~whole))
    return hints
  }
}
