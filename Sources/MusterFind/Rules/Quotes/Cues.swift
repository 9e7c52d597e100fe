internal import MusterText

/// A word or phrase that says that somebody speaks, writes or thinks: "said", "went on to say".
struct Cue {
  /// Its tokens.
  var tokens: Range<Int>
  /// What `cues.tsv` says of it.
  var flags: CueFlags

  /// Whether it can stand as the verb of a clause.
  var isFinite: Bool { !flags.isDisjoint(with: .finite) }
  /// Whether it introduces speech, writing or thought, not only fragments.
  var isStrong: Bool { !flags.isDisjoint(with: [.speech, .writing]) }
}

/// All cues of a text, found in one pass.
struct Cues {
  /// In text order, without overlaps.
  private(set) var all: [Cue] = []
  /// For each token, the index of the cue that covers it, plus one.
  private var cover: [Int32]

  init(_ tokens: Tokens, _ lexicon: Lexicon) {
    cover = Array(repeating: 0, count: tokens.count)
    var at = 0
    while at < tokens.count {
      guard tokens.classes[at].contains(.cue), isFree(at, tokens),
        let phrase = lexicon.phrase(.cue, at: at, in: tokens, anyCase: true),
        let row = phrase.rows.first
      else {
        at += 1
        continue
      }
      all.append(Cue(tokens: at..<phrase.end, flags: lexicon.cueFlags[row]))
      for token in at..<phrase.end { cover[token] = Int32(all.count) }
      at = phrase.end
    }
  }

  /// Not part of a hyphenated word ("pro-choice"), nor of a name ("United States").
  private func isFree(_ at: Int, _ tokens: Tokens) -> Bool {
    if tokens.fold(at + 1) == .hyphen, tokens.isGlued(at + 1) { return false }
    guard at > 0 else { return true }
    if tokens.folds[at - 1] == .hyphen, tokens.isGlued(at) { return false }
    return !tokens.isCapitalized(at) || tokens.shapes[at].contains(.sentenceStart)
      || tokens.kinds[at - 1] == .mark || tokens.shapes[at].contains(.allCaps)
  }

  /// The cue that covers a token.
  func cue(at token: Int) -> Cue? {
    guard token >= 0, token < cover.count, cover[token] > 0 else { return nil }
    return all[Int(cover[token]) - 1]
  }

  /// The cues that lie within a range of tokens.
  func within(_ range: Range<Int>) -> ArraySlice<Cue> {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].tokens.lowerBound < range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var last = low
    while last < all.count, all[last].tokens.upperBound <= range.upperBound { last += 1 }
    return all[low..<last]
  }
}
