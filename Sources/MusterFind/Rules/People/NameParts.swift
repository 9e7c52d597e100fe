internal import MusterModel
internal import MusterText

extension NameParser {
  /// Which words of a name are given, middle and family name.
  ///
  /// A name of one word is a family name behind a rank, and a given name where the tables of names
  /// say so and nothing else does.
  func parts(of name: Name, isStrong: Bool) -> PersonName {
    var result = PersonName()
    result.nickname = name.nickname.map { tokens.range($0) }
    result.suffix = name.suffix.map { tokens.range($0) }
    let parts = name.parts
    func words(_ range: Range<Int>) -> TextRange? {
      guard !range.isEmpty else { return nil }
      let start = parts[range.lowerBound].tokens.lowerBound
      return tokens.range(start..<parts[range.upperBound - 1].tokens.upperBound)
    }
    if name.inverted {
      result.family = words(0..<1)
      result.given = words(1..<parts.count)
      result.isFamilyFirst = true
      return result
    }
    // "van der Linden" alone, or one word, is a family name.
    guard parts.count > 1, name.particle != 0 else {
      result.family = words(0..<parts.count)
      return result
    }
    if isFamilyFirst(parts, name) {
      result.family = words(0..<1)
      result.given = words(1..<parts.count)
      result.isFamilyFirst = true
      return result
    }
    // The family name begins at the particle, or is the last word; two words where the name is
    // Spanish in form ("Ana Sanz de Olmedo").
    var family = name.particle ?? parts.count - 1
    if family >= parts.count { family = parts.count - 1 }
    if let particle = name.particle, particle > 1, particle >= 2, !parts[particle - 1].isInitial,
      isFamilyBeforeParticle(parts[particle - 1])
    {
      family = particle - 1
    }
    if family == 0 { family = parts.count - 1 }
    // "Odile St. Clair": a particle with a capital opens the family name.
    if family == parts.count - 1, family > 1, parts[family - 1].tokens.count == 1,
      !parts[family - 1].isInitial,
      tokens.classes[parts[family - 1].tokens.lowerBound].contains(.particle),
      tokens.names[parts[family - 1].tokens.lowerBound].given < 3
    {
      family -= 1
    }
    result.family = words(family..<parts.count)
    // Initials that stand together are one given name ("J. R. O'Neill"); else the first word is.
    var given = 1
    if parts[0].isInitial {
      while given < family, parts[given].isInitial { given += 1 }
    }
    if name.nickname != nil, name.partsBeforeNickname > 0, name.partsBeforeNickname < given {
      given = name.partsBeforeNickname
    }
    result.given = words(0..<min(given, family))
    result.middle = words(min(given, family)..<family)
    return result
  }

  private func isFamilyBeforeParticle(_ part: Part) -> Bool {
    let names = tokens.names[part.tokens.lowerBound]
    return names.family > names.given
  }

  /// "HAN Joon-seo", "Baek Ji-ho", "Nguyen Van Minh": the family name stands first.
  private func isFamilyFirst(_ parts: Parts, _ name: Name) -> Bool {
    let first = parts[0]
    guard first.tokens.count == 1, !first.isInitial, name.nickname == nil else { return false }
    let names = tokens.names[first.tokens.lowerBound]
    let isCapsFirst = first.isAllCaps && !parts[1].isAllCaps && parts.count <= 3
    if isCapsFirst, names.isFamilyFirst || names.given == 0 { return true }
    guard names.isFamilyFirst, parts.count <= 3 else { return false }
    let second = parts[1]
    // A hyphenated given name of two syllables ("Sun-woo") speaks for Korean or Chinese order.
    if second.tokens.count == 3, parts.count == 2 {
      let tail = second.tokens.upperBound - 1
      let isLower = !tokens.shapes[tail].contains(.capital)
      let lastIsFamily = tokens.names[second.tokens.lowerBound].given >= 4
      return isLower || !lastIsFamily
    }
    // "Han Joon Seo": three short words, none of them a Western given name.
    if parts.count == 3 {
      return parts[1...].allSatisfy { part in
        part.tokens.count == 1 && !part.isInitial
          && tokens.names[part.tokens.lowerBound].given <= 2
      } && names.given <= 4
    }
    let last = tokens.names[second.tokens.lowerBound]
    return !second.isInitial && second.tokens.count == 1 && names.given == 0
      && last.family <= 2 && last.given <= 3
  }

  /// What the given name says of the gender.
  func gender(of name: PersonName) -> Gender? {
    guard let given = name.given else { return nil }
    let names = tokens.names[tokens.index(atByte: given.start)]
    if names.male >= names.female + 3 { return .male }
    if names.female >= names.male + 3 { return .female }
    return nil
  }
}
