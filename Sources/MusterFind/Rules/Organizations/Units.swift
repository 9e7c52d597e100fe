internal import MusterModel
internal import MusterText

extension Rule {
  /// A unit named by an ordinal or number before what it is.
  ///
  /// "51st Fighter Wing", "7th AF", "III MEF", "No. 3 Squadron", "1st Battalion, 36th Infantry
  /// Regiment".
  ///
  /// Does not match an ordinal before a common noun ("the 2nd wing of the museum").
  static let numberedUnit = Rule(
    "organization.numbered-unit", "A unit with its number before what it is.",
    reads: [.ranks, .dates, .equipment, .events], writes: .organizations,
    triggers: [.ordinalDigits, .ordinalWord, .digits, .allCaps, .initial, .function, .capitalized]
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.leads(to: [.organizationHead, .echelon], from: token),
      let behind = UnitNames.designator(at: token, in: scene), scene.isRead(at: token),
      !scene.has(.dates, at: token), !scene.has(.equipment, at: token),
      !scene.has(.events, at: token), !tokens.isGlued(token) || tokens.kinds[token - 1] == .mark
    else { return nil }
    // "1-9 Infantry" is another rule's, and so is a decimal or a fraction.
    if tokens.isGlued(token), tokens.kinds[token] == .number { return nil }
    let isOrdinal = tokens.kinds[token] == .ordinal
    if tokens.fold(behind) == Word.annual.fold { return nil }
    guard var name = UnitNames.name(from: behind, heads: isOrdinal, in: scene) else { return nil }
    // "1st Team All-American": the first of teams.
    if name.kind == .team, name.end == behind + 1 { return nil }
    // "48 Air Force civilians", "two Navy Divisions": a quantity of them.
    if tokens.kinds[token] == .number, let service = scene.phrase(.service, at: behind),
      service.end >= name.end
    {
      return nil
    }
    // A bare number counts armies and regiments; it does not name them.
    if tokens.kinds[token] == .number,
      ["field army", "numbered air force", "regiment", "corps"].contains(name.echelon),
      name.end > behind + 3 || name.echelon == "field army"
    {
      return nil
    }
    if tokens.kinds[token] == .word, !tokens.has(.ordinalWord, at: token),
      !["corps", "expeditionary force", "expeditionary unit", "command", "numbered air force"]
        .contains(name.echelon),
      !(name.echelon == "squadron" && tokens.fold(behind) == .openParenthesis),
      tokens.fold(token) != Word.no.fold
    {
      return nil
    }
    // "First Family Association": a word is a number only before an echelon.
    let battalion = name.end
    name = UnitNames.withRegiment(name, from: behind, in: scene)
    if name.end == battalion { name.end = UnitNames.withCorps(name, from: token, in: scene) }
    let office = UnitNames.withOffice(name.end, in: scene)
    var end = office ?? name.end
    if office == nil || office == name.end { end = withMechanized(end, in: scene) }
    let isAbbreviated =
      UnitNames.isAbbreviation(name.end - 1..<name.end, scene) && behind + 1 == name.end
    return Found(
      token..<end,
      .organization(
        OrganizationReading(
          kind: end > name.end && office != nil ? .agency : name.kind,
          echelon: name.echelon.isEmpty ? nil : name.echelon,
          form: isAbbreviated ? .acronym : .full)))
  }

