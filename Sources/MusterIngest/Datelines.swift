/// The place, and perhaps the date, that open a story: "WASHINGTON (AFNS) --",
/// "FORT BLISS, Texas –", "May 6, 2025 – Camp Ādaži, Latvia –".
///
/// Does not take a name before a dash for a place ("Ana Ruiz – the first of her class – ..."):
/// mixed case needs a comma and a capitalized country or state behind it, an agency in brackets, or
/// a date.
struct DatelineReading {
  /// All of it, without the dash.
  var range: Range<Int>
  var place: Range<Int>
  var date: Range<Int>?
  /// Behind the dash, where the story begins.
  var storyStart: Int
}

enum Datelines {
  /// Reads the dateline at the start of a paragraph; `isMarked` where markup or bold type says that
  /// there is one.
  static func read(_ words: [UInt8], _ line: Range<Int>, isMarked: Bool) -> DatelineReading? {
    let range = words.trimmed(line)
    var at = range.lowerBound
    var segments: [Range<Int>] = []
    var stop = at
    // Up to three stretches that end in a dash; the last dash counts.
    while segments.count < 3, let dash = nextDash(words, at, range.upperBound) {
      let segment = words.trimmed(at..<dash.lowerBound)
      guard segment.count <= 90, !segment.isEmpty, isSegment(words, segment, isMarked: isMarked)
      else { break }
      segments.append(segment)
      at = dash.upperBound
      stop = at
    }
    // A paragraph of its own may end without a dash.
    if !segments.isEmpty, at < range.upperBound,
      range.upperBound - range.lowerBound <= 140, isMarked,
      nextDash(words, at, range.upperBound) == nil
    {
      let rest = words.trimmed(at..<range.upperBound)
      if allCapitalized(words, rest) {
        return made(words, segments + [rest], isMarked: isMarked, stop: range.upperBound)
      }
    }
    return segments.isEmpty ? nil : made(words, segments, isMarked: isMarked, stop: stop)
  }

  private static func made(
    _ words: [UInt8], _ segments: [Range<Int>], isMarked: Bool, stop: Int
  ) -> DatelineReading? {
    var place: Range<Int>?
    var date: Range<Int>?
    for segment in segments {
      if let found = PublicationDate.dateLine(words, segment) {
        if date == nil { date = found.range }
      } else if place == nil, let found = self.place(words, segment, isMarked: isMarked) {
        place = found.place
        if let day = found.date { date = day }
      } else if place == nil {
        return nil
      } else if let before = place, segment.lowerBound - before.upperBound == 3,
        words[before.upperBound + 1] == 0x2D,
        let more = self.place(words, segment, isMarked: isMarked)
      {
        // "JOINT BASE ALDER - ROSE, Texas" is one place.
        place = before.lowerBound..<more.place.upperBound
      }
    }
    guard let place, let first = segments.first, let last = segments.last else { return nil }
    return DatelineReading(
      range: first.lowerBound..<last.upperBound, place: place, date: date, storyStart: stop)
  }

  /// The next dash that parts: an em or en dash, two hyphens, or a hyphen between spaces.
  private static func nextDash(_ words: [UInt8], _ start: Int, _ limit: Int) -> Range<Int>? {
    var at = start
    let last = min(limit, start + 110)
    // A dash within brackets parts nothing: "Ana Ruiz (February 6, 1839 - August 20, 1907) was".
    var depth = 0
    while at < last {
      let byte = words[at]
      var length = 0
      if byte == 0x28 { depth += 1 }
      if byte == 0x29 { depth -= 1 }
      if depth > 0 {
        at += 1
        continue
      }
      if byte == 0xE2, at + 2 < limit, words[at + 1] == 0x80,
        words[at + 2] == 0x93 || words[at + 2] == 0x94 || words[at + 2] == 0x95
      {
        length = 3
      } else if byte == 0x2D {
        var end = at
        while end < limit, words[end] == 0x2D { end += 1 }
        let isSpaced = at > start && words[at - 1] == 0x20 && end < limit && words[end] == 0x20
        guard end - at >= 2 || isSpaced || (end == limit && at > start && words[at - 1] == 0x20)
        else {
          at = end
          continue
        }
        length = end - at
      }
      if length > 0 {
        var end = at + length
        // "– –" and "-- –" are one dash.
        while end < limit {
          guard words[end] == 0x20 || words[end] == 0x2D else { break }
          end += 1
        }
        return at..<end
      }
      at += 1
    }
    return nil
  }

