internal import MusterModel
internal import MusterText

extension Rule {
  /// An acronym in parentheses behind the name it stands for: "(CFC)", "(SpOC)", "(CSG)".
  ///
  /// Its letters must be those of the name, in order. Does not match other parentheses.
  static let parenthesizedAcronym = Rule(
    "organization.parenthesized-acronym", "An acronym in parentheses behind its name.",
    reads: [.organizations], writes: .organizations, triggers: .openBracket
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), tokens.fold(token) == .openParenthesis, token > 0,
      let index = scene.mention(.organizations, at: token - 1)
    else { return nil }
    let name = scene.mentions.organizations[index].tokens
    guard name.upperBound == token else { return nil }
    var end = token + 1
    while end < tokens.count, end < token + 6, tokens.fold(end) != .closeParenthesis { end += 1 }
    guard tokens.fold(end) == .closeParenthesis, end > token + 1 else { return nil }
    let inside = trimmed(token + 1..<end, scene)
    guard !inside.isEmpty,
      AcronymLetters.fit(inside, name, in: scene) || isForeign(inside, name, scene)
    else { return nil }
    return Found(
      inside,
      .organization(
        OrganizationReading(kind: scene.mentions.organizations[index].reading.kind, form: .acronym))
    )
  }

  /// "National Alliance Party (NAPF)": capitals that begin as the name does, though another language
  /// or a word more made them.
  private static func isForeign(_ inside: Range<Int>, _ name: Range<Int>, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    let token = inside.lowerBound
    guard inside.count == 1, name.count >= 2, tokens.kinds[token] == .word,
      tokens.shapes[token].contains(.allCaps), tokens.range(token).count >= 3,
      tokens.range(token).count <= 6, !scene.isInCapitals(name.lowerBound),
      tokens.classes[token].isDisjoint(with: [.organization, .echelon, .state, .country, .rank]),
      scene.document.text[tokens.range(token).start]
        == scene.document.text[tokens.range(name.lowerBound).start]
    else { return false }
    return true
  }

  /// Takes quotation marks off.
  private static func trimmed(_ range: Range<Int>, _ scene: Scene) -> Range<Int> {
    var range = range
    while !range.isEmpty, scene.tokens.has(.quotationMark, at: range.lowerBound) {
      range = range.lowerBound + 1..<range.upperBound
    }
    while !range.isEmpty, scene.tokens.has(.quotationMark, at: range.upperBound - 1) {
      range = range.lowerBound..<range.upperBound - 1
    }
    return range
  }
}

/// Whether the letters of tokens stand for a name.
enum AcronymLetters {
  /// Whether each letter and digit of the acronym is found in the name, in order.
  static func fit(_ acronym: Range<Int>, _ name: Range<Int>, in scene: Scene) -> Bool {
    let tokens = scene.tokens
    let text = scene.document.text
    var letters: [UInt8] = []
    for token in acronym {
      switch tokens.kinds[token] {
      case .word, .alphanumeric, .number, .ordinal:
        letters += Acronym.letters(of: token, in: tokens, text)
      case .mark:
        let fold = tokens.fold(token)
        guard fold == .hyphen || fold == .enDash || fold == .slash else { return false }
      case .address: return false
      }
    }
    let words = Acronym.words(of: name, in: tokens, text)
    if Acronym.fits(letters, words) { return true }
    // "U.S. Indo-Pacific Command (INDOPACOM)", "Carrier Strike Group (CSG)".
    if words.count > 2, Acronym.fits(letters, Array(words.dropFirst(words[0].count == 1 ? 2 : 1))) {
      return true
    }
    return false
  }
}

extension Pass {
  /// Acronyms again: those that were defined in parentheses anywhere in the text, and capitals that
  /// are the initials of exactly one organization of the text ("ACC" beside "Air Combat Command").
  ///
  /// A line in capitals gives none.
  static let acronyms = Pass(
    "organization.acronym", "An acronym defined elsewhere, or made of the initials of a name.",
    reads: [.organizations, .people, .places, .equipment], writes: .organizations
  ) { scene in
    let names = scene.mentions.organizations
    guard !names.isEmpty else { return }
    let tokens = scene.tokens
    let text = scene.document.text
    var defined: [FoldID: OrganizationKind] = [:]
    var long: [(words: [[UInt8]], kind: OrganizationKind)] = []
    for name in names {
      if name.reading.form == .acronym, name.tokens.count == 1 {
        if name.rule == "organization.parenthesized-acronym" {
          defined[tokens.fold(name.tokens.lowerBound)] = name.reading.kind
        }
      } else if name.tokens.count > 1, name.reading.kind != .service {
        let words = Acronym.words(of: name.tokens, in: tokens, text)
        if !long.contains(where: { $0.words == words }) { long.append((words, name.reading.kind)) }
      }
    }
    for token in 0..<tokens.count {
      let shape = tokens.shapes[token]
      guard tokens.kinds[token] == .word || tokens.kinds[token] == .alphanumeric,
        shape.contains(.allCaps) || shape.contains(.mixed), !scene.has(.organizations, at: token),
        !scene.has(.equipment, at: token), !scene.has(.ranks, at: token),
        !scene.has(.events, at: token), scene.isRead(at: token),
        !(tokens.isGlued(token) && tokens.fold(token - 1) == .hyphen)
      else { continue }
      if let kind = defined[tokens.fold(token)] {
        scene.add(
          Found(token..<token + 1, .organization(OrganizationReading(kind: kind, form: .acronym))),
          rule: "organization.acronym")
        continue
      }
      let letters = Acronym.letters(of: token, in: tokens, text)
      guard letters.count >= 3, letters.count <= 8, !scene.isInCapitals(token),
        !scene.has(.places, at: token), !scene.has(.people, at: token)
      else { continue }
      let fitting = long.filter {
        Acronym.fits(letters, $0.words, skips: 0)
          || $0.words.count > 3 && $0.words[0].count == 1
            && Acronym.fits(letters, Array($0.words.dropFirst(2)), skips: 0)
          // "DNR" for "Minnesota Department of Natural Resources"
          || $0.words.count > 3 && $0.words[0].count > 1
            && Acronym.fits(letters, Array($0.words.dropFirst()), skips: 0)
      }
      if fitting.count == 1 {
        scene.add(
          Found(
            token..<token + 1,
            .organization(OrganizationReading(kind: fitting[0].kind, form: .acronym))),
          rule: "organization.acronym")
      }
    }
  }
}
