internal import MusterModel
internal import MusterText

/// Job titles that a verb gives to a person.
///
/// "Ruiz serves as deputy commander", "Pike, who is president of the association", "as commander,
/// Ruiz leads", "his deputy is Lt. Col. Pike", "Ruiz, who commands the 51st Wing". Not "the mission
/// is the commander's", nor what somebody is not ("Ruiz is no pilot").
struct RoleStatements {
  private let finder: RoleFinder
  private let scene: Scene
  private let tokens: Tokens

  init(_ finder: RoleFinder) {
    self.finder = finder
    scene = finder.scene
    tokens = finder.tokens
  }

  func roles() -> [RoleFinder.Result] {
    guard !scene.mentions.people.isEmpty else { return [] }
    var results: [RoleFinder.Result] = []
    for token in 0..<tokens.count {
      let fold = tokens.folds[token]
      if RoleStatements.copulas.contains(fold) {
        results += copula(token)
      } else if fold == Word.as.fold {
        results += asRole(token)
      } else if fold == Word.commands.fold {
        results += commands(token)
      }
    }
    return results
  }

  private static let copulas: WordSet = [
    Word.is.fold, Word.was.fold, Word.be.fold, Word.been.fold, Word.became.fold,
    Word.becomes.fold, Word.become.fold, Word.named.fold, Word.appointed.fold, Word.elected.fold,
    Word.remains.fold,
  ]

  // MARK: "is", "was", "became"

  private func copula(_ link: Int) -> [RoleFinder.Result] {
    let start = pastAdverbs(link + 1)
    guard isNear(start) else { return [] }
    // "His deputy is Lt. Col. Pike"
    if let person = personStarting(at: start) { return inverse(link, person) }
    guard let subject = subject(before: link), !isHypothetical(link) else { return [] }
    return stated(start, subject)
  }

  /// Whether a job title or a person may stand within reach of a token.
  private func isNear(_ start: Int) -> Bool {
    for at in start..<min(tokens.count, start + 12) {
      if tokens.shapes[at].contains(.sentenceStart), at > start { return false }
      if tokens.has(.role, at: at) || scene.has(.people, at: at) { return true }
    }
    return false
  }

  private func personStarting(at token: Int) -> Int? {
    if let rank = scene.mention(.ranks, at: token) {
      let end = scene.mentions.ranks[rank].tokens.upperBound
      return scene.mention(.people, at: end)
    }
    return scene.mention(.people, at: token)
  }

  private func inverse(_ link: Int, _ person: Int) -> [RoleFinder.Result] {
    guard let (found, first) = finder.titleEnding(at: link, hasComma: false, person: person)
    else { return [] }
    let before = first - 1
    guard
      tokens.fold(before) == Word.the.fold || tokens.fold(before) == .possessive
        || finder.isPossessivePronoun(before) || scene.has(.organizations, at: before)
    else { return [] }
    return [RoleFinder.Result(role: found.role, rule: "role.stated")]
  }

  private func isHypothetical(_ link: Int) -> Bool {
    let before = tokens.fold(link - 1)
    return before == Word.would.fold || before == Word.could.fold || before == Word.might.fold
      || before == Word.should.fold
  }

  private func pastAdverbs(_ start: Int) -> Int {
    var at = start
    while at < start + 2, RoleStatements.adverbs.contains(tokens.fold(at)) { at += 1 }
    return at
  }

  private static let adverbs: WordSet = [
    Word.now.fold, Word.also.fold, Word.currently.fold, Word.still.fold, Word.again.fold,
    Word.then.fold, Word.previously.fold, Word.formerly.fold, Word.recently.fold, Word.once.fold,
    Word.later.fold, Word.today.fold, Word.first.fold,
  ]

  // MARK: "as"

  private func asRole(_ link: Int) -> [RoleFinder.Result] {
    let before = tokens.fold(link - 1)
    guard isNear(link + 1), before != Word.such.fold, before != Word.well.fold,
      before != Word.same.fold, tokens.fold(link + 1) != Word.well.fold
    else { return [] }
    if tokens.shapes[link].contains(.sentenceStart) { return opening(link) }
    let first = tokens.sentence(around: link).lowerBound
    var verb: Int?
    for at in stride(from: link - 1, through: max(first, link - 9), by: -1)
    where RoleStatements.verbs.contains(tokens.folds[at]) {
      verb = at
      break
    }
    guard let verb else { return [] }
    // "appointed Ruiz as commander"
    if RoleStatements.givers.contains(tokens.folds[verb]), verb + 1 < link,
      let person = (verb + 1..<link).compactMap({ scene.mention(.people, at: $0) }).last
    {
      return stated(link + 1, person)
    }
    guard let person = anySubject(before: verb, from: first) else { return [] }
    var results = stated(link + 1, person)
    // "served in the Army as a gunner": the service stands between.
    if results.count == 1, tokens.fold(verb + 1) == Word.in.fold,
      let owner = finder.organization(after: verb + 2), owner.end <= link,
      case .role(var reading) = results[0].role.reading, reading.organization == nil
    {
      reading.organization = owner.index
      results[0].role.reading = .role(reading)
    }
    return results
  }

