internal import MusterModel
internal import MusterText

/// The words of names, made comparable: folded, ordinals as numbers, abbreviations written out.
///
/// Remembers what it has made: the same words stand in a release many times.
final class EntityWords {
  let document: Document
  let tokens: Tokens
  let lexicon: Lexicon
  private var words: [UInt64: String] = [:]
  private var echelons: [Int: (first: [String], folded: [String])] = [:]
  private var echelonOfLetters: [String: [String]?] = [:]

  init(document: Document, tokens: Tokens, lexicon: Lexicon) {
    self.document = document
    self.tokens = tokens
    self.lexicon = lexicon
  }

  private static let ordinals: [String: String] = [
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
    "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10", "eleventh": "11", "twelfth": "12",
    "thirteenth": "13", "fourteenth": "14", "fifteenth": "15", "sixteenth": "16",
    "seventeenth": "17", "eighteenth": "18", "nineteenth": "19", "twentieth": "20",
  ]

  /// How long a name is without its article: "The Treasury" is not longer than "HM Treasury".
  static func length(ofName name: String) -> Int {
    name.utf8.count - (name.hasPrefix("The ") || name.hasPrefix("the ") ? 4 : 0)
  }

  /// The folded words of a range; marks are dropped.
  func plain(_ range: Range<Int>) -> [String] {
    var plain: [String] = []
    plain.reserveCapacity(range.count)
    for token in range where tokens.kinds[token] != .mark { plain.append(word(token)) }
    return plain
  }

  private func word(_ token: Int) -> String {
    // Addresses share a fold, and "2d" is an ordinal where "2D" is none.
    let fold = tokens.folds[token]
    guard fold >= FoldID.firstWord else { return made(token) }
    let key = UInt64(fold) << 1 | (tokens.kinds[token] == .ordinal ? 1 : 0)
    if let known = words[key] { return known }
    let word = made(token)
    words[key] = word
    return word
  }

  private func made(_ token: Int) -> String {
    var word = Fold.string(document.string(tokens.range(token)))
    if word.hasSuffix("."), word.utf8.count > 1 { word.removeLast() }
    if tokens.kinds[token] == .ordinal {
      return String(word.prefix { $0.isNumber })
    }
    return EntityWords.ordinals[word] ?? word
  }

  /// The words of an organization's name: "7th AF" gives 7, air, force.
  func organization(_ range: Range<Int>) -> [String] {
    var words: [String] = []
    var previousIsNumber = false
    var isInBrackets = false
    for token in range {
      if tokens.fold(token) == .openParenthesis { isInBrackets = true }
      if tokens.fold(token) == .closeParenthesis { isInBrackets = false }
      // "Carrier Strike Group (CSG) 14"
      guard tokens.kinds[token] != .mark, !isInBrackets else { continue }
      let word = word(token)
      let shape = tokens.shapes[token]
      if tokens.kinds[token] == .word,
        previousIsNumber || shape.contains(.point) || isBeforeNumber(token, range),
        let full = echelon(of: token)
      {
        words += full
      } else if let (number, letters) = split(token), let full = echelon(ofLetters: letters) {
        words.append(number)
        words += full
      } else {
        words.append(word)
      }
      previousIsNumber = tokens.kinds[token] == .ordinal || tokens.kinds[token] == .number
    }
    // "Kentucky Guard" is the Kentucky National Guard.
    if words.count == 2, words[1] == "guard", words[0] != "coast" {
      words.insert("national", at: 1)
    }
    while let first = words.first, words.count > 2 {
      if first == "the" || first == "headquarters" || first == "u.s" || first == "us"
        || first == "usaf"
      {
        words.removeFirst()
      } else if first == "united", words[1] == "states" {
        words.removeFirst(2)
      } else {
        break
      }
    }
    return words
  }

  /// "DESRON 15", "VFA-27": capitals right before the number.
  private func isBeforeNumber(_ token: Int, _ range: Range<Int>) -> Bool {
    guard tokens.shapes[token].contains(.allCaps), tokens.range(token).count >= 2 else {
      return false
    }
    let next =
      token + 1 < range.upperBound && tokens.fold(token + 1) == .hyphen ? token + 2 : token + 1
    return next < range.upperBound && tokens.kinds[next] == .number
  }

  /// The words that an echelon's abbreviation stands for: "FW" gives fighter, wing.
  private func echelon(of token: Int) -> [String]? {
    guard let phrase = lexicon.phrase(.echelon, at: token, in: tokens), phrase.end == token + 1
    else { return nil }
    return words(ofRow: phrase.rows[0], unless: word(token))
  }

  private func echelon(ofLetters letters: String) -> [String]? {
    if let known = echelonOfLetters[letters] { return known }
    var found: [String]?
    if let list = lexicon.lists["echelons.tsv"],
      let row = (0..<list.count).first(where: {
        list.alternatives(3, ofRow: $0).contains(letters)
      })
    {
      found = words(ofRow: row, unless: "")
    }
    echelonOfLetters[letters] = .some(found)
    return found
  }

  private func words(ofRow row: Int, unless word: String) -> [String]? {
    let echelon = echelons[row] ?? forms(ofRow: row)
    echelons[row] = echelon
    guard !echelon.first.isEmpty, !echelon.folded.contains(word) else { return nil }
    return echelon.first
  }

  /// The words of the first form of an echelon, none if it has too many forms, and all its forms.
  private func forms(ofRow row: Int) -> (first: [String], folded: [String]) {
    let forms = lexicon.lists["echelons.tsv"]?.alternatives(0, ofRow: row) ?? []
    guard let first = forms.first, forms.count < 12 else { return ([], []) }
    return (
      Fold.string(first).split(separator: " ").map(String.init), forms.map { Fold.string($0) }
    )
  }

  /// "4SBCT": its number and its letters.
  private func split(_ token: Int) -> (String, String)? {
    guard tokens.kinds[token] == .alphanumeric else { return nil }
    let text = document.string(tokens.range(token))
    let number = text.prefix { $0.isNumber }
    guard !number.isEmpty, number.count < text.count else { return nil }
    return (String(number), String(text.dropFirst(number.count)))
  }
}
