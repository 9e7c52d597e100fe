internal import MusterModel
internal import MusterText

extension Proof {
  /// Whether a token is a word with a capital of which no list and no table of names knows anything.
  ///
  /// A name that is not more frequent than `mostFrequent` counts as unknown too.
  func isUnknownWord(_ token: Int, least: Int = 4, mostFrequent: Int = 0) -> Bool {
    guard token >= 0, token < tokens.count, tokens.kinds[token] == .word,
      tokens.shapes[token].contains(.capital), tokens.range(token).count >= least,
      tokens.names[token].given <= mostFrequent, tokens.names[token].family <= mostFrequent
    else { return false }
    // The bits from 48 on tell only how it is written.
    return tokens.classes[token].subtracting([.family, .given]).rawValue & (1 << 48 - 1) == 0
      && !lexicon.isEnglish(letters(token))
  }

  /// A word of a list written like a token: with a capital or in capitals, with its point.
  func cased(_ word: [UInt8], like token: Int) -> String {
    let word = String(decoding: word, as: UTF8.self)
    let shape = tokens.shapes[token]
    if shape.contains(.allCaps), tokens.range(token).count > 1 { return word.uppercased() }
    guard shape.contains(.capital) else { return word }
    return word.prefix(1).uppercased() + word.dropFirst() + (shape.contains(.point) ? "." : "")
  }

  /// The first person whose name begins at or behind a token, and ends behind it.
  func person(at token: Int) -> Mention<PersonReading>? {
    let people = mentions.people
    var low = 0
    var high = people.count
    while low < high {
      let middle = (low + high) / 2
      if people[middle].tokens.upperBound <= token { low = middle + 1 } else { high = middle }
    }
    guard low < people.count, people[low].tokens.contains(token) else { return nil }
    return people[low]
  }
}
