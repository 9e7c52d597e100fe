public import MusterModel

/// A word folded for comparing, as one integer: comparing words is comparing integers.
///
/// 0 ..< 256: punctuation marks (see the constants). From 256: words of the lexicon, by
/// `Lexicon.id(of:)`; behind those, words that only this text has.
public typealias FoldID = UInt32

extension FoldID {
  /// An ASCII mark by its character.
  @inlinable
  public static func mark(_ character: Unicode.Scalar) -> FoldID { character.value & 0x7F }
  /// The comma.
  @inlinable public static var comma: FoldID { 0x2C }
  /// The period.
  @inlinable public static var period: FoldID { 0x2E }
  /// The hyphen: "-", and those of U+2010 and U+2011.
  @inlinable public static var hyphen: FoldID { 0x2D }
  /// The opening parenthesis.
  @inlinable public static var openParenthesis: FoldID { 0x28 }
  /// The closing parenthesis.
  @inlinable public static var closeParenthesis: FoldID { 0x29 }
  /// The slash.
  @inlinable public static var slash: FoldID { 0x2F }
  /// The colon.
  @inlinable public static var colon: FoldID { 0x3A }
  /// The semicolon.
  @inlinable public static var semicolon: FoldID { 0x3B }
  /// The ampersand.
  @inlinable public static var ampersand: FoldID { 0x26 }
  /// The straight double mark.
  @inlinable public static var straightQuote: FoldID { 0x22 }
  /// The straight single mark or apostrophe standing alone.
  @inlinable public static var straightSingle: FoldID { 0x27 }
  /// The opening double mark.
  @inlinable public static var openQuote: FoldID { 0x80 }
  /// The closing double mark.
  @inlinable public static var closeQuote: FoldID { 0x81 }
  /// The opening single mark.
  @inlinable public static var openSingle: FoldID { 0x82 }
  /// The closing single mark, or an apostrophe standing alone.
  @inlinable public static var closeSingle: FoldID { 0x83 }
  /// The en dash and the figure dash.
  @inlinable public static var enDash: FoldID { 0x84 }
  /// The em dash: "—", "―", and two hyphens.
  @inlinable public static var emDash: FoldID { 0x85 }
  /// The ellipsis: "…", and three points.
  @inlinable public static var ellipsis: FoldID { 0x86 }
  /// The opening guillemet.
  @inlinable public static var openGuillemet: FoldID { 0x87 }
  /// The closing guillemet.
  @inlinable public static var closeGuillemet: FoldID { 0x88 }
  /// The low double mark.
  @inlinable public static var lowQuote: FoldID { 0x89 }
  /// The possessive "'s" or "’s" split off a word.
  @inlinable public static var possessive: FoldID { 0x8A }
  /// Two single marks used as a double one: "''" or "``".
  @inlinable public static var doubledSingle: FoldID { 0x8B }
  /// A number, an ordinal in digits, an address: never equal to a word.
  @inlinable public static var number: FoldID { 0x8C }
  /// Any other mark.
  @inlinable public static var otherMark: FoldID { 0x8D }
  /// The first id that stands for a word.
  @inlinable public static var firstWord: FoldID { 256 }
}

/// The words and marks of a text, computed once; rules match over them.
///
/// Structure of arrays: a rule touches only what it asks. A hyphenated word is several tokens
/// ("Villanueva", "-", "Ortiz"); an abbreviation keeps its point ("Lt.", "U.S.", "N.");
/// a possessive is a token of its own ("Mercer", "’s"). A class that never changes: rules hold it at
/// hand without copying its arrays.
public final class Tokens: Sendable {
  /// What a token is.
  public enum Kind: UInt8, Sendable {
    /// Letters, with inner apostrophes and the point of an abbreviation.
    case word
    /// Digits, with inner commas and decimal point: "1,900", "6.2".
    case number
    /// Digits and an ordinal ending: "51st", "2d", "71th".
    case ordinal
    /// Letters and digits mixed: "A1C", "4SBCT".
    case alphanumeric
    /// A punctuation mark or symbol.
    case mark
    /// An e-mail or web address.
    case address
  }

