/// What part a closed-class word can play in a clause (`clause-words.tsv`).
@frozen
public struct ClauseWords: OptionSet, Hashable, Sendable {
  /// The bits.
  public var rawValue: UInt32
  /// Makes a set of its bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// "the", "some", "three".
  @inlinable public static var determiner: ClauseWords { ClauseWords(rawValue: 1 << 0) }
  /// "his", "their".
  @inlinable public static var possessive: ClauseWords { ClauseWords(rawValue: 1 << 1) }
  /// A pronoun that can be a subject: "he", "someone".
  @inlinable public static var subject: ClauseWords { ClauseWords(rawValue: 1 << 2) }
  /// A pronoun that cannot: "him", "themselves".
  @inlinable public static var object: ClauseWords { ClauseWords(rawValue: 1 << 3) }
  /// "who", "which".
  @inlinable public static var relative: ClauseWords { ClauseWords(rawValue: 1 << 4) }
  /// Forms of "be", and "get" where it makes a passive.
  @inlinable public static var be: ClauseWords { ClauseWords(rawValue: 1 << 5) }
  /// "has", "would", "didn't".
  @inlinable public static var auxiliary: ClauseWords { ClauseWords(rawValue: 1 << 6) }
  /// "also", "later", "not".
  @inlinable public static var adverb: ClauseWords { ClauseWords(rawValue: 1 << 7) }
  /// "of", "in".
  @inlinable public static var preposition: ClauseWords { ClauseWords(rawValue: 1 << 8) }
  /// "because", "when".
  @inlinable public static var subordinator: ClauseWords { ClauseWords(rawValue: 1 << 9) }
  /// "and", "but".
  @inlinable public static var conjunction: ClauseWords { ClauseWords(rawValue: 1 << 10) }
  /// A day, month or part of the day: no speaker, though written with a capital.
  @inlinable public static var time: ClauseWords { ClauseWords(rawValue: 1 << 11) }
  /// Something that says: "statement", "letter".
  @inlinable public static var saying: ClauseWords { ClauseWords(rawValue: 1 << 12) }
  /// A name or term follows: "called", "titled", "so-called".
  @inlinable public static var naming: ClauseWords { ClauseWords(rawValue: 1 << 13) }
  /// A work whose title may stand in marks: "song", "novel".
  @inlinable public static var work: ClauseWords { ClauseWords(rawValue: 1 << 14) }
  /// Begins with an apostrophe: "’tis".
  @inlinable public static var elision: ClauseWords { ClauseWords(rawValue: 1 << 15) }
  /// A lower-case word inside a name: "de", "van".
  @inlinable public static var particle: ClauseWords { ClauseWords(rawValue: 1 << 16) }

  /// A verb that goes on with what was said: "added", "continued".
  @inlinable public static var continuing: ClauseWords { ClauseWords(rawValue: 1 << 17) }

  /// What somebody says, as a noun: "claim", "answer", "warning".
  public static let claim = ClauseWords(rawValue: 1 << 18)
  /// A determiner that can be a subject by itself: "another", "some".
  public static let standsAlone = ClauseWords(rawValue: 1 << 19)

  private static let names: [String: ClauseWords] = [
    "determiner": .determiner, "possessive": .possessive, "subject": .subject, "object": .object,
    "relative": .relative, "be": .be, "auxiliary": .auxiliary, "adverb": .adverb,
    "preposition": .preposition, "subordinator": .subordinator, "conjunction": .conjunction,
    "time": .time, "saying": .saying, "naming": .naming, "work": .work, "elision": .elision,
    "particle": .particle, "continuing": .continuing, "claim": .claim,
    "stands-alone": .standsAlone,
  ]

  static func table(of list: WordList?, in words: WordTable) -> [ClauseWords] {
    var table = [ClauseWords](repeating: [], count: words.count)
    guard let list else { return table }
    for row in 0..<list.count {
      guard let bits = names[list.column(1, ofRow: row)] else { continue }
      list.eachForm(0, ofRow: row) { form in
        var key: [UInt8] = []
        Fold.append(form.assumingMemoryBound(to: UInt8.self), to: &key)
        let id = key.withUnsafeBufferPointer { words.find($0) }
        if let id { table[id].formUnion(bits) }
      }
    }
    return table
  }
}

extension Lexicon {
  /// The part in a clause of a word by its fold; none for other words.
  @inlinable
  public func clauseWords(of fold: FoldID) -> ClauseWords {
    let id = Int(fold) - Int(FoldID.firstWord)
    return id >= 0 && id < clauseWords.count ? clauseWords[id] : []
  }
}