  /// "As commander of the 51st Wing, Ruiz leads": the person behind the comma.
  private func opening(_ link: Int) -> [RoleFinder.Result] {
    let sentence = tokens.sentence(around: link)
    guard
      let comma = (link + 1..<min(sentence.upperBound, link + 16)).first(where: {
        tokens.folds[$0] == .comma
          && (personStarting(at: $0 + 1) != nil || pronoun(at: $0 + 1) != nil)
      })
    else { return [] }
    let person = personStarting(at: comma + 1) ?? pronounReferent(comma + 1)
    guard let person else { return [] }
    return stated(link + 1, person)
      .filter { $0.role.tokens.upperBound <= comma }
  }

  /// Verbs and nouns behind which "as" gives a job.
  private static let verbs: WordSet = [
    Word.serve.fold, Word.serves.fold, Word.served.fold, Word.serving.fold, Word.work.fold,
    Word.works.fold, Word.worked.fold, Word.working.fold, Word.retired.fold, Word.took.fold,
    Word.takes.fold, Word.enlisted.fold, Word.continues.fold, Word.career.fold,
    Word.appointed.fold, Word.named.fold, Word.selected.fold, Word.acts.fold, Word.acted.fold,
    Word.designated.fold, Word.sworn.fold, Word.elected.fold, Word.confirmed.fold,
    Word.nominated.fold, Word.employed.fold, Word.succeeds.fold, Word.succeeded.fold,
    Word.replaces.fold, Word.replaced.fold, Word.relieved.fold, Word.hired.fold,
    Word.returned.fold, Word.recently.fold, Word.tour.fold, Word.installed.fold,
    Word.joined.fold, Word.chosen.fold, Word.acting.fold, Word.commissioned.fold, Word.duty.fold,
    Word.assigned.fold, Word.deployed.fold, Word.introduced.fold, Word.competes.fold,
    Word.previously.fold, Word.currently.fold, Word.role.fold, Word.position.fold, Word.job.fold,
    Word.began.fold, Word.started.fold,
  ]

  /// Verbs whose object receives the job.
  private static let givers: WordSet = [
    Word.appointed.fold, Word.named.fold, Word.selected.fold, Word.designated.fold,
    Word.elected.fold, Word.confirmed.fold, Word.nominated.fold, Word.hired.fold,
    Word.chosen.fold, Word.installed.fold, Word.introduced.fold,
  ]

  /// The titles at a token; a bare "officer" or "captain" is a rank rather than a job.
  private func stated(_ start: Int, _ person: Int) -> [RoleFinder.Result] {
    finder.apposition(start, person: person, rule: "role.stated").filter { result in
      let title = result.role.tokens
      return title.count > 1
        || ![Word.officer, .captain, .student, .cadet, .specialist, .major].contains {
          $0.fold == tokens.fold(title.lowerBound)
        }
    }
  }

  // MARK: "commands"

  private func commands(_ link: Int) -> [RoleFinder.Result] {
    guard let subject = subject(before: link),
      let organization = finder.organization(after: link + 1)
    else { return [] }
    return [
      RoleFinder.Result(
        role: Found(
          link..<link + 1,
          .role(RoleReading(organization: organization.index, person: subject))),
        rule: "role.commands")
    ]
  }

  // MARK: subjects

