internal import MusterModel
internal import MusterText

/// Which words with a capital stand beside which in a release, small words between them left out.
///
/// "Airmen of Note" and "Airmen of Nlote" share the word before: so one may be the other misspelled.
struct TermNeighbours {
  private let proof: Proof
  private let tokens: Tokens
  /// The places of the words that stand behind a word, and before it.
  private var behind: [FoldID: [Int]] = [:]
  private var before: [FoldID: [Int]] = [:]
  /// The places of each word with a capital.
  private(set) var places: [FoldID: [Int]] = [:]
  /// The first place of each of them that names a country or a state.
  private(set) var countries: [Int] = []
  /// What finds a rival where a word has very many of them.
  private var crowd: Crowd?

  /// The words by their spelling, and the places of each word beside each other one.
  private struct Crowd {
    var index: SpellingIndex
    var folds: [FoldID]
    var behind: [UInt64: [Int]] = [:]
    var before: [UInt64: [Int]] = [:]
  }

  /// From so many words beside one on they are looked up by their spelling.
  private static let crowded = 256

  init(_ proof: Proof) {
    self.proof = proof
    tokens = proof.tokens
    var isCrowded = false
    for token in tokens.kinds.indices where isTerm(token) {
      let fold = tokens.folds[token]
      places[fold, default: []].append(token)
      if tokens.has([.country, .state], at: token), places[fold]?.count == 1 {
        countries.append(token)
      }
      guard let previous = previous(token) else { continue }
      behind[tokens.folds[previous], default: []].append(token)
      before[fold, default: []].append(previous)
      isCrowded =
        isCrowded || (behind[tokens.folds[previous]]?.count ?? 0) > TermNeighbours.crowded
        || (before[fold]?.count ?? 0) > TermNeighbours.crowded
    }
    if isCrowded { crowd = makeCrowd() }
  }

  private func makeCrowd() -> Crowd {
    let folds = places.keys.sorted()
    let words = folds.map { proof.letters(places[$0]?.first ?? 0) }
    var crowd = Crowd(index: SpellingIndex(words), folds: folds)
    for (fold, places) in behind {
      for place in places {
        crowd.behind[key(fold, tokens.folds[place]), default: []].append(place)
      }
    }
    for (fold, places) in before {
      for place in places {
        crowd.before[key(fold, tokens.folds[place]), default: []].append(place)
      }
    }
    return crowd
  }

  private func key(_ word: FoldID, _ beside: FoldID) -> UInt64 {
    UInt64(word) << 32 | UInt64(beside)
  }

  /// Whether a token can be a part of a name of several words.
  func isTerm(_ token: Int) -> Bool {
    token >= 0 && token < tokens.count && tokens.isCapitalized(token)
      && (tokens.kinds[token] == .word || tokens.kinds[token] == .alphanumeric)
  }

  /// The word with a capital before another one; small words and a hyphen may stand between.
  func previous(_ token: Int) -> Int? {
    var at = token - 1
    var isApart = tokens.shapes[token].contains(.blockStart)
    while !isApart, at >= 0, token - at <= 3 {
      if tokens.fold(at) == .hyphen, tokens.isGlued(at), tokens.isGlued(at + 1) {
        at -= 1
        continue
      }
      if isTerm(at) { return at }
      guard tokens.has(.function, at: at), tokens.range(at).count <= 3 else { return nil }
      isApart = tokens.shapes[at].contains(.blockStart)
      at -= 1
    }
    return nil
  }

  /// The word with a capital behind another one.
  func next(_ token: Int) -> Int? {
    var at = token + 1
    while at < tokens.count, at - token <= 3, !tokens.shapes[at].contains(.blockStart) {
      if tokens.fold(at) == .hyphen, tokens.isGlued(at), tokens.isGlued(at + 1) {
        at += 1
        continue
      }
      if isTerm(at) { return at }
      guard tokens.has(.function, at: at), tokens.range(at).count <= 3 else { return nil }
      at += 1
    }
    return nil
  }

  /// Where the release has another word behind the same one, or before it; of very many only those
  /// that may be alike to the letters of the token.
  func rivals(of token: Int, like letters: [UInt8]) -> [Int] {
    let previous = previous(token).map { tokens.folds[$0] }
    let next = next(token).map { tokens.folds[$0] }
    let left = previous.flatMap { self.behind[$0] } ?? []
    let right = next.flatMap { self.before[$0] } ?? []
    guard left.count + right.count > TermNeighbours.crowded, let crowd else {
      return (left + right).filter { tokens.folds[$0] != tokens.folds[token] }
    }
    let near = crowd.index.near(letters).map { crowd.folds[$0] }
      .filter { $0 != tokens.folds[token] }
    let behind = previous.map { word in near.flatMap { crowd.behind[key(word, $0)] ?? [] } } ?? []
    let before = next.map { word in near.flatMap { crowd.before[key(word, $0)] ?? [] } } ?? []
    return behind.sorted() + before.sorted()
  }
}
