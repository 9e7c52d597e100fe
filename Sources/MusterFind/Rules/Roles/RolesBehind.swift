internal import MusterModel
internal import MusterText

/// Job titles behind a name.
extension RoleFinder {
  /// ", the 51st Wing commander", ", commander of the 51st Wing", ", a nurse at the clinic".
  func behind(_ end: Int, person: Int) -> [Result] {
    var at = end
    // Letters behind the name and the side of a picture: "OBE", "left".
    while tokens.fold(at) == .comma || tokens.fold(at) == .openParenthesis {
      let next = at + 1
      if tokens.has(.postNominal, at: next), tokens.isCapitalized(next) {
        at = next + 1
        if tokens.fold(at) == .closeParenthesis { at += 1 }
        continue
      }
      if [Word.left, .right, .center].contains(where: { $0.fold == tokens.fold(next) }),
        tokens.fold(next + 1) == .comma
      {
        at = next + 1
        continue
      }
      if tokens.has(.digits, at: next), tokens.fold(next + 1) == .comma {
        at = next + 1
        continue
      }
      break
    }
    while tokens.has(.postNominal, at: at), tokens.isCapitalized(at), !tokens.has(.digits, at: at) {
      at += 1
    }
    // "Owen Pike of the Danish Air Force, commander of": the service stands between.
    if tokens.fold(at) == Word.of.fold, let organization = organization(after: at + 1),
      tokens.fold(organization.end) == .comma
    {
      at = organization.end
    }
    guard tokens.fold(at) == .comma || tokens.fold(at) == .openParenthesis else {
      return []
    }
    // "For Ruiz, the way forward": the comma closes a phrase, and opens no apposition.
    let first = scene.mentions.people[person].tokens.lowerBound
    if tokens.fold(first - 1) == Word.for.fold, tokens.shapes[first - 1].contains(.sentenceStart) {
      return []
    }
    return apposition(at + 1, person: person, rule: "role.apposition")
  }

  /// The titles that begin at a token, behind a comma or a verb.
  func apposition(_ start: Int, person: Int, rule: RuleID) -> [Result] {
    guard start < tokens.count, !tokens.shapes[start].contains(.sentenceStart) else { return [] }
    var at = start
    if tokens.fold(at) == Word.one.fold, tokens.fold(at + 1) == Word.of.fold { at += 2 }
    let isDefinite = isDeterminer(at)
    if isDefinite { at += 1 }
    var isFormer: Bool
    (at, isFormer) = pastTenure(at)
    // The organizations before the role: "3rd Air Force and 17th Air Force commander".
    var organizations: [Int] = []
    var roleStart = at
    while let organization = scene.mention(.organizations, at: roleStart) {
      organizations.append(organization)
      roleStart = scene.mentions.organizations[organization].tokens.upperBound
      if tokens.fold(roleStart) == .possessive {
        roleStart += 1
        // "the Army's 36th Squadron commander": the last of the chain owns the title.
        if scene.has(.organizations, at: roleStart) { organizations.removeLast() }
        continue
      }
      guard tokens.fold(roleStart) == Word.and.fold, scene.has(.organizations, at: roleStart + 1)
      else { break }
      roleStart += 1
    }
    if organizations.isEmpty, let nominal = nominalOwner(at) {
      if let organization = nominal.organization { organizations = [organization] }
      roleStart = nominal.end
    }
    if roleStart > at {
      let tenure = pastTenure(roleStart)
      roleStart = tenure.at
      isFormer = isFormer || tenure.isFormer
    }
    guard var title = title(from: roleStart),
      isTitle(title, isDefinite: isDefinite || !organizations.isEmpty)
    else { return [] }
    // "the wing commander's driver" is no commander.
    if tokens.fold(title.upperBound) == .possessive { return [] }
    // "Ana Ruiz, Army Chief of Staff Gen. Jo Lee and": the title belongs to the next name.
    if scene.has(.ranks, at: title.upperBound) || scene.has(.people, at: title.upperBound) {
      return []
    }
    // "a U.S. Navy SEAL": the country is no part of the title.
    if let country = scene.phrase(.country, at: title.lowerBound), country.end < title.upperBound {
      title = country.end..<title.upperBound
    }
    if organizations.isEmpty {
      if let owner = nominalPrefix(title) {
        organizations = [owner]
        title = title.lowerBound + 1..<title.upperBound
      } else if let after = organizationBehind(title.upperBound) {
        organizations = [after]
      }
    }
    let owners: [Int?] = organizations.isEmpty ? [nil] : organizations.map { $0 }
    var results = owners.map { organization in
      result(title, organization, isFormer: isFormer, person: person, rule)
    }
    // "commander and conductor of the band", "an actor, musician and champion for veterans"
    var next = title.upperBound
    while results.count < 5 {
      var start = next
      if tokens.fold(start) == .comma { start += 1 }
      if tokens.fold(start) == Word.and.fold { start += 1 }
      guard start > next else { break }
      if isDeterminer(start) { start += 1 }
      guard let further = self.title(from: start), further.lowerBound == start,
        !tokens.isCapitalized(start) || tokens.isCapitalized(title.lowerBound),
        !scene.has(.ranks, at: further.upperBound), !scene.has(.people, at: further.upperBound)
      else { break }
      let owner = organizationBehind(further.upperBound) ?? (owners.count == 1 ? owners[0] : nil)
      if results.count == 1, owners == [nil], let owner {
        results[0] = result(title, owner, isFormer: isFormer, person: person, rule)
      }
      results.append(result(further, owner, isFormer: isFormer, person: person, rule))
      next = further.upperBound
    }
    return results.filter { !scene.has(.roles, at: $0.role.tokens.lowerBound) }
  }

  /// Whether words before the head noun are of a title: without an article no participle opens it
  /// ("visiting the commander", "wounded pilot").
  private func isTitle(_ title: Range<Int>, isDefinite: Bool) -> Bool {
    if isDefinite || scene.phrase(.role, at: title.lowerBound) != nil { return true }
    return title.dropLast().allSatisfy {
      !tokens.isWord($0) || tokens.isCapitalized($0) || !isParticiple($0) || isInner($0 - 1)
    }
  }

  private func result(
    _ title: Range<Int>, _ organization: Int?, isFormer: Bool, person: Int, _ rule: RuleID
  ) -> Result {
    Result(
      role: Found(
        title, .role(RoleReading(isFormer: isFormer, organization: organization, person: person))),
      rule: rule)
  }
}
