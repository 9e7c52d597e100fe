internal import MusterModel
internal import MusterText

extension Rule {
  /// A Navy or Coast Guard rating used as a rank: "Hospital Corpsman 2nd Class", "MC2",
  /// "Chief Operations Specialist".
  static let rankRating = Rule(
    "rank.rating", "A rating with its class, or a chief of a rating.",
    writes: .ranks, triggers: [.rating, .rank]
  ) { token, scene in
    let tokens = scene.tokens
    if let short = scene.phrase(.rankRating, at: token),
      let row = short.rows.first.flatMap({
        RankRatings.row(ofEnding: $0 % RankRatings.grades.count, scene)
      }), tokens.isCapitalized(short.end), tokens.isWord(short.end)
    {
      // "AB1" is an able seaman of the Royal Navy as well.
      let table = scene.phrase(.rank, at: token)
      let others = table?.end == short.end ? table.map { Array($0.rows) } ?? [] : []
      return RankContext.found(
        token..<short.end, rows: [row] + others, isPlural: false,
        ratings: others.isEmpty ? short.rows.map { $0 / RankRatings.grades.count } : [], scene)
    }
    // "Chief", "Senior Chief", "Master Chief" before the rating.
    var start = token
    var grade: String?
    let first = tokens.fold(start)
    // "Master-at-Arms" is a rating of its own.
    let isChief = first == Word.chief.fold
    if isChief || tokens.fold(token + 1) == Word.chief.fold,
      isChief || first == Word.senior.fold || first == Word.master.fold
    {
      start += isChief ? 1 : 2
      grade = first == Word.chief.fold ? "E-7" : first == Word.senior.fold ? "E-8" : "E-9"
    }
    guard tokens.isCapitalized(token), let rating = scene.phrase(.rating, at: start) else {
      return nil
    }
    var end = rating.end
    // "Culinary Specialist Seaman Apprentice"
    if grade == nil, let seaman = scene.phrase(.rank, at: end), tokens.isCapitalized(end),
      seaman.rows.contains(where: { scene.lexicon.ranks.services[$0].contains("navy") })
    {
      let rows = seaman.rows.filter { scene.lexicon.ranks.services[$0].contains("navy") }
      return RankContext.found(
        token..<seaman.end, rows: rows, isPlural: false, ratings: Array(rating.rows), scene)
    }
    if grade == nil {
      let number = tokens.fold(end)
      grade =
        number == Word.first.fold || number == scene.lexicon.fold(of: "1st")
        ? "E-6"
        : number == Word.second.fold || number == scene.lexicon.fold(of: "2nd")
          ? "E-5"
          : number == Word.third.fold || number == scene.lexicon.fold(of: "3rd") ? "E-4" : nil
      guard grade != nil, tokens.fold(end + 1) == Word.class.fold else { return nil }
      end += 2
    }
    guard let grade, let row = scene.lexicon.ranks.pettyOfficer(grade: grade) else { return nil }
    return RankContext.found(
      token..<end, rows: [row], isPlural: false, ratings: Array(rating.rows), scene)
  }
}

/// The endings of short ratings.
enum RankRatings {
  /// The grades of the endings of the list: MC1, MC2, MC3, MCC, MCCS, MCCM; a seaman's has none.
  static let grades = ["E-6", "E-5", "E-4", "E-7", "E-8", "E-9", "SN", "FN", "AN", "CN"]

  /// The row of the rank table of an ending.
  static func row(ofEnding ending: Int, _ scene: Scene) -> Int? {
    if ending < 6 { return scene.lexicon.ranks.pettyOfficer(grade: grades[ending]) }
    let title = ["Seaman", "Fireman", "Airman", "Constructionman"][ending - 6]
    return scene.lexicon.ranks.rows.indices.first {
      scene.lexicon.ranks.titles[$0] == title && scene.lexicon.ranks.services[$0].contains("navy")
    }
  }
}
