public import MusterModel
public import MusterText

/// One thing that may be wrong in a release, as a value.
///
/// A check looks and says what it found; it changes nothing. It is silent where it is not sure: a
/// finding that is wrong costs an editor more than one that is missing.
public struct Check: Identifiable, Sendable {
  /// The stable name: `name.misspelled`.
  public var id: RuleID
  /// What it looks for, in one sentence.
  public var summary: String
  /// How much its findings matter, as a rule; a check of style runs only where it is asked for.
  public var severity: Finding.Severity
  /// Whether it is a matter of style: such a check runs only where it is asked for.
  public var isStyle: Bool { severity == .style }
  /// Words in which it finds something, for those who want to know what it is about.
  public var example: String
  /// What it leaves alone, in whole sentences.
  public var limits: String
  /// What it finds.
  public var find: @Sendable (Proof) -> [Finding]

  /// Makes a check.
  public init(
    _ id: RuleID, _ summary: String, severity: Finding.Severity, example: String = "",
    limits: String = "", find: @escaping @Sendable (Proof) -> [Finding]
  ) {
    self.id = id
    self.summary = summary
    self.severity = severity
    self.example = example
    self.limits = limits
    self.find = find
  }
}

/// What a check sees: the release, its words, and who is who in it.
///
/// Made for one walk and never shared: a class, so that a check may keep it at hand without a copy.
public final class Proof {
  /// The release as it was read.
  public let document: Document
  /// Its words and marks.
  public let tokens: Tokens
  /// The word lists.
  public let lexicon: Lexicon
  /// What the rules found.
  public let mentions: Mentions
  /// Who is who, who said what.
  public let roll: Roll
  /// What other releases say.
  public let register: Register
  let tradeWords: TradeWords
  /// The words between quotation marks, in text order.
  private let quoted: [TextRange]
  /// The farthest end of each of them and those before it.
  private let quotedEnds: [Int]
  /// The folded letters of the tokens that a check has asked for.
  private var lettersOfTokens: [Int: [UInt8]] = [:]

  /// Makes a proof.
  public init(
    document: Document, tokens: Tokens, lexicon: Lexicon, tradeWords: TradeWords,
    mentions: Mentions, roll: Roll, register: Register = Register()
  ) {
    self.document = document
    self.tokens = tokens
    self.lexicon = lexicon
    self.tradeWords = tradeWords
    self.mentions = mentions
    self.roll = roll
    self.register = register
    quoted = roll.quotes.lazy.filter { $0.kind != .indirect }.flatMap(\.parts).sorted()
    var farthest = Int.min
    quotedEnds = quoted.map {
      farthest = max(farthest, $0.end)
      return farthest
    }
  }

  /// Whether words stand in a quotation.
  public func isInQuote(_ range: TextRange) -> Bool {
    // By binary search: the quotations that begin before the words do.
    var low = 0
    var high = quoted.count
    while low < high {
      let middle = (low + high) / 2
      if quoted[middle].start <= range.start { low = middle + 1 } else { high = middle }
    }
    return low > 0 && quotedEnds[low - 1] >= range.end
  }

  /// The words of a range.
  public func string(_ range: TextRange) -> String { document.string(range) }

  /// The words of a token.
  public func string(_ token: Int) -> String { document.string(tokens.range(token)) }

  /// The folded letters of a token, without the point of an abbreviation.
  func letters(_ token: Int) -> [UInt8] {
    if let known = lettersOfTokens[token] { return known }
    var letters = Array(Fold.string(string(token)).utf8)
    if letters.last == UInt8(ascii: ".") { letters.removeLast() }
    lettersOfTokens[token] = letters
    return letters
  }

  /// A finding of a check, with the advice that a quotation asks for.
  public func finding(
    _ check: RuleID, _ severity: Finding.Severity, _ message: String, _ range: TextRange,
    suggestion: String? = nil, evidence: [Finding.Evidence] = []
  ) -> Finding {
    let isInQuote = isInQuote(range)
    return Finding(
      check: check, severity: severity,
      message: isInQuote ? message + "; in a quotation: check the recording" : message,
      range: range, suggestion: suggestion, isInQuote: isInQuote, evidence: evidence)
  }
}
