internal import MusterModel
internal import MusterText

extension Check {
  /// An abbreviation without the point that the release gives it elsewhere.
  ///
  /// Such as "Maj. Gen Hale" and "Sgt Ruiz" among ranks with points, "Dec 8" among "Oct. 3" and
  /// "Nov. 5", or "Ana B Ruiz" among initials with points.
  ///
  /// Does not report a release that writes its abbreviations without points, as British and
  /// Canadian ones do, nor codes in capitals ("SGT").
  static let missingPoint = Check(
    "abbreviation.point", "An abbreviation without the point that others have.", severity: .warning
  ) { proof in
    let tokens = proof.tokens
    var ranks = PointUse()
    for rank in proof.mentions.ranks {
      for token in rank.tokens where isShort(token, rankWords, proof) { ranks.add(token, tokens) }
    }
    var months = PointUse()
    for date in proof.mentions.dates {
      for token in date.tokens where isShort(token, monthWords, proof) { months.add(token, tokens) }
    }
    var initials = PointUse()
    for person in proof.mentions.people {
      guard let middle = person.reading.name.middle else { continue }
      for token in tokens.indices(in: middle) where tokens.has(.initial, at: token) {
        initials.add(token, tokens)
      }
    }
    return [ranks, months, initials].flatMap(\.odd).sorted().map { token in
      let word = proof.string(token)
      return proof.finding(
        "abbreviation.point", .warning,
        "expected \u{201C}\(word).\u{201D}, but found \u{201C}\(word)\u{201D}, because the release sets "
          + "the point elsewhere",
        tokens.range(token), suggestion: word + ".")
    }
  }

  private static let rankWords: Set<String> = [
    "sgt", "gen", "lt", "col", "maj", "capt", "cmdr", "adm", "brig", "cpl", "pvt", "spc",
  ]
  private static let monthWords: Set<String> = ["jan", "feb", "aug", "sept", "oct", "nov", "dec"]

  private static func isShort(_ token: Int, _ words: Set<String>, _ proof: Proof) -> Bool {
    guard proof.tokens.range(token).count <= 5, proof.tokens.isCapitalized(token),
      !proof.tokens.shapes[token].contains(.allCaps)
    else { return false }
    return words.contains(String(decoding: proof.letters(token), as: UTF8.self))
  }
}

/// How often abbreviations of one sort have their point, and which have none.
private struct PointUse {
  private var pointed = 0
  private var bare: [Int] = []

  mutating func add(_ token: Int, _ tokens: Tokens) {
    if tokens.shapes[token].contains(.point) { pointed += 1 } else { bare.append(token) }
  }

  /// The tokens without a point, where the release shows that it means to set them: at least two
  /// have one, and three times as many as have none.
  var odd: [Int] { pointed >= 2 && pointed >= 3 * bare.count ? bare : [] }
}