  /// How a token is written.
  @frozen
  public struct Shape: OptionSet, Hashable, Sendable {
    /// The bits.
    public var rawValue: UInt8
    /// Makes a set of its bits.
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// White space (or the start of a block) stands before it.
    @inlinable public static var spaceBefore: Shape { Shape(rawValue: 1) }
    /// The first letter is a capital.
    @inlinable public static var capital: Shape { Shape(rawValue: 2) }
    /// All letters are capitals.
    @inlinable public static var allCaps: Shape { Shape(rawValue: 4) }
    /// Ends with the point of an abbreviation.
    @inlinable public static var point: Shape { Shape(rawValue: 8) }
    /// Has letters of both cases behind the first: "SpOC", "McDonald".
    @inlinable public static var mixed: Shape { Shape(rawValue: 16) }
    /// Begins a sentence.
    @inlinable public static var sentenceStart: Shape { Shape(rawValue: 32) }
    /// Begins a block.
    @inlinable public static var blockStart: Shape { Shape(rawValue: 64) }
    /// Has a letter outside ASCII.
    @inlinable public static var nonASCII: Shape { Shape(rawValue: 128) }
  }

  /// The number of tokens.
  public let count: Int
  /// The first byte of each token.
  public let starts: TokenColumn<Int32>
  /// The byte behind each token.
  public let ends: TokenColumn<Int32>
  /// What each is.
  public let kinds: TokenColumn<Kind>
  /// How each is written.
  public let shapes: TokenColumn<Shape>
  /// Each word folded, as one integer.
  public let folds: TokenColumn<FoldID>
  /// What the lists know of each.
  public let classes: TokenColumn<WordClasses>
  /// What the table of names knows of each: frequency classes (see `NameEvidence`).
  public let names: TokenColumn<NameEvidence>
  /// The sentence of each token: an index into `sentenceStarts`.
  public let sentences: TokenColumn<Int32>
  /// The block of each token: an index into `Document.blocks`.
  public let blocks: TokenColumn<Int32>
  /// The first token of each sentence; sentences never cross a block.
  public let sentenceStarts: [Int]
  /// The first token of each block of the document; equal to the next one's where a block is empty.
  public let blockStarts: [Int]
  /// The phrases of the lists that begin at each token.
  let phrases: PhraseSightings

  init(
    _ rows: [TokenRow], sentenceStarts: [Int], blockStarts: [Int], phrases index: PhraseIndex
  ) {
    count = rows.count
    starts = TokenColumn(rows) { $0.start }
    ends = TokenColumn(rows) { $0.end }
    kinds = TokenColumn(rows) { $0.kind }
    shapes = TokenColumn(rows) { $0.shape }
    folds = TokenColumn(rows) { $0.fold }
    classes = TokenColumn(rows) { $0.classes }
    names = TokenColumn(rows) { $0.names }
    sentences = TokenColumn(rows) { $0.sentence }
    blocks = TokenColumn(rows) { $0.block }
    self.sentenceStarts = sentenceStarts
    self.blockStarts = blockStarts
    phrases = PhraseSightings(
      of: index, in: PhraseWords(folds: folds, shapes: shapes, kinds: kinds), classes)
  }

  deinit {
    starts.deallocate()
    ends.deallocate()
    kinds.deallocate()
    shapes.deallocate()
    folds.deallocate()
    classes.deallocate()
    names.deallocate()
    sentences.deallocate()
    blocks.deallocate()
    phrases.deallocate()
  }

  /// The bytes of a token.
  @inlinable
  public func range(_ index: Int) -> TextRange { TextRange(Int(starts[index]), Int(ends[index])) }

  /// The bytes from the first to the last token of a half-open range of tokens.
  @inlinable
  public func range(_ tokens: Range<Int>) -> TextRange {
    tokens.isEmpty
      ? TextRange(0, 0)
      : TextRange(Int(starts[tokens.lowerBound]), Int(ends[tokens.upperBound - 1]))
  }

  /// The fold of a token, or 0 beyond the end.
  @inlinable
  public func fold(_ index: Int) -> FoldID { folds.has(index) ? folds.base[index] : 0 }

  /// The classes of a token, none beyond the end.
  @inlinable
  public func classes(at index: Int) -> WordClasses {
    classes.has(index) ? classes.base[index] : []
  }