  /// The person of whom the verb at a token speaks, directly before it.
  ///
  /// "Ruiz is", "Ruiz, who is", "he now is", "Ruiz, of Salem, is".
  private func subject(before verb: Int) -> Int? {
    let first = tokens.sentence(around: verb).lowerBound
    var at = verb - 1
    while at >= first, RoleStatements.passed.contains(tokens.folds[at]) { at -= 1 }
    guard at >= first else { return nil }
    if tokens.folds[at] == .closeParenthesis, scene.has(.people, at: at - 1) { at -= 1 }
    if let person = scene.mention(.people, at: at) { return person }
    if pronoun(at: at) != nil { return pronounReferent(at) }
    if tokens.folds[at] == Word.who.fold { return antecedent(of: at, from: first) }
    // "who served there and is president"
    if tokens.folds[at] == Word.and.fold { return anySubject(before: at, from: first) }
    // "Ruiz, a native of Salem, is": what the two commas enclose belongs to the name.
    guard tokens.folds[at] == .comma else { return nil }
    for open in stride(from: at - 2, through: max(first + 1, at - 24), by: -1)
    where tokens.folds[open] == .comma {
      if let person = scene.mention(.people, at: open - 1), !isOblique(person) { return person }
    }
    return nil
  }

  private static let passed: WordSet = adverbs.union([
    Word.will.fold, Word.has.fold, Word.had.fold, Word.have.fold, Word.been.fold, Word.be.fold,
    Word.was.fold, Word.is.fold, Word.were.fold, Word.to.fold, Word.just.fold,
  ])

  /// Any person of the sentence before a verb, the nearest first.
  private func anySubject(before verb: Int, from first: Int) -> Int? {
    var at = verb - 1
    while at >= first {
      if let person = scene.mention(.people, at: at) {
        at = scene.mentions.people[person].tokens.lowerBound - 1
        let end = scene.mentions.people[person].tokens.upperBound
        if tokens.fold(end) != .possessive, !isOblique(person) { return person }
        continue
      }
      if tokens.folds[at] == Word.who.fold { return antecedent(of: at, from: first) }
      if tokens.has(.member, at: at) || RoleStatements.stops.contains(tokens.folds[at]) {
        return nil
      }
      if pronoun(at: at) != nil { return pronounReferent(at) }
      at -= 1
    }
    return nil
  }

  /// Words behind which somebody else is the subject.
  private static let stops: WordSet = [
    Word.i.fold, Word.they.fold, Word.we.fold, Word.as.fold, Word.it.fold, Word.that.fold,
    Word.which.fold, Word.said.fold, Word.says.fold, Word.told.fold, Word.added.fold,
  ]

  /// Whether a name stands behind a preposition: "son of Owen Pike".
  private func isOblique(_ person: Int) -> Bool {
    let mention = scene.mentions.people[person]
    var before = mention.tokens.lowerBound - 1
    if let rank = mention.reading.rank {
      let range = scene.mentions.ranks[rank].tokens
      if range.upperBound <= mention.tokens.lowerBound { before = range.lowerBound - 1 }
    }
    let fold = tokens.fold(before)
    return fold == Word.of.fold || fold == Word.with.fold || fold == Word.by.fold
      || fold == Word.from.fold || fold == Word.to.fold || fold == Word.for.fold
      || fold == Word.under.fold
  }

  /// The person to whom "who" goes back: the last one named before it in the sentence.
  private func antecedent(of who: Int, from first: Int) -> Int? {
    for at in stride(from: who - 1, through: max(first, who - 16), by: -1) {
      if let person = scene.mention(.people, at: at) { return person }
    }
    return nil
  }

  private func pronoun(at token: Int) -> Gender? {
    let fold = tokens.fold(token)
    return fold == Word.he.fold ? .male : fold == Word.she.fold ? .female : nil
  }

  /// Whom "he" or "she" names: the nearest person before it in the sentence, or the one that the
  /// sentence before begins with.
  private func pronounReferent(_ token: Int) -> Int? {
    guard let gender = pronoun(at: token) else { return nil }
    func fits(_ person: Int) -> Bool {
      let known = scene.mentions.people[person].reading.gender
      return known == nil || known == gender
    }
    var sentence = tokens.sentence(around: token)
    for at in stride(from: token - 1, through: sentence.lowerBound, by: -1) {
      if let person = scene.mention(.people, at: at), fits(person) { return person }
    }
    for _ in 0..<4 {
      guard sentence.lowerBound > 0 else { return nil }
      sentence = tokens.sentence(around: sentence.lowerBound - 1)
      let named = sentence.compactMap { scene.mention(.people, at: $0) }.filter { person in
        !PersonContext.isCredit(
          before: scene.mentions.people[person].tokens.lowerBound, scene)
      }
      if let first = named.first(where: fits) { return first }
      // A sentence that speaks of somebody else ends the search.
      if !named.isEmpty { return nil }
    }
    return nil
  }
}
