internal import MusterModel
internal import MusterText

/// Later mentions of persons whose full names the text gives: "Mercer", "the Mercer", "Anthony".
extension Pass {
  /// Family names, given names and misspelled family names of persons found before.
  ///
  /// Does not take a word that is part of a longer name of something else ("Stone Mountain").
  static let personReferences = Pass(
    "person.reference", "A family or given name that stands alone, of a person named in full.",
    reads: [.people, .organizations, .events, .dates], writes: .people,
    forms: [
      Form("person.surname", "The family name of a person named in full."),
      Form("person.given-name", "The given name or nickname of a person named in full."),
      Form("person.lone-name", "A name of one word that speaks, or that the text uses as a name."),
      Form("person.misspelled", "A family name one slip away from that of a person named in full."),
    ]
  ) { scene in
    var names = KnownNames(scene)
    names.collect()
    names.mark(in: scene)
  }
}

/// The names that are known from full mentions.
private struct KnownNames {
  /// A family name as folds of its words, in the order of the text.
  private struct Family {
    var folds: [FoldID]
    var spelling: [UInt8]
  }

  private let tokens: Tokens
  private let text: [UInt8]
  private let mentions: Mentions
  private var families: [FoldID: [Family]] = [:]
  private var givens: Set<FoldID> = []
  private var nicknames: Set<FoldID> = []
  /// The lowest bits of the folds above: most words are none of them.
  private var lowBits = InlineArray<64, UInt64>(repeating: 0)

  init(_ scene: Scene) {
    tokens = scene.tokens
    text = scene.document.text
    mentions = scene.mentions
  }

  mutating func collect() {
    for mention in mentions.people {
      let name = mention.reading.name
      if let family = name.family {
        let indices = tokens.indices(in: family)
        let folds = indices.map { tokens.folds[$0] }
        if let first = folds.first {
          note(first)
          let known = families[first, default: []]
          if !known.contains(where: { $0.folds == folds }) {
            families[first, default: []].append(
              Family(folds: folds, spelling: Array(text[family.start..<family.end])))
          }
        }
      }
      guard mention.reading.form == .full else { continue }
      if let given = name.given {
        let indices = tokens.indices(in: given)
        if let first = indices.first, indices.count == 1 || tokens.fold(first + 1) == .hyphen,
          !tokens.has(.initial, at: first)
        {
          givens.insert(tokens.folds[first])
          note(tokens.folds[first])
        }
      }
      if let nickname = name.nickname, let first = tokens.indices(in: nickname).first {
        nicknames.insert(tokens.folds[first])
        note(tokens.folds[first])
      }
    }
  }

  private mutating func note(_ fold: FoldID) {
    lowBits[Int(fold >> 6 & 63)] |= 1 << UInt64(fold & 63)
  }

  /// Whether a fold may be that of a name; if not, it surely is none.
  private func mayKnow(_ fold: FoldID) -> Bool {
    lowBits[Int(fold >> 6 & 63)] & (1 << UInt64(fold & 63)) != 0
  }

  func mark(in scene: Scene) {
    let lone = loneNames(scene)
    var token = 0
    while token < tokens.count {
      defer { token += 1 }
      guard tokens.shapes[token].contains(.capital) || tokens.has(.particle, at: token),
        tokens.isWord(token), isFree(token, scene)
      else { continue }
      let isKnown = mayKnow(tokens.folds[token])
      if isKnown, let end = family(at: token), isFree(end - 1, scene), !continues(end, scene) {
        let range = tokens.range(token..<end)
        scene.add(
          Found(
            token..<end,
            .person(PersonReading(name: PersonName(family: range), form: .surname))),
          rule: "person.surname")
        token = end - 1
      } else if isKnown, tokens.shapes[token].contains(.capital),
        givens.contains(tokens.folds[token]) || nicknames.contains(tokens.folds[token]),
        !continues(token + 1, scene), !precedes(token, scene), !tokens.has(.function, at: token)
      {
        let range = tokens.range(token)
        scene.add(
          Found(
            token..<token + 1,
            .person(PersonReading(name: PersonName(given: range), form: .partial))),
          rule: "person.given-name")
      } else if lone.contains(tokens.folds[token]), isLone(token, scene) {
        let range = tokens.range(token)
        scene.add(
          Found(
            token..<token + 1,
            .person(PersonReading(name: PersonName(family: range), form: .surname))),
          rule: "person.lone-name")
      } else if let _ = misspelled(token, scene) {
        let range = tokens.range(token)
        scene.add(
          Found(
            token..<token + 1,
            .person(PersonReading(name: PersonName(family: range), form: .surname))),
          rule: "person.misspelled")
      }
    }
  }

