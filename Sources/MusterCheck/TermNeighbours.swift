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

  init(_ proof: Proof) {
    self.proof = proof
    tokens = proof.tokens
    for token in tokens.kinds.indices where isTerm(token) {
      places[tokens.folds[token], default: []].append(token)
      guard let previous = previous(token) else { continue }
      behind[tokens.folds[previous], default: []].append(token)
      before[tokens.folds[token], default: []].append(previous)
    }
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

  /// Where the release has another word behind the same one, or before it.
  func rivals(of token: Int) -> [Int] {
    var rivals: [Int] = []
    if let previous = previous(token) { rivals += behind[tokens.folds[previous]] ?? [] }
    if let next = next(token) { rivals += before[tokens.folds[next]] ?? [] }
    return rivals.filter { tokens.folds[$0] != tokens.folds[token] }
  }
}
