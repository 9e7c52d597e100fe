internal import MusterText

/// Zones behind clock times: what they are called, and how far they are ahead of universal time.
extension DateText {
  /// Takes the zone behind a time: "EST", "Eastern", "local time".
  func zoned(_ time: TimeOfDay, _ at: Int) -> (time: TimeOfDay, end: Int) {
    guard !time.isZoned else { return (time, at) }
    var at = at
    // "19:00 hr", "0900 hours"
    if isLower(at), isWord(.hr, at) || isWord(.hrs, at) { at += 1 }
    guard let (offset, end) = zone(at) else { return (time, at) }
    var zoned = time
    zoned.isZoned = true
    zoned.offset = offset
    zoned.isLettered = isWord(.zulu, at)
    return (zoned, end)
  }

  /// A zone at a token: its minutes ahead of universal time, where known, and where it ends.
  func zone(_ at: Int) -> (offset: Int?, end: Int)? {
    guard isTogether(at - 1, at) else { return nil }
    let entry = self.time(at)
    if entry.kind == .zone {
      let offset = entry.value == TimeWords.unknownZone ? nil : Int(entry.value)
      var end = at + 1
      let isSummer = isWord(.daylight, end)
      if isSummer || isWord(.standard, end) {
        end += isWord(.savings, end + 1) || isWord(.saving, end + 1) ? 2 : 1
      }
      if isWord(.time, end) {
        // "Eastern time": standard or summer time, as the season has it.
        let isNamed = length(at) > 4 && offset != 0
        if isNamed, end == at + 1 { return (nil, end + 1) }
        return (isSummer ? offset.map { $0 + 60 } : offset, end + 1)
      }
      guard end == at + 1, tokens.shapes[at].contains(.allCaps) || isWord(.zulu, at) else {
        return nil
      }
      // "UTC+3", "GMT-5"
      if offset == 0, fold(end) == FoldID.mark("+") || fold(end) == .hyphen, isGlued(end),
        isGlued(end + 1), let (hours, digits) = number(end + 1), digits <= 2, hours <= 14
      {
        return (fold(end) == .hyphen ? -60 * hours : 60 * hours, end + 2)
      }
      return (offset, end)
    }
    if isWord(.local, at), isWord(.time, at + 1) { return (nil, at + 2) }
    // "5:34 a.m. Harbor City time"
    var end = at
    while end < at + 3, tokens.isWord(end), isCapital(end), isTogether(at, end) { end += 1 }
    return end > at && isWord(.time, end) && isLower(end) ? (nil, end + 1) : nil
  }
}
