internal import MusterModel
internal import MusterText

/// The rules for equipment, most specific first.
extension Rule {
  static let equipment: [Rule] = [ship, shipClass, designation, typedEquipment, namedEquipment]

  private static let list = ListName.equipment

  /// An aircraft, vehicle or missile by its designation: "F-16 Fighting Falcon", "KC-135R",
  /// "MQ-9 Reaper", "M1A2 Abrams", "AIM-120", "B-52s".
  ///
  /// Does not match the squadrons of naval aviation ("VFA-27") nor roads ("I-95").
  static let designation = Rule(
    "equipment.designation", "Equipment by its designation, with its name.", writes: .equipment,
    triggers: .capitalized
  ) { token, scene in
    let tokens = scene.tokens
    guard !(tokens.isGlued(token) && token > 0 && tokens.kinds[token - 1] != .mark),
      tokens.kinds[token] == .word || tokens.kinds[token] == .alphanumeric
    else { return nil }
    let text = scene.document.text
    let range = tokens.range(token)
    var end = token
    var kind: EquipmentKind = .aircraft
    if tokens.kinds[token] == .word, range.count <= 3,
      tokens.shapes[token].contains(.allCaps) || range.count >= 2,
      !tokens.shapes[token].contains(.point),
      token + 2 < tokens.count, tokens.isGlued(token + 1), tokens.fold(token + 1) == .hyphen,
      tokens.isGlued(token + 2),
      tokens.kinds[token + 2] == .number || tokens.kinds[token + 2] == .alphanumeric
        || tokens.kinds[token + 2] == .ordinal,
      text[Int(tokens.starts[token + 2])] >= 0x30, text[Int(tokens.starts[token + 2])] <= 0x39
    {
      guard let found = prefix(text[range.start..<range.end]) else { return nil }
      kind = found
      // "C-0088" is the number of a contract.
      let number = tokens.range(token + 2)
      guard number.count <= 5, text[number.start] != 0x30,
        tokens.kinds[token + 2] != .number || number.count <= 3
      else { return nil }
      end = token + 3
      // "F/A-18" begins with a slash, below; "C-17A".
    } else if range.count == 1, token + 4 < tokens.count, tokens.fold(token + 1) == .slash,
      tokens.isGlued(token + 1), tokens.isGlued(token + 2), tokens.fold(token + 3) == .hyphen,
      tokens.isGlued(token + 3), tokens.isGlued(token + 4),
      text[Int(tokens.starts[token + 4])] >= 0x30, text[Int(tokens.starts[token + 4])] <= 0x39
    {
      end = token + 5
    } else if tokens.kinds[token] == .alphanumeric, text[range.start] == UInt8(ascii: "M"),
      range.count >= 3, range.count <= 6, let next = scene.phrase(.equipment, at: token + 1),
      next.rows.contains(where: { scene.column(1, of: list, row: $0) != "ship" })
    {
      end = token + 1
      kind =
        EquipmentKind(rawValue: scene.column(1, of: list, row: next.rows[0]).string) ?? .vehicle
    } else if tokens.kinds[token] == .alphanumeric, range.count >= 2, range.count <= 6,
      text[range.start] == UInt8(ascii: "M") || text[range.start] == UInt8(ascii: "K"),
      text[range.start + 1] >= 0x30, text[range.start + 1] <= 0x39,
      let noun = equipmentNouns[tokens.fold(token + 1)], scene.isSameSentence(token, token + 1)
    {
      // "M777 howitzer", "K9 howitzers", "M17 pistol"
      return Found(token..<token + 1, .equipment(EquipmentReading(kind: noun)))
    } else {
      return nil
    }
    if let name = scene.phrase(.equipment, at: end), scene.isSameSentence(token, end),
      name.rows.contains(where: { scene.column(2, of: list, row: $0) != "before" })
    {
      end = name.end
    } else if let plural = pluralName(end, scene) {
      end = plural
    }
    return Found(token..<end, .equipment(EquipmentReading(kind: kind)))
  }

