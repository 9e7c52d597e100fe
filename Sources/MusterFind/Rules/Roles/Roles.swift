internal import MusterModel
internal import MusterText

extension Pass {
  /// Job titles beside names: in apposition behind, before the name, stated of it, and in credits.
  ///
  /// "Owen Pike, the 51st Wing commander", "Air Force Chief of Staff Gen. Ana Ruiz", "Ruiz serves as
  /// deputy commander", "(U.S. Army photo by Jo Lee)". Not "Owen Pike, a Salem native".
  static let roles = Pass(
    "role.beside-name", "A job title beside a person's name, with its organization.",
    reads: [.people, .ranks, .organizations], writes: .roles,
    forms: [
      Form("role.before-name", "A job title directly before a rank or name."),
      Form("role.apposition", "A job title in apposition behind a name."),
      Form("role.photographer", "The name in a photo credit."),
      Form("role.stated", "A job title that a verb gives to a person."),
      Form("role.commands", "A relative clause that says what a person commands."),
    ]
  ) { scene in
    let finder = RoleFinder(scene)
    for index in scene.mentions.people.indices {
      for found in finder.roles(of: index) { scene.add(found.role, rule: found.rule) }
    }
    let statements = RoleStatements(finder)
    for found in statements.roles() { scene.add(found.role, rule: found.rule) }
  }
}

/// Finds the roles beside one name.
struct RoleFinder {
  struct Result {
    var role: Found
    var rule: RuleID
  }

  let scene: Scene
  let tokens: Tokens

  init(_ scene: Scene) {
    self.scene = scene
    tokens = self.scene.tokens
  }

  func roles(of index: Int) -> [Result] {
    let person = scene.mentions.people[index]
    var results: [Result] = []
    let start = nameStart(of: person)
    if PersonContext.isCredit(before: start, scene) {
      let by = start - 1
      results.append(
        Result(
          role: Found(by..<by + 1, .role(RoleReading(person: index))), rule: "role.photographer"))
      return results
    }
    if let civil = civilTitle(of: index) { results.append(civil) }
    results += before(start, person: index)
    results += behind(person.tokens.upperBound, person: index)
    return results
  }

  /// The title of a policeman as a role, and the police as its organization.
  private func civilTitle(of index: Int) -> Result? {
    let person = scene.mentions.people[index]
    guard person.rule == "person.civil-title", let title = person.reading.title else { return nil }
    let words = tokens.indices(in: title)
    let organization = scene.mention(.organizations, at: words.lowerBound - 1)
    return Result(
      role: Found(words, .role(RoleReading(organization: organization, person: index))),
      rule: "role.before-name")
  }

  /// Where a name begins with the rank, the service and the title of courtesy before it.
  private func nameStart(of person: Mention<PersonReading>) -> Int {
    var start = person.tokens.lowerBound
    if let rank = person.reading.rank {
      let mention = scene.mentions.ranks[rank]
      // Behind a plural rank only the first name has it directly before it.
      if mention.tokens.upperBound <= start, start - mention.tokens.upperBound <= 5 {
        start = mention.tokens.lowerBound
        if !PersonContext.isCredit(before: start, scene),
          let service = mention.reading.serviceRange
        {
          start = tokens.index(atByte: service.start)
        }
      }
    } else if start > 0, scene.phrase(.title, at: start - 1)?.end == start,
      scene.phrase(.role, at: start - 1) == nil
    {
      start -= 1
    }
    if start > 0,
      [Word.retired, .former, .then].contains(where: { $0.fold == tokens.fold(start - 1) }),
      scene.has(.ranks, at: start)
    {
      start -= 1
    }
    return start
  }
}
