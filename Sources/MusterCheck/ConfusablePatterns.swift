internal import MusterModel
internal import MusterText

/// Compares the neighbours of some words with the patterns of `confusables.tsv`.
///
/// The patterns are read as they stand in the list, byte by byte: nothing is made of them, so that
/// a word as frequent as "its" costs next to nothing.
struct ConfusablePatterns {
  private typealias Bytes = UnsafeBufferPointer<UInt8>

  private let tokens: Tokens
  private let lexicon: Lexicon
  private let text: [UInt8]
  private let words: Range<Int>
  private let block: Range<Int>
  private let isName: Bool

  init(_ proof: Proof, _ words: Range<Int>) {
    tokens = proof.tokens
    lexicon = proof.lexicon
    text = proof.document.text
    self.words = words
    block = tokens.tokens(ofBlock: Int(tokens.blocks[words.lowerBound]))
    let shape = tokens.shapes[words.lowerBound]
    isName =
      shape.contains(.capital) && !shape.contains(.sentenceStart) && !shape.contains(.allCaps)
  }

  /// The tokens that the first fitting pattern covers, or nil if none fits.
  func first(of patterns: String) -> Range<Int>? {
    var patterns = patterns
    return patterns.withUTF8 { bytes in
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "|") { end += 1 }
        if end > start {
          let pattern = Bytes(rebasing: bytes[start..<end])
          if pattern[0] == UInt8(ascii: "$") {
            if let place = slot(named: pattern) { return place }
          } else if let place = place(of: pattern) {
            return place
          }
        }
        start = end + 1
      }
      return nil
    }
  }

  /// The patterns that a name with "$" stands for: where a noun stands, where a verb does.
  private func slot(named name: Bytes) -> Range<Int>? {
    // Within a name nothing tells what part a word plays.
    if isName { return nil }
    for slot in ConfusablePatterns.slots where slot.name.utf8.elementsEqual(name) {
      return first(of: slot.patterns)
    }
    return nil
  }

  private static let slots: [(name: String, patterns: String)] = [
    (
      "$noun",
      "@det/@poss _ @prep/@be/@end/@conj/@rel/@aux/@sub|@prep/@poss _ @end"
        + "|@prep _ @prep/@conj|@det/@poss @adj _ @prep/@end/@conj|no/any/some/much/more _ @prep/@end"
    ),
    (
      "$verb",
      "@modal _ @det/@poss/@obj/@prep/@end/@conj/@sub/#|to _ @det/@poss/@obj/@subj"
        + "|@modal/to @ly _|to _ @ing/how/that/what/whether/why|i/we/they/he/she/who _ @det/@poss/@obj"
    ),
    ("$past", "he/she/it/who _ @det/@poss/@obj/@prep|@name _ @det/@poss/@obj"),
    (
      "$part",
      "@be/@have _ @det/@poss/@prep/@end/@obj/@conj/to/#|@be/@have not/been/also/being/@ly _"
    ),
    (
      "$adj",
      "@be/very/so/too/more/most/less/quite/extremely/really _ @end/@prep/@conj/@sub"
        + "|@be not/very/so/too/more/most/as/@ly _ @end/@prep/@conj/@sub"
    ),
  ]

  private func place(of pattern: Bytes) -> Range<Int>? {
    var start = 0
    switch pattern[0] {
    case UInt8(ascii: "~"):
      let wanted = Bytes(rebasing: pattern[1...])
      return tokens.sentence(around: words.lowerBound).first { end(of: wanted, from: $0) != nil }
        .map { $0..<$0 + 1 }
    case UInt8(ascii: "^"): start = 1
    default: if isName { return nil }
    }
    guard let own = pattern[start...].firstIndex(of: UInt8(ascii: "_")) else { return nil }
    var first = words.lowerBound
    var stop = own
    while stop > start {
      // Elements before the word, from right to left; each ends at a space.
      var from = stop - 1
      while from > start, pattern[from - 1] != UInt8(ascii: " ") { from -= 1 }
      guard let next = match(Bytes(rebasing: pattern[from..<stop - 1]), before: first) else {
        return nil
      }
      first = next
      stop = from
    }
    var last = words.upperBound
    var at = own + 1
    while at < pattern.count {
      at += 1
      var to = at
      while to < pattern.count, pattern[to] != UInt8(ascii: " ") { to += 1 }
      guard let next = match(Bytes(rebasing: pattern[at..<to]), after: last) else { return nil }
      last = next
      at = to
    }
    return first..<last
  }

  /// The end of what one of an element's alternatives takes behind `token`.
  private func match(_ element: Bytes, after token: Int) -> Int? {
    alternative(of: element) { option in
      if let plus = option.firstIndex(of: UInt8(ascii: "+")) {
        return match(Bytes(rebasing: option[..<plus]), after: token).flatMap {
          match(Bytes(rebasing: option[(plus + 1)...]), after: $0)
        }
      }
      if isSign(option, "%") { return isPhraseEnd(token) ? token : nil }
      if isSign(option, "*") || isSign(option, "#") {
        return fits(option, token) ? token + 1 : nil
      }
      if option[0] == UInt8(ascii: "@") {
        if option.elementsEqual("@end".utf8) { return isEnd(token) ? token : nil }
        return isOfClass(option, token) ? token + 1 : nil
      }
      return end(of: option, from: token)
    }
  }

  /// The start of what one of an element's alternatives takes before `token`.
  private func match(_ element: Bytes, before token: Int) -> Int? {
    alternative(of: element) { option in
      if let plus = option.lastIndex(of: UInt8(ascii: "+")) {
        return match(Bytes(rebasing: option[(plus + 1)...]), before: token).flatMap {
          match(Bytes(rebasing: option[..<plus]), before: $0)
        }
      }
      if isSign(option, "*") || isSign(option, "#") {
        return fits(option, token - 1) ? token - 1 : nil
      }
      if option[0] == UInt8(ascii: "@") {
        if option.elementsEqual("@start".utf8) { return isStart(token) ? token : nil }
        return isOfClass(option, token - 1) ? token - 1 : nil
      }
      // A word such as "wi-fi" is several tokens: at most five are tried.
      for start in (max(block.lowerBound, token - 5)..<max(block.lowerBound, token)).reversed()
      where end(of: option, from: start) == token {
        return start
      }
      return nil
    }
  }

  private func alternative(of element: Bytes, _ body: (Bytes) -> Int?) -> Int? {
    var start = 0
    while start < element.count {
      var end = start
      // A slash by itself is a mark: "aid/".
      while end < element.count, element[end] != UInt8(ascii: "/") { end += 1 }
      if end > start, let found = body(Bytes(rebasing: element[start..<end])) { return found }
      start = end + 1
    }
    return nil
  }

  private func isSign(_ option: Bytes, _ sign: Unicode.Scalar) -> Bool {
    option.count == 1 && option[0] == UInt8(truncatingIfNeeded: sign.value)
  }

  /// A mark, or the end of the paragraph.
  private func isEnd(_ token: Int) -> Bool {
    !block.contains(token)
      || tokens.kinds[token] == .mark && tokens.folds[token] != .hyphen
        && tokens.folds[token] != .possessive
  }

  /// The start of a sentence or of a quotation.
  private func isStart(_ token: Int) -> Bool {
    !block.contains(token - 1) || tokens.shapes[token].contains(.sentenceStart)
      || tokens.folds[token - 1] == .openQuote
  }

  /// Whether a word is of a class of closed words, or ends in a way that tells what it is.
  private func isOfClass(_ name: Bytes, _ token: Int) -> Bool {
    guard block.contains(token), tokens.kinds[token] == .word else { return false }
    let clause = lexicon.clauseWords(of: tokens.folds[token])
    func has(_ ending: StaticString) -> Bool {
      ending.withUTF8Buffer { bytes in
        tokens.range(token).count > bytes.count + 2
          && text[Int(tokens.ends[token]) - bytes.count..<Int(tokens.ends[token])]
            .elementsEqual(bytes)
      }
    }
    switch String(decoding: name, as: UTF8.self) {
    case "@det": return clause.contains(.determiner)
    case "@poss": return clause.contains(.possessive)
    case "@subj": return clause.contains(.subject)
    case "@obj": return clause.contains(.object)
    case "@rel": return clause.contains(.relative)
    case "@be":
      return clause.contains(.be) || ConfusablePatterns.beWords.contains(word(token))
    case "@aux": return clause.contains(.auxiliary)
    case "@modal": return ConfusablePatterns.modals.contains(word(token))
    case "@have":
      return ["has", "have", "had", "having", "i've", "we've", "they've"].contains(word(token))
    case "@prep": return clause.contains(.preposition) && word(token) != "to"
    case "@conj": return clause.contains(.conjunction)
    case "@sub": return clause.contains(.subordinator)
    case "@adv": return clause.contains(.adverb)
    case "@cap": return tokens.isCapitalized(token)
    case "@name":
      return tokens.isCapitalized(token) && !tokens.shapes[token].contains(.sentenceStart)
        && tokens.names[token].family > 0 && !tokens.has([.common, .function], at: token)
    case "@ing": return has("ing")
    case "@ed": return has("ed")
    case "@ly": return has("ly")
    case "@plural": return has("s") && !has("ss") && !tokens.has(.function, at: token)
    case "@adj":
      return has("al") || has("ive") || has("ous") || has("ful") || has("ic") || has("ing")
        || ConfusablePatterns.adjectives.contains(word(token))
    default: return false
    }
  }

  private func word(_ token: Int) -> String {
    Fold.string(
      String(decoding: text[Int(tokens.starts[token])..<Int(tokens.ends[token])], as: UTF8.self))
  }

  private static let modals: Set<String> = [
    "will", "would", "can", "could", "may", "might", "shall", "should", "must", "cannot", "can't",
    "won't", "couldn't", "wouldn't", "shouldn't", "don't", "doesn't", "didn't", "i'll", "we'll",
    "you'll", "they'll", "he'll", "she'll", "it'll", "let's",
  ]
  private static let beWords: Set<String> = [
    "i'm", "we're", "you're", "they're", "he's", "she's", "it's", "that's", "there's",
  ]
  private static let adjectives: Set<String> = [
    "good", "best", "great", "big", "new", "old", "first", "last", "long", "high", "low", "strong",
    "major", "key", "main", "same", "small", "large", "early", "better", "sound", "wise", "next",
    "full", "hard", "deep", "fair", "clear", "common", "joint", "other", "such", "own", "whole",
    "important", "significant", "different", "direct", "current",
  ]

  private func isPhraseEnd(_ token: Int) -> Bool {
    !block.contains(token) || tokens.kinds[token] == .mark || tokens.has(.function, at: token)
  }

  private func fits(_ sign: Bytes, _ token: Int) -> Bool {
    guard block.contains(token) else { return false }
    let kind = tokens.kinds[token]
    if sign[0] == UInt8(ascii: "*") { return kind != .mark }
    return kind == .number || kind == .ordinal
      || tokens.has([.numberWord, .ordinalWord], at: token)
  }

  /// The token behind the words of the text that equal `option`, from a token on; case does not
  /// count, and a curly apostrophe is a straight one.
  private func end(of option: Bytes, from token: Int) -> Int? {
    guard block.contains(token) else { return nil }
    var at = Int(tokens.starts[token])
    let limit = Int(tokens.ends[block.upperBound - 1])
    for byte in option {
      guard at < limit else { return nil }
      let letter = text[at]
      if letter == 0xE2, byte == UInt8(ascii: "'"), at + 2 < limit, text[at + 1] == 0x80,
        text[at + 2] == 0x99
      {
        at += 3
        continue
      }
      guard (letter >= 0x41 && letter <= 0x5A ? letter | 0x20 : letter) == byte else { return nil }
      at += 1
    }
    var end = token
    while end < block.upperBound, Int(tokens.ends[end]) < at { end += 1 }
    return end < block.upperBound && Int(tokens.ends[end]) == at ? end + 1 : nil
  }
}
