/// Who wrote a release, as the page says it, and for which office.
///
/// "By Staff Sgt. Ana Ruiz, 91st Missile Wing Public Affairs" names a writer and an office;
/// "By Air Force News Service" names an office only; "compiled staff reports" counts as a writer.
/// Does not read "By Friday the crew was home.": what follows has to be a name.
struct BylineReading {
  /// The words without "By".
  var whole: Range<Int>
  /// Each writer, with rank.
  var writers: [Range<Int>]
  /// The office.
  var credit: Range<Int>?
}

enum Bylines {
  private static let openings: [StaticString] = [
    "story and photos by", "story and photo by", "story by", "written by", "words by",
    "article by", "text by", "report by", "reported by", "commentary by", "compiled by",
    "courtesy story by", "posted by", "submitted by", "author:", "by:", "by",
  ]

  /// The words with which a page says that others wrote it.
  private static let staff: [StaticString] = [
    "compiled staff reports", "compiled reports", "staff reports", "staff report",
    "staff writers", "staff writer", "courtesy story", "news staff", "staff and wire reports",
    "compiled report",
  ]

  /// What the last word of an office's name is.
  private static let officeNouns: Set<String> = [
    "affairs", "office", "service", "services", "command", "wing", "agency", "news", "center",
    "centre", "department", "ministry", "activity", "headquarters", "group", "squadron", "brigade",
    "division", "battalion", "regiment", "fleet", "force", "forces", "corps", "district",
    "region", "guard", "bureau", "university", "school", "academy", "directorate", "media",
    "relations", "information", "communications", "team", "delta", "base", "fort", "defense",
    "defence", "army", "navy", "council", "institute", "institution", "foundation", "association",
    "times", "post", "press", "journal", "ledger", "garrison", "detachment", "flotilla", "office)",
    "branch", "section", "laboratory", "association", "reserve", "component", "staff",
    "secretary", "museum", "hospital", "program", "company", "mission", "embassy", "pao",
  ]

  /// What the first word of a rank is, in lower case without its point.
  private static let rankWords: Set<String> = [
    "pvt", "pfc", "spc", "cpl", "sgt", "ssgt", "tsgt", "msgt", "smsgt", "cmsgt", "staff", "tech",
    "technical", "master", "senior", "chief", "gunnery", "lance", "private", "corporal",
    "sergeant", "airman", "a1c", "sra", "amn", "seaman", "fireman", "petty", "mass", "lt", "1st",
    "2nd", "2d", "capt", "captain", "maj", "major", "col", "colonel", "gen", "general", "brig",
    "cmdr", "commander", "lieutenant", "ensign", "ens", "rear", "vice", "adm", "warrant", "cadet",
    "specialist", "spc4", "hospital", "po1", "po2", "po3", "mc1", "mc2", "mc3", "mcsn", "first",
    "second", "fltlt", "flt", "sqn", "wgcdr", "flgoff", "plt", "ltcol", "lcol", "leut", "lcdr",
    "cpo", "wo1", "wo2", "wo", "cw2", "cw3", "cw4", "cw5", "gysgt", "lcpl", "sgm", "sfc", "1sg",
    "1lt", "2lt", "dr", "mr", "ms", "mrs", "retired", "officer", "leading", "able", "pte", "lac",
    "lacw", "midshipman", "mcpl", "mwo", "cwo", "capt(n)", "signalman", "gunner", "sapper",
    "guardian", "electronics", "aviation", "interior", "religious", "spec",
  ]

  /// What the first word of an office's name may be where no comma parts it from the writer.
  private static let officeStarts: Set<String> = [
    "u.s", "us", "headquarters", "hq", "secretary", "office", "department", "air", "army", "navy",
    "marine", "defense", "joint", "combined", "task", "space", "national", "state", "public",
    "coast", "seventh", "eighth", "third", "fifth", "first", "second", "fourth", "sixth", "ninth",
    "tenth", "eleventh", "twelfth", "fort", "naval", "carrier", "expeditionary", "united", "royal",
    "commander", "regional", "special", "strategic", "theater", "allied", "nato", "dod", "usfk",
    "dvids", "afn", "pacific", "american", "federal",
  ]

