internal import MusterModel
internal import MusterText

extension Scene {
  /// Whether a token may stand in a name: written with a capital, and no small word of the
  /// language at the head of a sentence.
  @inline(__always)
  func isNameWord(_ token: Int) -> Bool { has(.nameWord, at: token) }

  /// Whether all words around a token are in capitals, so that capitals say nothing.
  func isInCapitals(_ token: Int) -> Bool {
    var others = 0
    let sentence = tokens.sentence(around: token)
    var at = max(sentence.lowerBound, token - 3)
    let end = min(sentence.upperBound, token + 4)
    while at < end {
      if at != token, tokens.kinds[at] == .word, !tokens.has(.initial, at: at) {
        if !tokens.shapes[at].contains(.allCaps) { return false }
        others += 1
      }
      at += 1
    }
    return others > 0
  }

  /// Whether two tokens stand in one sentence, and the second does not begin a paragraph.
  func isSameSentence(_ left: Int, _ right: Int) -> Bool {
    guard right < tokens.count, left >= 0, tokens.sentences[left] == tokens.sentences[right] else {
      return false
    }
    return right <= left || !has(.behindEmptyLine, at: right)
  }

  /// Whether another layer has a token already, so that no name of an organization runs over it.
  func isTaken(_ token: Int) -> Bool {
    hasAny([.ranks, .dates, .equipment, .events], at: token)
  }

  /// Whether a hyphen or dash glues the tokens on its two sides together.
  func isGlue(_ token: Int) -> Bool {
    has(.glue, at: token)
  }

  /// Whether a block is read for organizations, places and events: by-lines are not, for they name
  /// writers; but a by-line of a staff names its office.
  func isRead(at token: Int) -> Bool {
    !has(.unread, at: token)
  }

  /// The organization kind that a list names.
  func organizationKind(_ name: ListCell) -> OrganizationKind {
    switch name {
    case "unit": .unit
    case "command": .command
    case "service": .service
    case "agency": .agency
    case "company": .company
    case "government": .government
    case "team": .team
    case "school": .school
    case "media": .media
    default: .other
    }
  }

  /// The country of which a token begins the adjective: "Polish", or the name: "Luxembourg".
  func countryCode(at token: Int) -> (code: String, end: Int)? {
    guard tokens.has([.demonym, .country], at: token) else { return nil }
    if let phrase = phrase(.demonym, at: token), let row = phrase.rows.first {
      return (column(0, of: .countries, row: row).string, phrase.end)
    }
    if let phrase = phrase(.country, at: token), let row = phrase.rows.first {
      return (column(0, of: .countries, row: row).string, phrase.end)
    }
    return nil
  }

  /// Whether a token begins a rank, a title, or a job title: a name ends before it.
  func beginsRole(at token: Int) -> Bool {
    if has(.ranks, at: token) { return true }
    if tokens.has(.role, at: token), phrase(.role, at: token, anyCase: true) != nil { return true }
    if tokens.has(.title, at: token), phrase(.title, at: token) != nil { return true }
    guard tokens.has(.member, at: token), let member = phrase(.serviceMember, at: token)
    else { return false }
    // "Marine Corps", "Soldier Support Institute": the word of a name.
    return !(isNameWord(member.end) && isSameSentence(token, member.end))
  }
}
