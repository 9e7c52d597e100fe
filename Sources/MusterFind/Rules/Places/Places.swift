internal import MusterModel
internal import MusterText

/// The rules for places. Bases are found before organizations, so that "Air Force" in the name of a
/// base is no service; the rest behind persons, whose names may be those of cities.
extension Rule {
  static let bases: [Rule] = [datelinePlace, landmark, installation, cityOf, longCity]

  static let places: [Rule] = [
    region, feature, cityWithState, country, state, city, nearName, counties,
  ]
}

extension Pass {
  /// A place of the text again, where nothing around it speaks for a place: "Powidz" in a text that
  /// says "in Powidz".
  static let placesAgain = Pass(
    "place.again", "A place of the text named again.",
    reads: [.places, .people, .organizations, .equipment, .events, .ranks, .dates], writes: .places
  ) { scene in
    let tokens = scene.tokens
    var names: [(folds: [FoldID], reading: PlaceReading)] = []
    for place in scene.mentions.places {
      switch place.rule {
      case "place.city", "place.long-city", "place.city-state", "place.near", "place.city-of",
        "place.dateline":
        var range = place.tokens
        if let core = place.reading.core { range = tokens.indices(in: core) }
        let folds = range.map { tokens.fold($0) }
        if !names.contains(where: { $0.folds == folds }) {
          names.append(
            (folds, PlaceReading(kind: place.reading.kind, country: place.reading.country)))
        }
      case "place.installation":
        // "Spangdahlem" of "Spangdahlem Air Base": a first word that is no word of the language.
        let first = place.tokens.lowerBound
        guard tokens.classes[first].isDisjoint(with: [.common, .placeWord, .service, .given]),
          place.tokens.count > 2
        else { continue }
        names.append(([tokens.fold(first)], PlaceReading(kind: .city)))
      default: continue
      }
    }
    guard !names.isEmpty else { return }
    let firsts = names.map { $0.folds[0] }
    for token in 0..<tokens.count
    where tokens.isCapitalized(token) && firsts.contains(tokens.folds[token]) {
      for index in firsts.indices where tokens.folds[token] == firsts[index] {
        let end = token + names[index].folds.count
        guard end <= tokens.count, !PlaceNames.isHeld(token, in: scene),
          !PlaceNames.isHeld(end - 1, in: scene), scene.isRead(at: token),
          tokens.folds[token..<end].elementsEqual(names[index].folds), !Rule.goesOn(end, scene),
          !(scene.isNameWord(token - 1) && scene.isSameSentence(token - 1, token)),
          !(tokens.isGlued(end) && tokens.fold(end) == .hyphen)
        else { continue }
        scene.add(Found(token..<end, .place(names[index].reading)), rule: "place.again")
        break
      }
    }
  }
}