  /// Reads a line as a by-line; `isHinted` where the markup says that it is one.
  static func read(_ words: [UInt8], _ line: Range<Int>, isHinted: Bool) -> BylineReading? {
    var range = words.trimmed(line)
    guard range.count <= 240, !range.isEmpty else { return nil }
    var isExplicit = false
    opening: while true {
      for word in openings where words.matches(word, at: range.lowerBound, limit: range.upperBound)
      {
        var at = range.lowerBound + word.utf8CodeUnitCount
        let isWhole = at >= range.upperBound || !words[at].isWordByte
        guard isWhole else { continue }
        while at < range.upperBound, words[at] == 0x20 || words[at] == 0x3A { at += 1 }
        range = at..<range.upperBound
        isExplicit = true
        continue opening
      }
      break
    }
    range = withoutDate(words, range)
    guard !range.isEmpty, range.count <= 200 else { return nil }
    let staffPhrase = staff.first {
      words.matchesWord($0, at: range.lowerBound, limit: range.upperBound)
    }
    guard isExplicit || isHinted || staffPhrase != nil else { return nil }
    if staffPhrase == nil {
      guard startsLikeName(words, range), !isSentence(words, range, isHinted: isHinted) else {
        return nil
      }
    }
    return split(words, range, staffPhrase)
  }

  /// Whether a line names an office: "114th Fighter Wing Public Affairs".
  static func isOffice(_ words: [UInt8], _ line: Range<Int>) -> Bool {
    let range = words.trimmed(line)
    guard range.count >= 4, range.count <= 140, startsLikeName(words, range) else { return false }
    if words.containsWord("public affairs", in: range) {
      return !words.containsWord("said", in: range) && words[range.upperBound - 1] != 0x2E
        && !words[range].contains(0x3A) && !words[range].contains(0x40)
    }
    guard words[range.upperBound - 1] != 0x2E, !words[range].contains(0x2C),
      !words[range].contains(0x3A)
    else { return false }
    guard allCapitalized(words, range), let last = lastWord(words, range) else { return false }
    return officeNouns.contains(last) && range.count <= 90
  }

  /// Cuts off what pages put behind a by-line: "/ Published May 27, 2015", "| July 10, 2025".
  private static func withoutDate(_ words: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    for mark: StaticString in [
      " / ", " | ", "published ", "posted ", " updated ", "photography by",
    ] {
      if let found = words.firstIndex(of: mark, from: range.lowerBound, limit: end) { end = found }
    }
    if let date = PublicationDate.first(in: words, range.lowerBound..<end),
      date.range.upperBound + 24 >= end
    {
      end = date.range.lowerBound
    }
    if end - 3 > range.lowerBound, words.matches(" on", at: end - 3, limit: end) { end -= 3 }
    if end - 4 > range.lowerBound, words.matches(" on ", at: end - 4, limit: end) { end -= 4 }
    while end > range.lowerBound, !words[end - 1].isWordByte, words[end - 1] != 0x2E,
      words[end - 1] != 0x29
    {
      end -= 1
    }
    return range.lowerBound..<max(end, range.lowerBound)
  }

  private static func startsLikeName(_ words: [UInt8], _ range: Range<Int>) -> Bool {
    let byte = words[range.lowerBound]
    return byte.isASCIIUpper || byte >= 0xC3 || byte.isASCIIDigit
  }

  /// Whether it reads like a sentence: lower-case words that names do not have.
  private static func isSentence(
    _ words: [UInt8], _ range: Range<Int>, isHinted: Bool
  ) -> Bool {
    var lower = 0
    var total = 0
    forEachWord(words, range) { word in
      total += 1
      let first = words[word.lowerBound]
      if first.isASCIILower, !isConnector(words, word) { lower += 1 }
    }
    return total > 0 && (lower > 1 || (lower == 1 && total < 4 && !isHinted))
      || (!isHinted && total > 3 && words[range.upperBound - 1] == 0x2E && range.count > 70)
  }

