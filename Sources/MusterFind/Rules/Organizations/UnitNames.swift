internal import MusterModel
internal import MusterText

/// The name of a unit as it is being read: where it ends, and what its last head noun says.
struct UnitName {
  var end: Int
  var echelon: String
  var kind: OrganizationKind
}

/// Reads the names of units behind their number, letter or ordinal.
enum UnitNames {
  /// The token behind an ordinal or number that may open the name of a unit.
  ///
  /// "51st", "Seventh", "III", "No. 3", "809".
  static func designator(at token: Int, in scene: Scene) -> Int? {
    let tokens = scene.tokens
    guard token < tokens.count else { return nil }
    switch tokens.kinds[token] {
    case .ordinal: return token + 1
    case .number:
      // No decimals, no thousands, no years.
      let range = tokens.range(token)
      guard range.count <= 4 else { return nil }
      for byte in range.start..<range.end {
        let value = scene.document.text[byte]
        if value < 0x30 || value > 0x39 { return nil }
      }
      if range.count == 4 {
        let first = scene.document.text[range.start]
        let second = scene.document.text[range.start + 1]
        if (first == 0x31 && second >= 0x38) || (first == 0x32 && second == 0x30) { return nil }
      }
      return token + 1
    case .word:
      if tokens.has(.ordinalWord, at: token), tokens.isCapitalized(token) {
        // "Twenty-First Air Force" and "Twenty-first".
        if tokens.fold(token + 1) == .hyphen, tokens.isGlued(token + 1) { return nil }
        return token + 1
      }
      if isRoman(token, scene) { return token + 1 }
      if tokens.fold(token) == Word.no.fold, tokens.shapes[token].contains(.capital),
        token + 1 < tokens.count,
        tokens.kinds[token + 1] == .number
          || tokens.shapes[token].contains(.point) && isRoman(token + 1, scene)
      {
        return token + 2
      }
      return nil
    default: return nil
    }
  }

  /// Whether a word is a Roman number: "I", "III", "XVIII".
  static func isRoman(_ token: Int, _ scene: Scene) -> Bool {
    let shape = scene.tokens.shapes[token]
    guard shape.contains(.allCaps), !shape.contains(.point) else { return false }
    let range = scene.tokens.range(token)
    guard range.count <= 6 else { return false }
    for byte in range.start..<range.end {
      switch scene.document.text[byte] {
      case UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X"): continue
      default: return false
      }
    }
    return true
  }

  /// Reads from behind a designator to the last head noun of the name.
  ///
  /// "Fighter Wing" of "51st Fighter Wing commander"; words for what the unit does may stand
  /// before the head noun, joined by "and" or commas. `heads`: whether heads of other
  /// organizations count too ("5th District").
  static func name(from start: Int, heads: Bool, in scene: Scene) -> UnitName? {
    let tokens = scene.tokens
    guard start < tokens.count else { return nil }
    var best: UnitName?
    var at = bracket(behind: start, in: scene) ?? start
    let start = at
    var words = 0
    while at < tokens.count, words < 9, scene.isSameSentence(start, at) {
      if scene.has(.dates, at: at) || scene.has(.events, at: at) { break }
      if tokens.has(.echelon, at: at), let phrase = scene.phrase(.echelon, at: at),
        !isAbbreviation(at..<phrase.end, scene) || (at == start && !scene.isInCapitals(at))
      {
        let row = phrase.rows[0]
        // "5 Regiment Army Air Corps": an army has its number before it.
        if best != nil, phrase.end == at + 1,
          !scene.column(4, of: .echelons, row: row).isEmpty
        {
          break
        }
        best = UnitName(
          end: phrase.end, echelon: scene.column(1, of: .echelons, row: row).string,
          kind: scene.organizationKind(scene.column(2, of: .echelons, row: row)))
        at = phrase.end
        words += 1
        continue
      }
      if heads, best == nil || at > start, tokens.has(.organizationHead, at: at),
        let phrase = scene.phrase(.organizationHead, at: at), tokens.isCapitalized(phrase.end - 1)
      {
        let kind = scene.organizationKind(
          scene.column(1, of: .organizationHeads, row: phrase.rows[0]))
        best = UnitName(end: phrase.end, echelon: "", kind: kind)
        at = phrase.end
        words += 1
        continue
      }
      // "General Support Aviation Battalion" has no general.
      if scene.has(.ranks, at: at),
        !(tokens.fold(at) == Word.general.fold && tokens.fold(at + 1) == Word.support.fold)
      {
        break
      }
      if scene.has(.equipment, at: at) { break }
      if scene.isNameWord(at) || tokens.kinds[at] == .alphanumeric {
        if best != nil, scene.beginsRole(at: at) || words >= 7 { break }
        at += 1
        words += 1
      } else if scene.isGlue(at) {
        at += 1
      } else if best == nil, at > start, joins(at, scene),
        !tokens.shapes[at - 1].contains(.allCaps) || scene.isInCapitals(at - 1)
      {
        at += tokens.fold(at) == .comma && tokens.fold(at + 1) == Word.and.fold ? 2 : 1
      } else {
        break
      }
    }
    return best
  }

  /// What stands in brackets between a number and its unit: "3 (UK) Division", "50
  /// (Independent) Parachute Brigade".
  private static func bracket(behind start: Int, in scene: Scene) -> Int? {
    let tokens = scene.tokens
    guard tokens.fold(start) == .openParenthesis else { return nil }
    var at = start + 1
    while at < start + 4, tokens.isCapitalized(at), tokens.kinds[at] == .word { at += 1 }
    guard at > start + 1, tokens.fold(at) == .closeParenthesis,
      scene.leads(to: [.echelon, .organizationHead], from: at + 1),
      scene.isSameSentence(start - 1, at + 1)
    else { return nil }
    return at + 1
  }

