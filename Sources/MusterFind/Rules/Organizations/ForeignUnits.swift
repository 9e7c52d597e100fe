internal import MusterModel
internal import MusterText

extension Rule {
  /// A unit whose number follows one long word, as in German and the northern languages:
  /// "Panzerbataillon 908", "Einsatzflottille 7", "Taktisches Luftwaffengeschwader 96".
  ///
  /// Does not match the word without a number, nor an English unit.
  static let compoundUnit = Rule(
    "organization.compound-unit", "A unit of one long word and its number.",
    reads: [.dates], writes: .organizations, triggers: .capitalized
  ) { token, scene in
    let tokens = scene.tokens
    var at = token
    if !isCompound(at, scene), tokens.range(at).count >= 8, isCompound(at + 1, scene),
      scene.isSameSentence(at, at + 1), isInflected(at, scene)
    {
      at += 1
    }
    guard isCompound(at, scene), at + 1 < tokens.count, tokens.kinds[at + 1] == .number,
      tokens.range(at + 1).count <= 4, scene.isSameSentence(at, at + 1), scene.isRead(at: token),
      !scene.has(.dates, at: at + 1)
    else { return nil }
    return Found(
      token..<at + 2,
      .organization(OrganizationReading(kind: .unit, echelon: echelon(of: at, scene))))
  }

  /// The endings of such words and the echelons they name.
  private static let endings: [(letters: [UInt8], echelon: String)] = [
    ("brigade", "brigade"), ("brigaden", "brigade"), ("bataillon", "battalion"),
    ("bataljon", "battalion"), ("bataljonen", "battalion"), ("regiment", "regiment"),
    ("regementet", "regiment"), ("geschwader", "wing"), ("division", "division"),
    ("kompanie", "company"), ("staffel", "squadron"), ("flottille", "flotilla"),
    ("flottiljen", "flotilla"), ("kommando", "command"), ("abteilung", "battalion"),
    ("zentrum", "center"), ("gruppe", "group"),
  ].map { (Array($0.0.utf8), $0.1) }

  private static func ending(of token: Int, _ scene: Scene) -> String? {
    let range = scene.tokens.range(token)
    let text = scene.document.text
    for (letters, echelon) in endings where range.count >= letters.count + 3 {
      if text[range.end - letters.count..<range.end].elementsEqual(letters) { return echelon }
    }
    return nil
  }

  private static func isCompound(_ token: Int, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    guard token < tokens.count, tokens.kinds[token] == .word, tokens.isCapitalized(token),
      tokens.range(token).count >= 10,
      tokens.classes[token].isDisjoint(with: [.common, .echelon, .organizationHead])
    else { return false }
    return ending(of: token, scene) != nil
  }

  private static func echelon(of token: Int, _ scene: Scene) -> String? {
    ending(of: token, scene)
  }

  /// "Taktisches", "Leichte": an adjective before the word.
  private static func isInflected(_ token: Int, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    guard tokens.kinds[token] == .word, tokens.isCapitalized(token), !tokens.has(.common, at: token)
    else { return false }
    let last = tokens.range(token).end
    let text = scene.document.text
    return text[last - 2] == UInt8(ascii: "e") || text[last - 1] == UInt8(ascii: "e")
  }

  /// A French unit by its ordinal: "9e BIMa", "14e régiment d’infanterie", "1er RPIMa", and an
  /// Italian one: "36º Stormo".
  ///
  /// Does not match an ordinal before another word ("le 3e jour").
  static let romanceUnit = Rule(
    "organization.romance-unit", "A unit by a French or Italian ordinal.",
    reads: [.dates], writes: .organizations, triggers: .alphanumeric
  ) { token, scene in
    let tokens = scene.tokens
    guard isOrdinal(token, scene), token + 1 < tokens.count, tokens.kinds[token + 1] == .word,
      scene.isSameSentence(token, token + 1), scene.isRead(at: token)
    else { return nil }
    let next = token + 1
    if let echelon = echelons[tokens.fold(next)] {
      return Found(
        token..<end(of: next, scene),
        .organization(OrganizationReading(kind: .unit, echelon: echelon)))
    }
    // "2e REI", "1er RPIMa", "27e BIM"
    let shape = tokens.shapes[next]
    guard shape.contains(.allCaps) || shape.contains(.mixed), tokens.range(next).count <= 6,
      tokens.range(next).count >= 2, !scene.isInCapitals(next)
    else { return nil }
    return Found(
      token..<next + 1, .organization(OrganizationReading(kind: .unit, form: .acronym)))
  }

  private static let echelons: [FoldID: String] = [
    Word.regiment.fold: "regiment", Word.bataillon.fold: "battalion",
    Word.brigade.fold: "brigade", Word.division.fold: "division", Word.escadron.fold: "squadron",
    Word.escadre.fold: "wing", Word.compagnie.fold: "company", Word.stormo.fold: "wing",
    Word.reggimento.fold: "regiment", Word.groupement.fold: "group",
  ]

  /// Digits and "e", "er", "ère", "ème", "º", "°", "ª".
  private static func isOrdinal(_ token: Int, _ scene: Scene) -> Bool {
    let range = scene.tokens.range(token)
    let text = scene.document.text
    var at = range.start
    while at < range.end, text[at] >= 0x30, text[at] <= 0x39 { at += 1 }
    guard at > range.start, at - range.start <= 3, at < range.end else { return false }
    return ordinalEndings.contains { text[at..<range.end].elementsEqual($0) }
  }

  private static let ordinalEndings: [[UInt8]] = [
    "e", "er", "ère", "re", "ème", "eme", "º", "°", "ª",
  ]
  .map { Array($0.utf8) }

  /// "marched", "training": no ending of a French noun.
  private static func isEnglishVerb(_ token: Int, _ scene: Scene) -> Bool {
    let range = scene.tokens.range(token)
    let text = scene.document.text
    guard range.count > 4 else { return false }
    let ending = text[range.end - 2..<range.end]
    return ending.elementsEqual("ed".utf8) || ending.elementsEqual("ng".utf8)
  }

  /// The end of "régiment étranger de parachutistes": lower-case words that are not English.
  private static func end(of head: Int, _ scene: Scene) -> Int {
    let tokens = scene.tokens
    var at = head + 1
    var end = at
    while at < tokens.count, at < head + 9, scene.isSameSentence(head, at) {
      let fold = tokens.fold(at)
      if fold == Word.de.fold || fold == Word.du.fold || fold == Word.des.fold
        || fold == Word.la.fold || fold == Word.d.fold
        || tokens.isGlued(at) && tokens.isGlued(at + 1) && tokens.kinds[at] == .mark
      {
        at += 1
        continue
      }
      guard tokens.kinds[at] == .word,
        tokens.isCapitalized(at) && at > end
          || !tokens.isCapitalized(at)
            && tokens.classes[at].isDisjoint(with: [.common, .function, .cue, .pronoun])
            && !isEnglishVerb(at, scene)
      else { break }
      at += 1
      end = at
    }
    return end
  }
}