  /// Names of one word that no longer name of the text explains: "said Orsolya", or a given name
  /// that stands alone several times.
  private func loneNames(_ scene: Scene) -> Set<FoldID> {
    var counts: [FoldID: Int] = [:]
    var lone: Set<FoldID> = []
    for token in 0..<tokens.count {
      guard tokens.has([.given, .family], at: token), tokens.shapes[token].contains(.capital),
        isLone(token, scene)
      else { continue }
      let fold = tokens.folds[token]
      let before = tokens.fold(token - 1)
      if before == Word.said.fold || before == Word.says.fold {
        lone.insert(fold)
      } else if tokens.names[token].given >= 6,
        !tokens.shapes[token].contains(.sentenceStart) || tokens.fold(token + 1) == .possessive
          || counts[fold] != nil
      {
        counts[fold, default: 0] += 1
        if counts[fold, default: 0] > 2 { lone.insert(fold) }
      }
    }
    return lone
  }

  /// Whether a word may be a name by itself: no word of another kind, no part of a longer name.
  private func isLone(_ token: Int, _ scene: Scene) -> Bool {
    let others: WordClasses = [
      .common, .function, .city, .country, .state, .demonym, .month, .weekday, .service, .role,
      .title, .echelon, .organizationHead, .placeWord, .eventWord, .region, .organization,
      .equipment, .member, .rank, .rating, .holiday, .timeWord,
    ]
    let names = tokens.names[token]
    return tokens.shapes[token].isDisjoint(with: [.allCaps, .point])
      && !tokens.has(others, at: token) && max(names.given, names.family) >= 3
      && isFree(token, scene) && !scene.has(.places, at: token)
      && !tokens.isCapitalized(token + 1) && !precedes(token, scene)
      && tokens.fold(token + 1) != .hyphen && tokens.fold(token - 1) != .hyphen
      && scene.blockKind(at: token) == .paragraph
  }

  private func isFree(_ token: Int, _ scene: Scene) -> Bool {
    !scene.has(.people, at: token) && !scene.has(.organizations, at: token)
      && !scene.has(.events, at: token) && !scene.has(.dates, at: token)
      && !scene.has(.equipment, at: token) && !scene.has(.ranks, at: token)
      && scene.blockKind(at: token) != .byline
  }

  private func family(at token: Int) -> Int? {
    guard let candidates = families[tokens.folds[token]] else { return nil }
    var best: Int?
    for candidate in candidates {
      let end = token + candidate.folds.count
      guard end <= tokens.count else { continue }
      var isEqual = true
      for offset in 0..<candidate.folds.count
      where tokens.folds[token + offset] != candidate.folds[offset] {
        isEqual = false
        break
      }
      if isEqual, end > (best ?? 0) { best = end }
    }
    return best
  }

  /// Whether a name of something longer goes on: "Stone Mountain", "Mercer-Hale".
  private func continues(_ end: Int, _ scene: Scene) -> Bool {
    if tokens.fold(end) == .hyphen, tokens.isGlued(end), tokens.isGlued(end + 1),
      tokens.isCapitalized(end + 1)
    {
      return true
    }
    guard tokens.isCapitalized(end), tokens.isWord(end),
      !tokens.shapes[end].contains(.sentenceStart),
      !scene.has(.ranks, at: end)
    else { return false }
    if tokens.has([.function, .suffix], at: end) { return false }
    // In a headline all words are capitalised; there only the words of places and units count.
    return tokens.has([.echelon, .organizationHead, .placeWord, .eventWord], at: end)
      || !tokens.has(.common, at: end)
  }

  private func precedes(_ token: Int, _ scene: Scene) -> Bool {
    token > 0 && tokens.isCapitalized(token - 1) && tokens.isWord(token - 1)
      && !tokens.shapes[token].contains(.sentenceStart) && !scene.has(.people, at: token - 1)
      && !tokens.has([.function, .rank, .address], at: token - 1)
  }

  /// A word that is one slip away from a known family name, and is no word or name by itself.
  private func misspelled(_ token: Int, _ scene: Scene) -> FoldID? {
    let length = Int(tokens.ends[token] - tokens.starts[token])
    guard tokens.shapes[token].contains(.capital), length >= 4,
      !tokens.shapes[token].contains(.point),
      tokens.names[token].family < 4, tokens.names[token].given < 4,
      !tokens.has(
        [
          .common, .function, .city, .country, .state, .demonym, .month, .weekday,
          .service, .role, .title, .echelon, .organizationHead, .placeWord, .eventWord, .region,
          .organization, .equipment, .member,
        ], at: token),
      !continues(token + 1, scene), !precedes(token, scene)
    else { return nil }
    let word = Array(text[Int(tokens.starts[token])..<Int(tokens.ends[token])])
    for (fold, candidates) in families {
      for candidate in candidates where candidate.folds.count == 1 {
        if EditDistance.isOneSlip(word, candidate.spelling) { return fold }
      }
    }
    return nil
  }
}
