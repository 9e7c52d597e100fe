public import Muster
internal import MusterResolve
public import MusterText

/// All stages of the walk over one document.
public struct SampleWalk: Sendable {
  /// The pipeline with the built-in word lists, made once.
  public static let pipeline: Result<Pipeline, LexiconError> = Result { () throws(LexiconError) in
    try Pipeline()
  }

  /// The pipeline that runs all checks, those of style too.
  private static let thorough: Result<Pipeline, LexiconError> = Result {
    () throws(LexiconError) in
    try Pipeline(options: Pipeline.Options(checks: CheckSettings(hasStyle: true)))
  }

  /// The release.
  public let document: Document
  /// Its words and marks.
  public let tokens: Tokens
  /// What the rules found.
  public let mentions: Mentions
  /// Who is who.
  public let roll: Roll
  /// The sieve that joined each mention of a person to the others.
  public let sieves: [TextRange: String]
  /// What does not pass muster.
  public let findings: [Finding]
  /// The word lists.
  public let lexicon: Lexicon

  /// Walks over a document.
  public init(_ document: Document) throws {
    let pipeline = try SampleWalk.thorough.get()
    self.document = document
    lexicon = pipeline.lexicon
    let walk = pipeline.walk(through: document)
    tokens = walk.tokens
    mentions = walk.mentions
    roll = walk.resolution.roll
    var sieves: [TextRange: String] = [:]
    for (mention, sieve) in zip(walk.mentions.people, walk.resolution.sieveOfMention) {
      sieves[mention.range] = sieve?.name
    }
    self.sieves = sieves
    findings = walk.findings
  }

  /// The words of a range.
  public func words(_ range: TextRange?) -> String { range.map(document.string) ?? "" }
}
