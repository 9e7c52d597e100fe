internal import MusterModel
internal import MusterText

extension Speakers {
  /// Whom "he" or "she" stands for: the first person named in the nearest sentence that names one
  /// of that gender; of one whose gender the text does not show only if there is no other.
  ///
  /// Does not look farther back than two blocks and eight sentences.
  func antecedent(of gender: Gender, before token: Int) -> Int? {
    let sentence = Int(tokens.sentences[token])
    var at = spokenOf.count - 1
    while at >= 0 {
      let current = spokenOf[at].sentence
      var first = at
      while first > 0, spokenOf[first - 1].sentence == current { first -= 1 }
      if sentence - current > 12 { break }
      // Within a sentence the one named first is most often its subject.
      var unsure: Int?
      for index in first...at {
        let person = spokenOf[index].person
        if resolution.roll.people[person].gender == gender { return person }
        if resolution.roll.people[person].gender == nil, unsure == nil { unsure = person }
      }
      if let unsure { return unsure }
      at = first - 1
    }
    return nil
  }

  /// Whom a phrase stands for that is neither name nor pronoun, and how sure that is.
  func reference(_ range: TextRange) -> (person: Int, certainty: Double)? {
    let indices = tokens.indices(in: range)
    guard let first = indices.first, let last = indices.last else { return nil }
    if first == last {
      switch tokens.folds[first] {
      case Word.who.fold, Word.which.fold, Word.that.fold:
        return spokenOf.last { $0.start < range.start }.map { ($0.person, 0.9) }
      default: break
      }
    }
    // A name the text has elsewhere.
    if tokens.isCapitalized(last), let person = person(named: tokens.folds[last]) {
      return (person, 0.9)
    }
    guard isDefinite(first) else { return nil }
    // Ranks and roles, from the nearest person back.
    for (distance, spoken) in spokenOf.reversed().enumerated() where distance < 12 {
      if answers(spoken.person, to: indices) { return (spoken.person, 0.95) }
    }
    for person in resolution.roll.people.indices where answers(person, to: indices) {
      return (person, 0.8)
    }
    guard isPersonal(last) else { return nil }
    if let inForce, Int(tokens.blocks[first]) - inForce.block <= 2 { return (inForce.person, 0.7) }
    guard let last = spokenOf.last(where: { $0.start < range.start }) else { return nil }
    return spokenOf.first { $0.sentence == last.sentence }.map { ($0.person, 0.6) }
  }
  private func isDefinite(_ token: Int) -> Bool {
    tokens.folds[token] == Word.the.fold || tokens.folds[token] == Word.this.fold
      || tokens.folds[token] == Word.that.fold
  }

  private func person(named fold: FoldID) -> Int? {
    var found: Int?
    for (index, mention) in mentions.people.enumerated() {
      guard let family = mention.reading.name.family,
        let person = resolution.personOfMention[index],
        let last = tokens.indices(in: family).last, tokens.folds[last] == fold
      else { continue }
      if let found, found != person { return nil }
      found = person
    }
    return found
  }

  /// Whether the last word of a phrase is the last word of a rank or role of a person: "the
  /// general" for a lieutenant general, "the commander" for a wing commander.
  private func answers(_ person: Int, to phrase: Range<Int>) -> Bool {
    let people = resolution.roll.people
    guard let last = phrase.last else { return false }
    let head = Fold.string(document.string(tokens.range(last)))
    for rank in people[person].ranks {
      let words = Fold.string(rank.title).split(separator: " ")
      if words.last == head[...] || words.first == head[...] && head == "chief" { return true }
    }
    for role in people[person].roles {
      let words = Fold.string(role.title).split(separator: " ")
      if words.last == head[...] { return true }
    }
    return false
  }

  /// Whether a noun can stand for a person: "native", "airman", "veteran".
  private func isPersonal(_ token: Int) -> Bool {
    let word = Fold.string(document.string(tokens.range(token)))
    let personal = [
      "native", "airman", "soldier", "sailor", "marine", "guardian", "veteran", "pilot", "officer",
      "graduate", "mother", "father", "man", "woman", "recipient", "winner", "leader", "resident",
      "student", "athlete", "coach", "chief", "senator", "candidate", "nominee",
    ]
    return personal.contains(word)
  }
}