  /// The common nouns that show a name beside them to be equipment: "Typhoon jets".
  private static let equipmentNouns: [FoldID: EquipmentKind] = {
    var nouns: [FoldID: EquipmentKind] = [:]
    for word in [
      Word.aircraft, .jet, .jets, .fighter, .fighters, .bomber, .bombers, .helicopter, .helicopters,
      .drone, .drones, .tanker, .tankers, .airlifter, .transports,
    ] {
      nouns[word.fold] = .aircraft
    }
    for word in [Word.missile, .missiles, .launcher, .launchers, .interceptor, .interceptors] {
      nouns[word.fold] = .missile
    }
    for word in [Word.tank, .tanks, .vehicle, .vehicles, .truck, .trucks] {
      nouns[word.fold] = .vehicle
    }
    for word in [
      Word.howitzer, .howitzers, .rifle, .rifles, .pistol, .pistols, .mortar, .mortars, .carbine,
    ] {
      nouns[word.fold] = .weapon
    }
    return nouns
  }()

  /// A type of ship or vehicle by its number: "Type 45", "Type 96s".
  ///
  /// Does not match a single digit ("Type 2 diabetes") nor a common "type".
  static let typedEquipment = Rule(
    "equipment.type", "A ship or vehicle by its type number.", writes: .equipment,
    triggers: .equipment
  ) { token, scene in
    let tokens = scene.tokens
    guard tokens.fold(token) == Word.type.fold, tokens.isCapitalized(token),
      token + 1 < tokens.count, scene.isSameSentence(token, token + 1),
      tokens.kinds[token + 1] == .number || tokens.kinds[token + 1] == .alphanumeric,
      tokens.range(token + 1).count >= 2, tokens.range(token + 1).count <= 4,
      scene.document.text[tokens.range(token + 1).start] <= 0x39
    else { return nil }
    return Found(token..<token + 2, .equipment(EquipmentReading(kind: .ship)))
  }

  /// A class of ships by the name of its first: "Thornbury-class frigate".
  ///
  /// The name of the class is then neither a person nor a place. Does not match "world-class".
  static let shipClass = Rule(
    "equipment.ship-class", "A class of ships by the name of its first.", writes: .equipment,
    triggers: .capitalized
  ) { token, scene in
    let tokens = scene.tokens
    guard tokens.kinds[token] == .word, !tokens.isGlued(token) else { return nil }
    var at = token
    while at < token + 3, at < tokens.count, tokens.isCapitalized(at), tokens.kinds[at] == .word {
      at += 1
    }
    guard tokens.fold(at) == .hyphen, tokens.isGlued(at), tokens.fold(at + 1) == Word.class.fold,
      tokens.isGlued(at + 1), !scene.isInCapitals(token), !tokens.has(.function, at: token)
    else { return nil }
    let behind = at + 2
    guard
      (behind..<behind + 4).contains(where: {
        $0 < tokens.count && tokens.has(.equipment, at: $0) && isShipNoun($0, scene)
      })
    else { return nil }
    return Found(token..<at + 2, .equipment(EquipmentReading(kind: .ship)))
  }

  private static func isShipNoun(_ token: Int, _ scene: Scene) -> Bool {
    guard let phrase = scene.phrase(.equipment, at: token) else { return false }
    return phrase.rows.contains {
      scene.column(2, of: list, row: $0) == "noun"
    } || scene.tokens.fold(token) == Word.cutter.fold
  }

  /// The letters of a designation, by what they say.
  private static func prefix(_ letters: ArraySlice<UInt8>) -> EquipmentKind? {
    switch String(decoding: letters, as: UTF8.self) {
    case "Su", "Mi", "Il", "Tu", "An", "Ka", "Yak", "KF", "KA", "CP", "TB", "LCA": return .aircraft
    case "A", "B", "C", "E", "F", "G", "H", "K", "P", "S", "T", "U", "V", "X", "AC", "AH", "AV",
      "CH",
      "CV", "DC", "EA", "EC", "EP", "ES", "FA", "HC", "HH", "JT", "KC", "LC", "MC", "MH", "MQ",
      "MV",
      "NC", "OA", "OC", "OH", "OV", "PC", "QF", "RC", "RQ", "SH", "SR", "TC", "TG", "TH", "TU",
      "UC",
      "UH", "UV", "VC", "WC", "WB", "YF", "YB", "WP", "RF", "TA", "MI", "IL", "SU", "AN", "CL",
      "AW",
      "EH", "NH", "FB", "AT", "PT", "BT", "RB", "EF", "FM", "JH", "CN", "VH":
      return .aircraft
    case "MiG": return .aircraft
    case "AGM", "AIM", "BGM", "CIM", "FIM", "GBU", "LGM", "MGM", "MIM", "RIM", "SM", "UGM", "JDAM",
      "SA":
      return .missile
    case "GPS", "USA", "NROL", "AEHF", "WGS", "NTS": return .satellite
    default: return nil
    }
  }

