internal import MusterModel
internal import MusterText

extension Rule {
  /// An acronym in parentheses behind the name it stands for: "(CFC)", "(SpOC)", "(CSG)".
  ///
  /// Its letters must be those of the name, in order. Does not match other parentheses.
  static let parenthesizedAcronym = Rule(
    "organization.parenthesized-acronym", "An acronym in parentheses behind its name.",
    reads: [.organizations], writes: .organizations, triggers: .openBracket
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), tokens.fold(token) == .openParenthesis, token > 0,
      let index = scene.mention(.organizations, at: token - 1)
    else { return nil }
    let name = scene.mentions.organizations[index].tokens
    guard name.upperBound == token else { return nil }
    var end = token + 1
    while end < tokens.count, end < token + 6, tokens.fold(end) != .closeParenthesis { end += 1 }
    guard tokens.fold(end) == .closeParenthesis, end > token + 1 else { return nil }
    let inside = trimmed(token + 1..<end, scene)
    guard !inside.isEmpty, AcronymLetters.fit(inside, name, in: scene) else { return nil }
    return Found(
      inside,
      .organization(
        OrganizationReading(kind: scene.mentions.organizations[index].reading.kind, form: .acronym)))
  }

  /// Takes quotation marks off.
  private static func trimmed(_ range: Range<Int>, _ scene: borrowing Scene) -> Range<Int> {
    var range = range
    while !range.isEmpty, scene.tokens.has(.quotationMark, at: range.lowerBound) {
      range = range.lowerBound + 1..<range.upperBound
    }
    while !range.isEmpty, scene.tokens.has(.quotationMark, at: range.upperBound - 1) {
      range = range.lowerBound..<range.upperBound - 1
    }
    return range
  }
}

/// Whether letters stand for a name.
enum AcronymLetters {
  /// Whether each letter and digit of the acronym is found in the name, in order, the first letter
  /// at the first word, and most of them at the head of words.
  static func fit(_ acronym: Range<Int>, _ name: Range<Int>, in scene: borrowing Scene) -> Bool {
    let tokens = scene.tokens
    var letters: [UInt8] = []
    for token in acronym {
      switch tokens.kinds[token] {
      case .word, .alphanumeric, .number, .ordinal:
        // "41st HMU": the ending of an ordinal is no letter of the acronym.
        for byte in tokens.range(token).start..<tokens.range(token).end {
          let value = scene.document.text[byte]
          if tokens.kinds[token] == .ordinal, value < 0x30 || value > 0x39 { continue }
          if value != UInt8(ascii: ".") { letters.append(value | 0x20) }
        }
      case .mark:
        guard scene.tokens.fold(token) == .hyphen || scene.tokens.fold(token) == .enDash
          || scene.tokens.fold(token) == .slash
        else { return false }
      case .address: return false
      }
    }
    return fit(letters, name, in: scene)
  }

  static func fit(_ letters: [UInt8], _ name: Range<Int>, in scene: borrowing Scene) -> Bool {
    guard letters.count >= 2, letters.count <= 16 else { return false }
    let tokens = scene.tokens
    var words: [[UInt8]] = []
    for token in name {
      guard tokens.kinds[token] != .mark else { continue }
      var word: [UInt8] = []
      for byte in tokens.range(token).start..<tokens.range(token).end {
        let value = scene.document.text[byte]
        if tokens.kinds[token] == .ordinal, value < 0x30 || value > 0x39 { continue }
        if value == UInt8(ascii: "."), word.count == 1 {
          words.append(word)
          word = []
          continue
        }
        word.append(value | 0x20)
      }
      if !word.isEmpty { words.append(word) }
    }
    guard let first = words.first?.first, first == letters[0] else { return false }
    return matches(letters[...], words[...], 0)
  }

  /// Letters against words: each word gives a prefix of itself, or nothing.
  private static func matches(
    _ letters: ArraySlice<UInt8>, _ words: ArraySlice<[UInt8]>, _ skipped: Int
  ) -> Bool {
    guard !letters.isEmpty else { return true }
    guard let word = words.first, skipped <= 3 else { return false }
    var length = 0
    while length < word.count, length < letters.count, length < 8,
      letters[letters.startIndex + length] == word[length]
    {
      length += 1
    }
    // A letter within the word too: "PACOM", "COMPACFLT" take prefixes only.
    while length > 0 {
      if matches(letters.dropFirst(length), words.dropFirst(), skipped) { return true }
      length -= 1
    }
    let isSmall = word.count <= 3
    return matches(letters, words.dropFirst(), isSmall ? skipped : skipped + 1)
  }
}