  private static func isConnector(_ words: [UInt8], _ word: Range<Int>) -> Bool {
    switch words.string(word) {
    case "and", "of", "the", "for", "de", "la", "del", "van", "von", "der", "den", "di", "da", "du",
      "in", "at", "to", "with", "le", "el", "al", "bin", "ibn", "dos", "public", "on":
      true
    default: false
    }
  }

  private static func allCapitalized(_ words: [UInt8], _ range: Range<Int>) -> Bool {
    var isFine = true
    forEachWord(words, range) { word in
      if words[word.lowerBound].isASCIILower, !isConnector(words, word) { isFine = false }
    }
    return isFine
  }

  private static func lastWord(_ words: [UInt8], _ range: Range<Int>) -> String? {
    var last: Range<Int>?
    forEachWord(words, range) { last = $0 }
    return last.map { words.string($0).lowercased() }
  }

  private static func forEachWord(
    _ words: [UInt8], _ range: Range<Int>, _ body: (Range<Int>) -> Void
  ) {
    var at = range.lowerBound
    while at < range.upperBound {
      while at < range.upperBound, !words[at].isWordByte { at += 1 }
      let start = at
      while at < range.upperBound, words[at].isWordByte || words[at] == 0x27 || words[at] == 0x2E,
        words[at] != 0x20
      {
        at += 1
      }
      var end = at
      while end > start, words[end - 1] == 0x2E || words[end - 1] == 0x27 { end -= 1 }
      if end > start { body(start..<end) }
    }
  }

  private static func split(
    _ words: [UInt8], _ range: Range<Int>, _ staffPhrase: StaticString?
  ) -> BylineReading {
    if let staffPhrase {
      let end = range.lowerBound + staffPhrase.utf8CodeUnitCount
      var rest = end
      while rest < range.upperBound, !words[rest].isWordByte { rest += 1 }
      if words.matchesWord("by", at: rest, limit: range.upperBound) {
        rest = min(rest + 3, range.upperBound)
      }
      let isCourtesy = words.matches("courtesy story", at: range.lowerBound, limit: end)
      return BylineReading(
        whole: range, writers: isCourtesy ? [] : [range.lowerBound..<end],
        credit: rest < range.upperBound ? rest..<range.upperBound : nil)
    }
    var parts = commaParts(words, range)
    if parts.count == 1 {
      if let border = officeBorder(words, range) {
        if border == range.lowerBound {
          return BylineReading(whole: range, writers: [], credit: range)
        }
        return BylineReading(
          whole: range, writers: writers(words, words.trimmed(range.lowerBound..<border)),
          credit: border..<range.upperBound)
      }
      return BylineReading(whole: range, writers: writers(words, range), credit: nil)
    }
    // The office begins with the first part that looks like one; else names all the way to "and".
    let office =
      parts.indices.dropFirst().first { isOfficePart(words, parts[$0]) }
      ?? (parts.dropFirst().contains { words.containsWord("and", in: $0) } ? nil : 1)
    if isOfficePart(words, parts[0]), !startsWithRank(words, parts[0]) {
      return BylineReading(whole: range, writers: [], credit: range)
    }
    guard let office else {
      return BylineReading(whole: range, writers: parts.flatMap { writers(words, $0) }, credit: nil)
    }
    let credit = parts[office].lowerBound..<range.upperBound
    parts.removeSubrange(office...)
    return BylineReading(
      whole: range, writers: parts.flatMap { writers(words, $0) }, credit: credit)
  }

  /// The parts between commas; what is only a suffix of a name stays with it.
  private static func commaParts(_ words: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for at in range where words[at] == 0x2C {
      parts.append(words.trimmed(start..<at))
      start = at + 1
    }
    parts.append(words.trimmed(start..<range.upperBound))
    var joined: [Range<Int>] = []
    for part in parts where !part.isEmpty {
      if let last = joined.last, isSuffix(words, part) {
        joined[joined.count - 1] = last.lowerBound..<part.upperBound
      } else {
        joined.append(part)
      }
    }
    return joined
  }