  /// "Fighting Falcons", "Stratotankers": the name in the plural.
  private static func pluralName(_ token: Int, _ scene: Scene) -> Int? {
    let tokens = scene.tokens
    guard token < tokens.count, tokens.kinds[token] == .word, tokens.isCapitalized(token),
      tokens.has(.equipment, at: token)
        || scene.document.text[Int(tokens.ends[token]) - 1] == UInt8(ascii: "s"),
      scene.isSameSentence(token - 1, token)
    else { return nil }
    for last in [token, token + 1] where last < tokens.count && tokens.isCapitalized(last) {
      guard scene.document.text[Int(scene.tokens.ends[last]) - 1] | 0x20 == UInt8(ascii: "s") else {
        continue
      }
      let name = Fold.string(scene.string(token..<last + 1))
      guard name.hasSuffix("s") else { continue }
      let singular = String(name.dropLast())
      if EquipmentNames.contains(singular, in: scene.lexicon) { return last + 1 }
    }
    return nil
  }

  /// A ship: "USS Thornbury (DDG 140)", "HMS Example", "USCGC Heron (WMSL 790)", "Coast Guard
  /// Cutter Osprey Point".
  static let ship = Rule(
    "equipment.ship", "A ship by its prefix and name, with its hull number.", writes: .equipment,
    triggers: .equipment
  ) { token, scene in
    let tokens = scene.tokens
    // "Capitaine de corvette" is a rank.
    guard !scene.has(.ranks, at: token), let phrase = scene.phrase(.equipment, at: token),
      phrase.rows.contains(where: {
        ["before", "noun"].contains(scene.column(2, of: list, row: $0))
      }),
      scene.isSameSentence(token, phrase.end)
    else { return nil }
    let isNoun = phrase.rows.contains { scene.column(2, of: list, row: $0) == "noun" }
    if isNoun || tokens.fold(token) == Word.cutter.fold, !tokens.isCapitalized(token) {
      return namedShip(phrase.end, scene)
    }
    guard !isNoun else { return nil }
    // "LÉ" is a prefix of ships, "Le" an article before a family name.
    let isShort = phrase.end == token + 1 && tokens.range(token).count <= 3
    guard !isShort || tokens.shapes[token].contains(.allCaps) else { return nil }
    // "FS", "MS", "KD" in a line of capitals, or "SS" the corps: a name must follow.
    let isLower = !tokens.isCapitalized(token)
    guard tokens.isCapitalized(phrase.end), tokens.kinds[phrase.end] == .word,
      !scene.isInCapitals(token) || tokens.range(token).count >= 3
    else { return nil }
    var at = phrase.end
    var words = 0
    while at < tokens.count, words < 5, scene.isSameSentence(token, at), tokens.isCapitalized(at),
      tokens.kinds[at] == .word || tokens.kinds[at] == .alphanumeric
    {
      if words > 0, scene.beginsRole(at: at) { break }
      if words > 0, tokens.has(.function, at: at), !tokens.has(.initial, at: at) { break }
      at += 1
      words += 1
      // "HMS Prince of Wales"
      if tokens.fold(at) == Word.of.fold, scene.isNameWord(at + 1) { at += 1 }
      if at + 1 < tokens.count, scene.isGlue(at), tokens.isCapitalized(at + 1) {
        at += 1
      } else if tokens.fold(at) == .possessive {
        break
      }
    }
    guard words > 0 else { return nil }
    // The hull number.
    if tokens.fold(at) == .openParenthesis, at + 2 < tokens.count {
      var close = at + 1
      while close < tokens.count, close < at + 5, tokens.fold(close) != .closeParenthesis {
        close += 1
      }
      if tokens.fold(close) == .closeParenthesis, isHull(at + 1..<close, scene) { at = close + 1 }
    } else if isLower {
      return nil
    }
    return Found(token..<at, .equipment(EquipmentReading(kind: .ship)))
  }

