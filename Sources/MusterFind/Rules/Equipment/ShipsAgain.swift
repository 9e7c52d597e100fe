internal import MusterModel
internal import MusterText

extension Pass {
  /// A ship of the text by its name alone: "Harlan Crest" in a text that says "USS Harlan Crest".
  ///
  /// Does not match behind a rank or a given name (the person the ship is named for), inside a longer
  /// name ("Harlan Crest Strike Group"), nor a single word that is a place or a common word.
  static let shipsAgain = Pass(
    "equipment.ship-again", "A ship of the text by its name alone.",
    reads: [.equipment, .ranks, .dates], writes: .equipment
  ) { scene in
    let tokens = scene.tokens
    var names: [[FoldID]] = []
    for ship in scene.mentions.equipment
    where ship.reading.kind == .ship && ship.rule == "equipment.ship" {
      var words: [FoldID] = []
      for token in ship.tokens.dropFirst() {
        if tokens.kinds[token] != .word || !tokens.isCapitalized(token) { break }
        words.append(tokens.folds[token])
      }
      guard let first = words.first, isName(words, ship.tokens.lowerBound + 1, scene),
        tokens.fold(ship.tokens.lowerBound) != Word.coast.fold, first >= FoldID.firstWord,
        !names.contains(words)
      else { continue }
      names.append(words)
    }
    guard !names.isEmpty else { return }
    let firsts = names.map { $0[0] }
    for token in 0..<tokens.count
    where tokens.isCapitalized(token) && firsts.contains(tokens.folds[token]) {
      for words in names where words[0] == tokens.folds[token] {
        let end = token + words.count
        guard end <= tokens.count,
          (token..<end).allSatisfy({ tokens.folds[$0] == words[$0 - token] }),
          !(token..<end).contains(where: { scene.isTaken($0) }),
          !(scene.isNameWord(end) && scene.isSameSentence(token, end)),
          !(token > 0 && scene.isNameWord(token - 1) && scene.isSameSentence(token - 1, token)),
          !scene.has(.ranks, at: token - 1), !scene.isGlue(end)
        else { continue }
        scene.add(
          Found(token..<end, .equipment(EquipmentReading(kind: .ship))),
          rule: "equipment.ship-again")
        break
      }
    }
  }

  /// Two words, or one that is neither a place nor a word of the language.
  private static func isName(_ words: [FoldID], _ token: Int, _ scene: Scene) -> Bool {
    guard words.count == 1 else { return words.count <= 3 }
    return scene.tokens.classes[token].isDisjoint(with: [
      .common, .country, .state, .region, .demonym, .city, .service, .organization, .month, .given,
      .member, .family,
    ])
  }
}
