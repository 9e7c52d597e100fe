internal import Crypto
internal import MusterCheck
internal import MusterFind
internal import MusterIngest
public import MusterModel
internal import MusterResolve
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
    public var keepsIndirect = true

    /// Makes options.
    public init(keepsIndirect: Bool = true) { self.keepsIndirect = keepsIndirect }
  }

  /// The word lists.
  public let lexicon: Lexicon
  /// What the caller chose.
  public let options: Options
  /// What makes the records.
  public let provenance: Provenance

  /// Compiles the word lists; the work is done once, and the same pipeline reads all pages.
  public init(options: Options = Options()) throws(LexiconError) {
    lexicon = try Lexicon()
    self.options = options
    provenance = Provenance(version: Version.current, rules: "")
  }

  /// The release of a page, with the way back from each word to the page.
  public func document(from source: Source) throws(IngestError) -> Document {
    var document = try Reader().document(from: source)
    document.source.sha256 = Digest.sha256(source.bytes)
    return document
  }

  /// The words and marks of a release.
  public func tokens(of document: Document) -> Tokens {
    Tokenizer.tokens(of: document, with: lexicon)
  }

  /// What the rules find in a release, each mention by itself.
  public func mentions(in document: Document, _ tokens: Tokens) -> Mentions {
    Matcher.mentions(in: document, tokens: tokens, lexicon: lexicon)
  }

  /// Who is who and who said what: the mentions joined to entities.
  public func roll(of mentions: Mentions, in document: Document, _ tokens: Tokens) -> Roll {
    var roll = Resolver.resolve(
      document: document, tokens: tokens, lexicon: lexicon, mentions: mentions
    ).roll
    if !options.keepsIndirect { roll.quotes.removeAll { $0.kind == .indirect } }
    return roll
  }

  /// What does not pass muster.
  public func findings(
    in document: Document, _ tokens: Tokens, _ mentions: Mentions, _ roll: Roll
  ) -> [Finding] {
    Checks.findings(
      in: Proof(
        document: document, tokens: tokens, lexicon: lexicon, mentions: mentions, roll: roll))
  }

  /// The whole walk: the record of a page.
  public func record(of source: Source) throws(IngestError) -> Record {
    record(of: try document(from: source))
  }

  /// The walk from the document on.
  public func record(of document: Document) -> Record {
    let tokens = tokens(of: document)
    let mentions = mentions(in: document, tokens)
    let roll = roll(of: mentions, in: document, tokens)
    let findings = findings(in: document, tokens, mentions, roll)
    return record(of: document, roll, findings)
  }

  /// A record of its parts.
  public func record(of document: Document, _ roll: Roll, _ findings: [Finding]) -> Record {
    let content = Digest.sha256(document.text)
    let address = document.release.canonicalURL ?? document.source.url
    return Record(
      document: document, roll: roll, findings: findings,
      id: String((address.map { Digest.sha256(Array($0.utf8)) } ?? content).prefix(16)),
      contentSHA256: content, writers: [], provenance: provenance)
  }
}
