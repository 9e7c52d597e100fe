internal import Crypto
internal import MusterCheck
internal import MusterFind
public import MusterIngest
public import MusterModel
public import MusterResolve
public import MusterText

/// The walk: from the bytes of a page to its record, one function an arrow.
///
///     let pipeline = try Pipeline()
///     let record = try pipeline.record(of: Source(name: "release.html", bytes: bytes))
///
/// A pipeline is a value that may be shared: it holds the word lists and nothing that changes. Each
/// page is a pure function of its bytes; there is no clock, no locale, no network.
public struct Pipeline: Sendable {
  /// What a caller may choose.
  public struct Options: Sendable {
    /// Whether reported speech without marks is kept among the quotes.
    public var keepsIndirect: Bool
    /// How large an input may be.
    public var limits: Limits
    /// Which checks run, and how much their findings matter.
    public var checks: CheckSettings
    /// What other releases say, for the checks that compare.
    public var register: Register

    /// Makes options.
    public init(
      keepsIndirect: Bool = true, limits: Limits = Limits(),
      checks: CheckSettings = CheckSettings(), register: Register = Register()
    ) {
      self.keepsIndirect = keepsIndirect
      self.limits = limits
      self.checks = checks
      self.register = register
    }
  }

  /// The word lists.
  public let lexicon: Lexicon
  /// What the caller chose.
  public let options: Options
  private let tradeWords: TradeWords
  private let phases: [Phase]
  private let checks: [Check]
  /// What makes the records.
  public let provenance: Provenance

  /// Compiles the word lists; the work is done once, and the same pipeline reads all pages.
  ///
  /// `lists` are rows and patterns that a user adds, as files in the format of the built-in lists.
  public init(
    options: Options = Options(), adding lists: [AddedList] = []
  ) throws(LexiconError) {
    let taken = lists.isEmpty ? [] : Set((Catalogue.rules + Catalogue.sieves).map(\.id))
    let lexicon = try Lexicon(adding: lists, taken: taken)
    self.lexicon = lexicon
    tradeWords = TradeWords(lexicon)
    phases = Rules.phases(adding: lexicon.patterns, lexicon)
    checks = Checks.all.filter {
      options.checks.runs($0.id, isStyle: $0.severity == .style)
    }
    self.options = options
    provenance = Provenance(
      version: Version.current, rules: Catalogue.fingerprint(adding: lists))
  }

  /// The release of a page, with the way back from each word to the page.
  public func document(from source: Source) throws(IngestError) -> Document {
    var document = try Reader(limits: options.limits).document(from: source)
    document.source.sha256 = Digest.sha256(source.bytes)
    return document
  }

  /// The words and marks of a release.
  public func tokens(of document: Document) -> Tokens {
    Tokenizer.tokens(of: document, with: lexicon)
  }

  /// What the rules find in a release, each mention by itself.
  public func mentions(in document: Document, _ tokens: Tokens) -> Mentions {
    Matcher.mentions(in: document, tokens: tokens, lexicon: lexicon, phases: phases)
  }

  /// Who is who and who said what: the mentions joined to entities.
  public func resolution(
    of mentions: Mentions, in document: Document, _ tokens: Tokens
  ) -> Resolution {
    var resolution = Resolver.resolve(
      document: document, tokens: tokens, lexicon: lexicon, mentions: mentions)
    if !options.keepsIndirect { resolution.roll.quotes.removeAll { $0.kind == .indirect } }
    return resolution
  }

  /// What does not pass muster.
  public func findings(
    in document: Document, _ tokens: Tokens, _ mentions: Mentions, _ roll: Roll
  ) -> [Finding] {
    Checks.findings(
      in: Proof(
        document: document, tokens: tokens, lexicon: lexicon, tradeWords: tradeWords,
        mentions: mentions, roll: roll, register: options.register), checks: checks
    ).compactMap { options.checks.applied(to: $0) }
  }

  /// All that the walk makes of a document, stage by stage.
  public func walk(through document: Document) -> Walk {
    let tokens = tokens(of: document)
    let mentions = mentions(in: document, tokens)
    let resolution = resolution(of: mentions, in: document, tokens)
    let findings = findings(in: document, tokens, mentions, resolution.roll)
    return Walk(
      document: document, tokens: tokens, mentions: mentions, resolution: resolution,
      findings: findings, lexicon: lexicon)
  }

  /// The record of what the walk has found.
  public func record(of walk: consuming Walk) -> Record {
    let document = walk.document
    let content = Digest.sha256(document.text)
    let address = document.release.canonicalURL ?? document.source.url
    return Record(
      document: document, roll: walk.resolution.roll, findings: walk.findings,
      id: String((address.map { Digest.sha256(Array($0.utf8)) } ?? content).prefix(16)),
      contentSHA256: content, writers: writers(of: walk), provenance: provenance)
  }

  /// The whole walk: the record of a page.
  public func record(of source: Source) throws(IngestError) -> Record {
    record(of: walk(through: try document(from: source)))
  }
}

/// What each stage of the walk made of one document.
public struct Walk: Sendable {
  /// The release as it was read.
  public let document: Document
  /// Its words and marks.
  public let tokens: Tokens
  /// What the rules found.
  public let mentions: Mentions
  /// Who is who, who said what.
  public let resolution: Resolution
  /// What does not pass muster, in text order.
  public let findings: [Finding]
  /// The word lists, if the walk is to be explained with their rows.
  public let lexicon: Lexicon?
  /// The patterns that users added.
  public var patterns: [TokenPattern] { lexicon?.patterns ?? [] }

  /// Makes a walk of what its stages made.
  public init(
    document: Document, tokens: Tokens, mentions: Mentions, resolution: Resolution,
    findings: [Finding], lexicon: Lexicon? = nil
  ) {
    self.document = document
    self.tokens = tokens
    self.mentions = mentions
    self.resolution = resolution
    self.findings = findings
    self.lexicon = lexicon
  }
}