  /// The name behind "frigate", "submarine", "cutter": at most three words, with the hull number.
  private static func namedShip(_ start: Int, _ scene: Scene) -> Found? {
    let tokens = scene.tokens
    var at = start
    while at < tokens.count, at < start + 4, scene.isSameSentence(start - 1, at),
      scene.isNameWord(at), tokens.kinds[at] == .word, !scene.beginsRole(at: at)
    {
      at += 1
      if tokens.fold(at) == Word.de.fold || tokens.fold(at) == Word.of.fold,
        scene.isNameWord(at + 1)
      {
        at += 1
      }
    }
    guard at > start,
      tokens.classes[start].isDisjoint(with: [
        .echelon, .organizationHead, .member, .demonym, .service, .month, .weekday, .rank, .title,
      ]),
      scene.phrase(.equipment, at: start)?.rows.contains(where: {
        scene.column(2, of: list, row: $0) != "behind"
      }) != true
    else { return nil }
    if tokens.fold(at) == .openParenthesis {
      var close = at + 1
      while close < tokens.count, close < at + 5, tokens.fold(close) != .closeParenthesis {
        close += 1
      }
      if tokens.fold(close) == .closeParenthesis, isHull(at + 1..<close, scene) { at = close + 1 }
    }
    return Found(start..<at, .equipment(EquipmentReading(kind: .ship)))
  }

  private static func isHull(_ range: Range<Int>, _ scene: Scene) -> Bool {
    guard let last = range.last else { return false }
    let kind = scene.tokens.kinds[last]
    let first = scene.tokens.shapes[range.lowerBound]
    return (kind == .number || kind == .alphanumeric) && first.contains(.capital)
  }

  /// Equipment of the list by its name alone: "Black Hawk", "Stratotanker", "Humvee".
  ///
  /// A name that is a common word ("Spirit", "Shadow") counts only behind a designation.
  static let namedEquipment = Rule(
    "equipment.named", "Equipment known by name.", writes: .equipment, triggers: .equipment
  ) { token, scene in
    let tokens = scene.tokens
    guard tokens.isCapitalized(token) else { return nil }
    let phrase = scene.phrase(.equipment, at: token)
    guard let phrase,
      let row = phrase.rows.first(where: { scene.column(2, of: list, row: $0) == "whole" })
    else { return besideNoun(token, phrase, scene) }
    if phrase.end == token + 1 {
      guard !tokens.has([.common, .given, .family, .city], at: token), !scene.isInCapitals(token)
      else {
        return nil
      }
      // Beside another name it is part of that: "Raptor Team", "Team Osprey".
      if scene.isNameWord(phrase.end) || scene.isNameWord(token - 1),
        scene.isSameSentence(max(0, token - 1), min(tokens.count - 1, phrase.end))
      {
        return nil
      }
    }
    let kind = EquipmentKind(rawValue: scene.column(1, of: list, row: row).string) ?? .other
    return Found(token..<phrase.end, .equipment(EquipmentReading(kind: kind)))
  }
}

extension Rule {
  /// "Typhoon jets", "Patriot missiles", "an Apache helicopter", "Typhoons": a word of the language
  /// that what stands beside it, or its plural, shows to be equipment.
  fileprivate static func besideNoun(
    _ token: Int, _ phrase: Lexicon.Phrase?, _ scene: Scene
  ) -> Found? {
    let tokens = scene.tokens
    guard !tokens.shapes[token].contains(.sentenceStart), scene.blockKind(at: token) != .headline,
      !scene.isInCapitals(token), !tokens.isGlued(token)
    else { return nil }
    if let phrase,
      let row = phrase.rows.first(where: { scene.column(2, of: list, row: $0) == "behind" }),
      phrase.end < tokens.count, scene.isSameSentence(token, phrase.end),
      equipmentNouns[tokens.fold(phrase.end)] != nil, !tokens.isCapitalized(phrase.end)
    {
      let kind = EquipmentKind(rawValue: scene.column(1, of: list, row: row).string) ?? .aircraft
      return Found(token..<phrase.end, .equipment(EquipmentReading(kind: kind)))
    }
    guard let phrase,
      let row = phrase.rows.first(where: { scene.column(2, of: list, row: $0) == "plural" }),
      !scene.isNameWord(phrase.end),
      !scene.isNameWord(token - 1) || tokens.has(.echelon, at: token - 1)
    else { return nil }
    let kind = EquipmentKind(rawValue: scene.column(1, of: list, row: row).string) ?? .aircraft
    return Found(token..<phrase.end, .equipment(EquipmentReading(kind: kind)))
  }
}

/// The names of equipment, folded, for their plurals.
enum EquipmentNames {
  static func contains(_ name: String, in lexicon: Lexicon) -> Bool {
    guard let list = lexicon.lists["equipment.tsv"] else { return false }
    return (0..<list.count).contains { list.hasForm(name, inColumn: 0, ofRow: $0) }
  }
}
