internal import MusterModel
internal import MusterText

/// What stands behind a place: ", Texas", ", Ga.", ", NSW".
struct StateTail {
  var end: Int
  /// The two letters of an American state; nil for provinces.
  var state: String?
  var country: String
}

/// Reads the parts of names of places.
enum PlaceNames {
  /// A state or province behind a comma (or, for the capital, without one).
  static func state(behind end: Int, in scene: Scene) -> StateTail? {
    let tokens = scene.tokens
    guard tokens.fold(end) == .comma, scene.isSameSentence(end - 1, end + 1) else { return nil }
    return state(at: end + 1, in: scene)
  }

  /// A state or province that begins at a token.
  static func state(at token: Int, in scene: Scene) -> StateTail? {
    let tokens = scene.tokens
    guard tokens.has(.state, at: token) else { return nil }
    guard
      let phrase = scene.phrase(.state, at: token) ?? scene.phrase(.statePostal, at: token),
      let row = phrase.rows.first
    else { return nil }
    let code = scene.column(0, of: .states, row: row).string
    // A territory is a place of its own, as a country is: "Andersen Air Force Base, Guam".
    if ["US-GU", "US-PR", "US-AS", "US-MP", "US-VI"].contains(code) { return nil }
    let country = scene.column(1, of: .states, row: row).string
    return StateTail(
      end: phrase.end, state: country == "US" ? String(code.dropFirst(3)) : nil, country: country)
  }

  /// Whether a mention of another layer holds a token already.
  static func isHeld(_ token: Int, in scene: Scene) -> Bool {
    scene.hasAny(
      [.people, .organizations, .equipment, .events, .places, .ranks, .dates], at: token)
  }

  /// A place with the state behind it, if there is one, as one place.
  static func found(
    _ tokens: Range<Int>, _ kind: PlaceKind, country: String? = nil, in scene: Scene
  ) -> Found {
    guard let tail = state(behind: tokens.upperBound, in: scene),
      !scene.has(.organizations, at: tail.end - 1), !scene.has(.people, at: tail.end - 1)
    else { return Found(tokens, .place(PlaceReading(kind: kind, country: country))) }
    return Found(
      tokens.lowerBound..<tail.end,
      .place(
        PlaceReading(
          kind: kind, country: tail.country, core: scene.tokens.range(tokens), state: tail.state)))
  }

  /// Whether a token may be a word of a place's name.
  static func isWord(_ token: Int, in scene: Scene) -> Bool {
    scene.isNameWord(token)
      && !scene.hasAny(
        [.ranks, .dates, .equipment, .events, .people, .organizations, .places], at: token)
  }
}