  /// Whether a token has any of these classes; false beyond the end.
  @inlinable
  public func has(_ wanted: WordClasses, at index: Int) -> Bool {
    !classes(at: index).isDisjoint(with: wanted)
  }

  /// Whether a token exists and no white space stands before it.
  @inlinable
  public func isGlued(_ index: Int) -> Bool {
    index > 0 && index < count && !shapes.base[index].contains(.spaceBefore)
  }

  /// Whether a token exists and begins with a capital.
  @inlinable
  public func isCapitalized(_ index: Int) -> Bool {
    shapes.has(index) && shapes.base[index].contains(.capital)
  }

  /// Whether a token exists and is a word.
  @inlinable
  public func isWord(_ index: Int) -> Bool {
    kinds.has(index) && kinds.base[index] == .word
  }

  /// The tokens of a sentence.
  public func tokens(ofSentence sentence: Int) -> Range<Int> {
    sentenceStarts[
      sentence]..<(sentence + 1 < sentenceStarts.count
      ? sentenceStarts[sentence + 1] : count)
  }

  /// The tokens of the sentence in which a token stands.
  public func sentence(around index: Int) -> Range<Int> {
    tokens(ofSentence: Int(sentences[index]))
  }

  /// The tokens of a block of the document.
  public func tokens(ofBlock block: Int) -> Range<Int> {
    blockStarts[block]..<(block + 1 < blockStarts.count ? blockStarts[block + 1] : count)
  }

  /// The first token that ends behind a byte of the text, by binary search; `count` if none does.
  public func index(atByte offset: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(ends[middle]) <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The tokens that lie within a range of the text.
  public func indices(in range: TextRange) -> Range<Int> {
    let first = index(atByte: range.start)
    var last = first
    while last < count, Int(ends[last]) <= range.end { last += 1 }
    return first..<last
  }
}

/// One value for each token, in one piece of memory that never moves.
///
/// Reading a value copies no array and counts no references; it lives as long as its `Tokens`.
@frozen
public struct TokenColumn<Element: Sendable>: RandomAccessCollection, @unchecked Sendable {
  @usableFromInline let base: UnsafePointer<Element>
  /// The number of tokens.
  public let count: Int

  init(_ rows: [TokenRow], _ value: (borrowing TokenRow) -> Element) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: Swift.max(1, rows.count))
    rows.withUnsafeBufferPointer { rows in
      for at in 0..<rows.count { (memory + at).initialize(to: value(rows[at])) }
    }
    base = UnsafePointer(memory)
    count = rows.count
  }

  func deallocate() { base.deallocate() }

  /// The first token.
  @inlinable public var startIndex: Int { 0 }
  /// Behind the last token.
  @inlinable public var endIndex: Int { count }

  /// Whether there is such a token.
  @inlinable
  func has(_ index: Int) -> Bool { UInt(bitPattern: index) < UInt(bitPattern: count) }

  /// The value of a token.
  @inlinable
  public subscript(index: Int) -> Element {
    precondition(has(index), "a token lies within its text")
    return base[index]
  }
}

/// One token while the tokens are made.
struct TokenRow {
  var classes: WordClasses
  var start: Int32
  var end: Int32
  var fold: FoldID
  var sentence: Int32
  var block: Int32
  var names: NameEvidence
  var kind: Tokens.Kind
  var shape: Tokens.Shape
}

/// What the tables of names know of a word: frequency classes on a logarithmic scale,
/// 0 (not in the table) to 15 (most frequent).
@frozen
public struct NameEvidence: Hashable, Sendable {
  /// The bits, as in the table.
  public var bits: UInt16
  /// Makes it of its bits.
  @inlinable public init(bits: UInt16) { self.bits = bits }
  /// As a male given name.
  @inlinable public var male: Int { Int(bits & 15) }
  /// As a female given name.
  @inlinable public var female: Int { Int(bits >> 4 & 15) }
  /// As a given name.
  @inlinable public var given: Int { max(male, female) }
  /// As a family name.
  @inlinable public var family: Int { Int(bits >> 8 & 15) }
  /// Whether it is a nickname.
  @inlinable public var isNickname: Bool { bits & 0x1000 != 0 }
  /// Whether it is of a culture that puts the family name first.
  @inlinable public var isFamilyFirst: Bool { bits & 0x2000 != 0 }
}