  /// Whether a head is an abbreviation in capitals, which stands right behind the number: "52nd FW".
  static func isAbbreviation(_ range: Range<Int>, _ scene: Scene) -> Bool {
    range.count == 1 && scene.tokens.shapes[range.lowerBound].contains(.allCaps)
      && scene.tokens.range(range.lowerBound).count <= 7
      && scene.tokens.range(range.lowerBound).count >= 2
      && !longHead(range.lowerBound, scene)
  }

  private static func longHead(_ token: Int, _ scene: Scene) -> Bool {
    // "51ST FIGHTER WING": a head noun of a headline in capitals is no abbreviation.
    guard let phrase = scene.phrase(.echelon, at: token, anyCase: true) else { return false }
    let fold = scene.tokens.fold(token)
    if fold == Word.wing.fold || fold == Word.fleet.fold { return true }
    guard let list = scene.lexicon.lists["echelons.tsv"] else { return false }
    return phrase.rows.contains { row in
      !scene.column(3, of: .echelons, row: row).isEmpty
        && list.hasForm(Fold.string(scene.string(token..<token + 1)), inColumn: 0, ofRow: row)
    }
  }

  /// Whether "and", "&" or a comma goes on with a list of what a unit does.
  private static func joins(_ at: Int, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    let fold = tokens.fold(at)
    if fold == Word.and.fold || fold == .ampersand {
      return scene.isNameWord(at + 1) && !scene.beginsRole(at: at + 1)
    }
    guard fold == .comma else { return false }
    if tokens.fold(at + 1) == Word.and.fold { return scene.isNameWord(at + 2) }
    // "Intelligence, Surveillance and Reconnaissance Wing"
    return scene.isNameWord(at + 1)
      && (tokens.fold(at + 2) == Word.and.fold || tokens.fold(at + 2) == .comma)
      && !tokens.has([.country, .state], at: at + 1)
  }

  /// The name goes on with the regiment of a battalion: "1st Battalion, 36th Infantry Regiment",
  /// "2nd Battalion The Yorkshire Regiment".
  ///
  /// A battalion that says what it does has no regiment: "2 Service Battalion, 1 Engineer Regiment"
  /// are two.
  static func withRegiment(_ name: UnitName, from start: Int, in scene: Scene) -> UnitName {
    guard name.echelon == "battalion" || name.echelon == "squadron", name.end == start + 1
    else { return name }
    let tokens = scene.tokens
    var at = name.end
    if tokens.fold(at) == .comma { at += 1 }
    guard at < tokens.count, scene.isSameSentence(name.end - 1, at) else { return name }
    if let behind = designator(at: at, in: scene),
      let next = self.name(from: behind, heads: false, in: scene),
      next.echelon == "regiment"
    {
      return UnitName(end: next.end, echelon: name.echelon, kind: name.kind)
    }
    // A regiment with a name: "3rd Battalion, Royal Example Regiment".
    if tokens.fold(at) == Word.the.fold, tokens.isCapitalized(at) { at += 1 }
    if at > name.end, tokens.has(.organization, at: at),
      let known = scene.phrase(.organization, at: at),
      scene.column(1, of: .organizations, row: known.rows[0]) == "unit"
    {
      return UnitName(end: known.end, echelon: name.echelon, kind: name.kind)
    }
    guard at > name.end, scene.isNameWord(at), !scene.isTaken(at),
      let next = self.name(from: at, heads: false, in: scene), next.echelon == "regiment",
      next.end - at <= 5
    else { return name }
    return UnitName(end: next.end, echelon: name.echelon, kind: name.kind)
  }

  /// The name goes on with its corps, service or seat: "32 Regiment Royal Artillery", "40 Commando
  /// Royal Marines", "8 Wing Trenton".
  static func withCorps(_ name: UnitName, from start: Int, in scene: Scene) -> Int {
    let tokens = scene.tokens
    let end = name.end
    guard end < tokens.count, scene.isSameSentence(end - 1, end), tokens.isCapitalized(end),
      !scene.has(.ranks, at: end)
    else { return end }
    switch name.echelon {
    case "regiment", "commando", "group", "squadron", "battalion", "battery", "company", "wing":
      break
    default: return end
    }
    if tokens.has(.organization, at: end), let known = scene.phrase(.organization, at: end),
      ["unit", "service"].contains(scene.column(1, of: .organizations, row: known.rows[0]))
    {
      return known.end
    }
    if tokens.has(.service, at: end), let service = scene.phrase(.service, at: end),
      !scene.has(.ranks, at: service.end),
      service.end > end + 1 && tokens.fold(end) == Word.royal.fold
        || tokens.shapes[end].contains(.allCaps) && service.end == end + 1
          && tokens.range(end).count >= 3
    {
      return service.end
    }
    if name.echelon == "wing", tokens.kinds[start] == .number, end == start + 2,
      let seat = scene.city(at: end)
    {
      return seat.end
    }
    return end
  }

  /// The name goes on with its press office: "51st Fighter Wing Public Affairs".
  static func withOffice(_ end: Int, in scene: Scene) -> Int? {
    guard scene.isSameSentence(end - 1, end), scene.tokens.fold(end) == Word.public.fold,
      scene.tokens.fold(end + 1) == Word.affairs.fold, scene.tokens.isCapitalized(end + 1)
    else { return nil }
    let office = end + 2
    guard scene.isSameSentence(end, office) else { return office }
    if scene.tokens.fold(office) == Word.office.fold, scene.tokens.isCapitalized(office) {
      return office + 1
    }
    return scene.beginsRole(at: office) && scene.tokens.isCapitalized(office) ? end : office
  }
}