  /// A unit with its number behind what it is: "Task Force 70", "Carrier Strike Group (CSG) 14",
  /// "Space Launch Delta 45", "Fighter Wing 30", "VMFA-121", "Company B".
  ///
  /// Does not match a quantity ("a group of 14").
  static let unitBeforeNumber = Rule(
    "organization.unit-before-number", "A unit with its number or letter behind what it is.",
    reads: [.ranks, .dates, .equipment, .events], writes: .organizations, triggers: .capitalized
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), scene.isNameWord(token), !scene.isTaken(token) else {
      return nil
    }
    var at = token
    var words = 0
    while at < tokens.count, words < 6, scene.isSameSentence(token, at) {
      if tokens.has(.echelon, at: at), let phrase = scene.phrase(.echelon, at: at) {
        let row = phrase.rows[0]
        // The number of an army or a corps stands before it: "Air Force 101" is a course.
        if scene.column(4, of: .echelons, row: row).isEmpty
          || UnitNames.isAbbreviation(at..<phrase.end, scene),
          let end = number(behind: phrase.end, in: scene)
        {
          let isShort =
            phrase.end - token == 1 && UnitNames.isAbbreviation(token..<phrase.end, scene)
          if isShort, scene.isNameWord(end), !scene.beginsRole(at: end),
            let part = UnitNames.name(from: end, heads: false, in: scene), part.end - end <= 4
          {
            // "MD 47 Operations Support Squadron"
            return Found(
              token..<part.end,
              .organization(OrganizationReading(kind: part.kind, echelon: part.echelon)))
          }
          return Found(
            token..<(UnitNames.withOffice(end, in: scene) ?? end),
            .organization(
              OrganizationReading(
                kind: scene.organizationKind(scene.column(2, of: .echelons, row: row)),
                echelon: scene.column(1, of: .echelons, row: row).string,
                form: isShort ? .acronym : .full)))
        }
        at = phrase.end
      } else if scene.isNameWord(at), !scene.isTaken(at), at == token || !scene.beginsRole(at: at) {
        at += 1
      } else {
        return nil
      }
      words += 1
    }
    return nil
  }

  /// A company, battery or troop by its letter: "A Company", "Bravo Battery", "Company C".
  static let letteredUnit = Rule(
    "organization.lettered-unit", "A company, battery or troop by its letter.",
    writes: .organizations, triggers: .capitalized
  ) { token, scene in
    let tokens = scene.tokens
    func isSmall(_ at: Int) -> Bool {
      let fold = tokens.fold(at)
      return tokens.isCapitalized(at)
        && (fold == Word.company.fold || fold == Word.battery.fold || fold == Word.troop.fold
          || fold == Word.flight.fold || fold == Word.squadron.fold
          || fold == Word.co.fold && tokens.shapes[at].contains(.point))
    }
    func isLetter(_ at: Int) -> Bool {
      guard at < tokens.count, tokens.isCapitalized(at), !tokens.shapes[at].contains(.point)
      else { return false }
      if tokens.has(.initial, at: at) { return tokens.range(at).count == 1 }
      let fold = tokens.fold(at)
      return fold == Word.alpha.fold || fold == Word.bravo.fold || fold == Word.charlie.fold
        || fold == Word.delta.fold || fold == Word.echo.fold || fold == Word.foxtrot.fold
        || fold == Word.golf.fold || fold == Word.headquarters.fold
    }
    // "HHC, 1st Brigade": the headquarters company of what follows.
    if isHeadquarters(token, scene) {
      return Found(
        token..<token + 1,
        .organization(OrganizationReading(kind: .unit, echelon: "company", form: .acronym)))
    }
    guard isSmall(token) || isSmall(token + 1), scene.isRead(at: token),
      scene.isSameSentence(token, token + 1)
    else { return nil }
    let isFirst =
      isSmall(token) && isLetter(token + 1) && tokens.fold(token) != Word.flight.fold
      && tokens.fold(token) != Word.squadron.fold
    let isSecond =
      isLetter(token) && isSmall(token + 1)
      && !(tokens.fold(token) == Word.a.fold && tokens.shapes[token].contains(.sentenceStart))
    guard isFirst || isSecond else { return nil }
    let echelon = Fold.string(scene.string(isFirst ? token..<token + 1 : token + 1..<token + 2))
    return Found(
      token..<token + 2,
      .organization(OrganizationReading(kind: .unit, echelon: echelon)))
  }

  /// A unit by an ordinal and capitals that no list has: "834th ASB", "1-34 BSTB".
  ///
  /// Does not match a known acronym ("50th NATO summit"), a rank, nor a line in capitals.
  static let abbreviatedUnit = Rule(
    "organization.abbreviated-unit", "A unit by its number and capitals that no list has.",
    reads: [.ranks, .dates, .equipment, .events], writes: .organizations,
    triggers: [.ordinalDigits, .digits]
  ) { token, scene in
    let tokens = scene.tokens
    var at = token + 1
    var least = 2
    if tokens.kinds[token] == .number {
      guard tokens.range(token).count <= 2, scene.isGlue(token + 1), token + 3 < tokens.count,
        tokens.kinds[token + 2] == .number || tokens.kinds[token + 2] == .ordinal,
        tokens.range(token + 2).count <= 5
      else { return nil }
      at = token + 3
      least = 3
    }
    guard at < tokens.count, tokens.kinds[at] == .word, tokens.shapes[at].contains(.allCaps),
      !tokens.shapes[at].contains(.point), tokens.range(at).count >= least,
      tokens.range(at).count <= 6, !tokens.isGlued(at), scene.isSameSentence(token, at),
      scene.isRead(at: token), !scene.isInCapitals(at), !scene.isTaken(at), !scene.isTaken(token),
      tokens.classes[at].isDisjoint(with: [
        .service, .rank, .state, .country, .month, .common, .function, .initial, .equipment,
      ]), scene.phrase(.organization, at: at) == nil,
      !scene.isNameWord(at + 1) || !scene.isSameSentence(at, at + 1), !scene.isGlue(at + 1)
    else { return nil }
    return Found(
      token..<at + 1, .organization(OrganizationReading(kind: .unit, form: .acronym)))
  }

  /// "HHC", "HHB", "HHT", "HHD" before the number of a unit.
  private static func isHeadquarters(_ token: Int, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    let fold = tokens.fold(token)
    guard
      fold == Word.hhc.fold || fold == Word.hhb.fold || fold == Word.hht.fold
        || fold == Word.hhd.fold, tokens.shapes[token].contains(.allCaps), scene.isRead(at: token)
    else { return false }
    let next = tokens.fold(token + 1) == .comma ? token + 2 : token + 1
    return next < tokens.count && scene.isSameSentence(token, next)
      && UnitNames.designator(at: next, in: scene) != nil
  }

  /// A battalion by two numbers: "1-9 Infantry", "3/7 Cavalry", "1-118th FA", "2nd/19th Battalion,
  /// The Royal New South Wales Regiment".
  static let slashedUnit = Rule(
    "organization.slashed-unit", "A battalion by its number and that of its regiment.",
    writes: .organizations, triggers: [.digits, .ordinalDigits]
  ) { token, scene in
    let tokens = scene.tokens
    let isOrdinal = tokens.kinds[token] == .ordinal
    guard scene.isRead(at: token), token + 3 < tokens.count, scene.isGlue(token + 1),
      scene.leads(to: .echelon, from: token + 2),
      isOrdinal || tokens.kinds[token] == .number,
      tokens.range(token).count <= (isOrdinal ? 4 : 2),
      tokens.kinds[token + 2] == .ordinal && tokens.range(token + 2).count <= 5
        || !isOrdinal && tokens.kinds[token + 2] == .number && tokens.range(token + 2).count <= 3,
      var name = UnitNames.name(from: token + 3, heads: false, in: scene),
      name.echelon == "regiment" || name.echelon == "battalion" || name.echelon == "brigade"
    else { return nil }
    name = UnitNames.withRegiment(name, from: token + 3, in: scene)
    return Found(
      token..<name.end, .organization(OrganizationReading(kind: .unit, echelon: "battalion")))
  }

  /// The number or letter behind an echelon word: "70", "-121", "(CSG) 14", "B".
  private static func number(behind end: Int, in scene: Scene) -> Int? {
    let tokens = scene.tokens
    guard end < tokens.count, scene.isSameSentence(end - 1, end) else { return nil }
    var at = end
    if tokens.fold(at) == .openParenthesis, at + 2 < tokens.count,
      tokens.fold(at + 2) == .closeParenthesis
    {
      at += 3
    }
    if at + 1 < tokens.count, scene.isGlue(at) { at += 1 }
    guard at < tokens.count, scene.isSameSentence(end - 1, at), scene.isSameSentence(at - 1, at)
    else {
      return nil
    }
    // "Mobile Unit Two"
    if tokens.has(.numberWord, at: at), tokens.isCapitalized(at), tokens.isCapitalized(end - 1),
      !scene.isInCapitals(at), !scene.isNameWord(at + 1)
    {
      return at + 1
    }
    guard tokens.kinds[at] == .number, !scene.has(.dates, at: at), !scene.has(.equipment, at: at)
    else { return nil }
    // "Task Force 70.2", "JTG 664.2", "MSST 91104", but no "Wing 1,200".
    let range = tokens.range(at)
    var hasPoint = false
    for byte in range.start..<range.end {
      if scene.document.text[byte] == UInt8(ascii: ",") { return nil }
      if scene.document.text[byte] == UInt8(ascii: ".") { hasPoint = true }
    }
    let isShort = tokens.shapes[end - 1].contains(.allCaps)
    guard range.count <= (hasPoint ? 8 : isShort ? 5 : 4) else { return nil }
    // "CTF 76/3"
    if tokens.fold(at + 1) == .slash, scene.isGlue(at + 1), at + 2 < tokens.count,
      tokens.kinds[at + 2] == .number, tokens.range(at + 2).count <= 2
    {
      return at + 3
    }
    // "Wing 20 years": a number before a common noun is a quantity, unless a name begins.
    if range.count == 4, scene.document.text[range.start] == 0x32,
      scene.document.text[range.start + 1] == 0x30
    {
      return nil
    }
    return at + 1
  }

  /// "(Mechanized)", "(Air Assault)", "(Airborne)" behind a unit.
  private static func withMechanized(_ end: Int, in scene: Scene) -> Int {
    let tokens = scene.tokens
    guard tokens.fold(end) == .openParenthesis, scene.isSameSentence(end - 1, end) else {
      return end
    }
    var at = end + 1
    // "5th SFG(A)"
    if tokens.isGlued(end), tokens.fold(at) == Word.a.fold, tokens.isCapitalized(at),
      tokens.fold(at + 1) == .closeParenthesis
    {
      return at + 2
    }
    while at < tokens.count, at < end + 4, tokens.isCapitalized(at),
      !tokens.shapes[at].contains(.allCaps), !tokens.shapes[at].contains(.mixed)
    {
      at += 1
    }
    return at > end + 1 && tokens.fold(at) == .closeParenthesis ? at + 1 : end
  }
}
