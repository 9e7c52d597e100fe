internal import MusterModel
internal import MusterText

extension Pass {
  /// An organization of the text by a part of its name: "the 65th" for "65th Air Division", "the
  /// League" for "Kelmar League of Rights", "Quill Lantern" for "Quill Lantern Associates".
  ///
  /// Does not match the head noun in lower case ("the league"), an ordinal before a noun ("the 65th
  /// anniversary"), nor a head noun that two organizations of the text bear.
  static let shortNames = Pass(
    "organization.short", "An organization of the text by a part of its name.",
    reads: [.organizations, .people, .places, .dates, .events, .ranks, .equipment],
    writes: .organizations
  ) { scene in
    var names = ShortNames(scene)
    guard names.gather() else { return }
    names.find()
  }
}

/// Finds short forms of the organizations of a text.
struct ShortNames {
  private let scene: Scene
  private let tokens: Tokens
  /// Ordinals and numbers of units, by the bytes they are written with.
  private var numbers: [(token: Int, kind: OrganizationKind)] = []
  /// Head nouns, with the kind; nil where two organizations share one.
  private var heads: [FoldID: OrganizationKind?] = [:]
  private var headOf: [FoldID: [FoldID]] = [:]
  private var openings: [(folds: [FoldID], kind: OrganizationKind)] = []

  init(_ scene: Scene) {
    self.scene = scene
    tokens = scene.tokens
  }

  /// What the full names of the text offer; false where there is nothing to look for.
  mutating func gather() -> Bool {
    for mention in scene.mentions.organizations where mention.reading.form == .full {
      let range = mention.tokens
      let first = range.lowerBound
      guard range.count > 1, scene.blockKind(at: first) != .headline else { continue }
      if mention.reading.kind == .unit || mention.reading.kind == .command {
        if tokens.kinds[first] == .ordinal, mention.rule == "organization.numbered-unit",
          !numbers.contains(where: { isSame($0.token, first) })
        {
          numbers.append((first, mention.reading.kind))
        }
        continue
      }
      gatherHead(mention)
      if mention.reading.kind == .company { gatherOpening(range) }
    }
    return !numbers.isEmpty || !heads.isEmpty || !openings.isEmpty
  }

  private mutating func gatherHead(_ mention: Mention<OrganizationReading>) {
    guard
      mention.rule == "organization.headed" || mention.rule == "organization.articled"
        || mention.rule == "organization.known"
    else { return }
    for token in mention.tokens where ShortNames.nouns.contains(tokens.folds[token]) {
      let fold = tokens.folds[token]
      let folds = mention.tokens.map { tokens.folds[$0] }
      if let known = headOf[fold] {
        if known != folds { heads[fold] = .some(nil) }
      } else {
        headOf[fold] = folds
        heads[fold] = mention.reading.kind
      }
      return
    }
  }

  private mutating func gatherOpening(_ range: Range<Int>) {
    var end = range.upperBound - 1
    while end > range.lowerBound, tokens.kinds[end - 1] == .mark { end -= 1 }
    guard end > range.lowerBound else { return }
    let first = range.lowerBound
    // One word alone must be nobody's name and no word of the language.
    if end == first + 1 {
      guard tokens.range(first).count >= 4,
        tokens.classes[first].isDisjoint(with: [
          .common, .given, .family, .city, .state, .country, .region, .demonym, .service,
          .organization, .month, .weekday, .organizationHead, .echelon, .placeWord,
        ])
      else { return }
    }
    openings.append(((first..<end).map { tokens.folds[$0] }, .company))
  }

  /// The head nouns that a capital makes a name again.
  private static let nouns = WordSet(
    [
      Word.league, .party, .association, .federation, .union, .foundation, .institute, .society,
      .academy, .university, .college, .agency, .ministry, .department, .council, .committee,
      .commission, .authority, .bureau, .laboratory, .corporation, .bank, .alliance, .coalition,
    ].map(\.fold))

  func find() {
    for token in 0..<tokens.count where !scene.has(.organizations, at: token) {
      if tokens.kinds[token] == .ordinal {
        if !numbers.isEmpty { ordinal(token) }
      } else if tokens.isCapitalized(token) {
        if let kind = heads[tokens.folds[token]] ?? nil { head(token, kind) }
        if !openings.isEmpty { opening(token) }
      }
    }
  }

  /// "the 65th assumed", "the 65th’s": an ordinal that no noun follows.
  private func ordinal(_ token: Int) {
    guard token > 0, tokens.fold(token - 1) == Word.the.fold, scene.isRead(at: token),
      !scene.has(.dates, at: token), !scene.has(.events, at: token),
      let number = numbers.first(where: { isSame($0.token, token) }), stands(token + 1)
    else { return }
    emit(token..<token + 1, number.kind)
  }

  /// Whether what follows an ordinal is no noun: a verb, a small word, a mark.
  private func stands(_ next: Int) -> Bool {
    guard next < tokens.count, scene.isSameSentence(next - 1, next) else { return true }
    if tokens.kinds[next] == .mark {
      return tokens.fold(next) == .possessive || !tokens.isGlued(next)
        || tokens.fold(next) == .comma
        || tokens.fold(next) == .period
    }
    guard tokens.kinds[next] == .word, !tokens.isCapitalized(next) else { return false }
    let fold = tokens.fold(next)
    if fold == Word.of.fold || fold == Word.and.fold || fold == Word.or.fold { return false }
    if tokens.has([.function, .cue], at: next) || fold == Word.also.fold { return true }
    let range = tokens.range(next)
    return range.count > 4
      && scene.document.text[range.end - 2..<range.end].elementsEqual("ed".utf8)
  }

  /// "the League", "The Department’s": the head noun with a capital and an article.
  private func head(_ token: Int, _ kind: OrganizationKind) {
    guard token > 0, tokens.fold(token - 1) == Word.the.fold, scene.isRead(at: token),
      scene.blockKind(at: token) != .headline, !scene.isInCapitals(token), isFree(token),
      !(scene.isNameWord(token + 1) && scene.isSameSentence(token, token + 1)),
      !(tokens.fold(token + 1) == Word.of.fold && scene.isNameWord(token + 2))
    else { return }
    emit(token..<token + 1, kind)
  }

  private func opening(_ token: Int) {
    for each in openings where tokens.folds[token] == each.folds[0] {
      let range = token..<token + each.folds.count
      guard range.upperBound <= tokens.count,
        range.allSatisfy({ tokens.folds[$0] == each.folds[$0 - token] && isFree($0) }),
        !scene.isInCapitals(token), scene.isRead(at: token),
        !(scene.isNameWord(range.upperBound) && scene.isSameSentence(token, range.upperBound)),
        !(scene.isNameWord(token - 1) && scene.isSameSentence(token - 1, token))
      else { continue }
      emit(range, each.kind)
      return
    }
  }

  private func isFree(_ token: Int) -> Bool {
    !scene.has(.organizations, at: token) && !scene.has(.people, at: token)
      && !scene.has(.places, at: token) && !scene.isTaken(token)
  }

  private func isSame(_ left: Int, _ right: Int) -> Bool {
    let text = scene.document.text
    let (one, other) = (tokens.range(left), tokens.range(right))
    return text[one.start..<one.end].elementsEqual(text[other.start..<other.end])
  }

  private func emit(_ range: Range<Int>, _ kind: OrganizationKind) {
    scene.add(
      Found(range, .organization(OrganizationReading(kind: kind, form: .partial))),
      rule: "organization.short")
  }
}