  private static func isSuffix(_ words: [UInt8], _ part: Range<Int>) -> Bool {
    switch words.string(part) {
    case "Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "Ph.D.", "PhD", "M.D.", "MD", "USN", "USAF",
      "USMC", "USCG", "USA", "USSF", "Ret.", "U.S. Army", "U.S. Navy", "U.S. Air Force":
      true
    default: false
    }
  }

  private static func isOfficePart(_ words: [UInt8], _ part: Range<Int>) -> Bool {
    if words.containsWord("public affairs", in: part) { return true }
    if isOrdinal(words, part) { return true }
    return lastWord(words, part).map { officeNouns.contains($0) } ?? false
  }

  /// Whether a range begins with a number of a unit: "52nd", "23d", "310".
  private static func isOrdinal(_ words: [UInt8], _ part: Range<Int>) -> Bool {
    guard part.count > 3, words[part.lowerBound].isASCIIDigit else { return false }
    var at = part.lowerBound
    while at < part.upperBound, words[at].isASCIIDigit { at += 1 }
    for ending: StaticString in ["st", "nd", "rd", "th", "d"]
    where words.matchesWord(ending, at: at, limit: part.upperBound) {
      let after = at + ending.utf8CodeUnitCount + 1
      return !words.matchesWord("class", at: after, limit: part.upperBound)
        && !words.matches("lt", at: after, limit: part.upperBound)
        && !words.matches("lieut", at: after, limit: part.upperBound)
    }
    return false
  }

  static func startsWithRank(_ words: [UInt8], _ range: Range<Int>) -> Bool {
    var first: String?
    forEachWord(words, range) { if first == nil { first = words.string($0).lowercased() } }
    return first.map { rankWords.contains($0) } ?? false
  }

  /// Where an office begins that follows a name without a comma; the start if all is an office.
  private static func officeBorder(_ words: [UInt8], _ range: Range<Int>) -> Int? {
    // "Airman Magazine Staff", "Air Force TV": nobody by name.
    if let last = lastWord(words, range), ["staff", "tv", "radio", "magazine"].contains(last) {
      return range.lowerBound
    }
    var tokens: [Range<Int>] = []
    forEachWord(words, range) { tokens.append($0) }
    let hasOfficeNoun = tokens.dropFirst(4).contains {
      officeNouns.contains(words.string($0).lowercased())
    }
    guard isOfficePart(words, range) || isOffice(words, range) || hasOfficeNoun else { return nil }
    guard startsWithRank(words, range) else {
      return isOfficePart(words, range) || isOffice(words, range) ? range.lowerBound : nil
    }
    // A rank and a name are three words at least.
    for token in tokens.dropFirst(3) {
      let rest = token.lowerBound..<range.upperBound
      if isOrdinal(words, rest) || officeStarts.contains(words.string(token).lowercased()) {
        return token.lowerBound
      }
    }
    // "Senior Airman ..." without a border; "Staff ..." or "Chief of Naval Operations" is an office.
    return words.containsWord("public affairs", in: range) && tokens.count < 5
      ? range.lowerBound : nil
  }

  /// The writers of a range: parted by "and".
  private static func writers(_ words: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = range.lowerBound
    var at = range.lowerBound
    while at < range.upperBound {
      var width = 0
      if words.matches(" and ", at: at, limit: range.upperBound) { width = 5 }
      if words.matches(" & ", at: at, limit: range.upperBound) { width = 3 }
      if words[at] == 0x3B { width = 1 }
      if width > 0 {
        let part = words.trimmed(start..<at)
        if !part.isEmpty { found.append(part) }
        at += width
        start = at
      } else {
        at += 1
      }
    }
    var last = words.trimmed(start..<range.upperBound)
    if words.matches("and ", at: last.lowerBound, limit: last.upperBound) {
      last = last.lowerBound + 4..<last.upperBound
    }
    if !last.isEmpty { found.append(last) }
    return found
  }
}