  private static func isSegment(_ words: [UInt8], _ segment: Range<Int>, isMarked: Bool) -> Bool {
    PublicationDate.dateLine(words, segment) != nil
      || place(words, segment, isMarked: isMarked) != nil
      || (isMarked && allCapitalized(words, segment))
  }

  /// Reads a place: words in capitals, or capitalized words with a comma, "(AFNS)" and a date apart.
  private static func place(
    _ words: [UInt8], _ segment: Range<Int>, isMarked: Bool
  ) -> (place: Range<Int>, date: Range<Int>?)? {
    var end = segment.upperBound
    var date: Range<Int>?
    var hasAgency = false
    // "(AFNS)", "(NNS)", "(June 30, 2010)".
    if words[end - 1] == 0x29, let open = words[segment].lastIndex(of: 0x28) {
      let inner = open + 1..<end - 1
      if let found = PublicationDate.first(in: words, inner) { date = found.range }
      hasAgency = true
      end = open
    }
    var place = words.trimmed(segment.lowerBound..<end)
    // "BERLIN, May 6, 2025"
    if let found = PublicationDate.first(in: words, place),
      found.range.upperBound == place.upperBound
    {
      date = found.range
      place = words.trimmed(place.lowerBound..<found.range.lowerBound)
      while !place.isEmpty,
        words[place.upperBound - 1] == 0x2C || words[place.upperBound - 1] == 0x20
      {
        place = place.lowerBound..<place.upperBound - 1
      }
    }
    guard !place.isEmpty, place.count <= 80 else { return nil }
    guard allCapitalized(words, place) else { return nil }
    let marks = words[place]
    guard !marks.contains(0x22), !marks.contains(0x3A), !marks.contains(0x3F),
      !marks.contains(0x21),
      !marks.contains(0x3B)
    else { return nil }
    let comma = marks.firstIndex(of: 0x2C)
    let head = place.lowerBound..<(comma ?? place.upperBound)
    if isInCapitals(words, head) { return (place, date) }
    guard comma != nil || hasAgency || date != nil || isMarked else { return nil }
    // Between commas stand names of places only: three parts at most, none of them long.
    guard marks.filter({ $0 == 0x2C }).count <= 3, wordCount(words, place) <= 9 else { return nil }
    return (place, date)
  }

  private static func isInCapitals(_ words: [UInt8], _ range: Range<Int>) -> Bool {
    var upper = 0
    for at in range {
      if words[at].isASCIILower {
        // "McCHORD", "d'IVOIRE", "St. LOUIS"
        let isSmallPart =
          at > range.lowerBound && words[at - 1].isASCIIUpper
          && at + 1 < range.upperBound && (words[at + 1].isASCIIUpper || words[at + 1] == 0x2E)
        guard isSmallPart else { return false }
      } else if words[at].isASCIIUpper {
        upper += 1
      }
    }
    return upper >= 2
  }

  private static func wordCount(_ words: [UInt8], _ range: Range<Int>) -> Int {
    words[range].split(separator: 0x20).count
  }

  /// Whether each word begins with a capital or a digit, but for the small words of names.
  private static func allCapitalized(_ words: [UInt8], _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    var at = range.lowerBound
    var isFirst = true
    while at < range.upperBound {
      while at < range.upperBound, words[at] == 0x20 { at += 1 }
      let start = at
      while at < range.upperBound, words[at] != 0x20 { at += 1 }
      guard start < at else { break }
      if words[start].isASCIILower {
        let word = words.string(start..<at)
        guard !isFirst,
          [
            "of", "the", "de", "la", "du", "del", "and", "am", "an", "der", "near", "in", "al",
            "sur",
          ]
          .contains(word)
        else { return false }
      } else if words[start] == 0xE2 {
        return false
      }
      isFirst = false
    }
    return true
  }
}
