public import MusterModel
public import MusterText

/// What a rule sees: the text, its tokens, the lexicon, and what earlier phases found.
///
/// Made for one document, used by one walk, and never shared: a class, so that a rule may keep it
/// at hand without a copy of its arrays.
public final class Scene {
  /// The release as it was read.
  public let document: Document
  /// Its words and marks.
  public let tokens: Tokens
  /// The word lists.
  public let lexicon: Lexicon
  /// What was found so far.
  public internal(set) var mentions = Mentions()

  /// Whether users added patterns: what these found stands, and rules do not find it again.
  var hasPatterns = false

  /// Whether a layer has a mention already where a rule found one.
  func isHeldByPattern(_ found: Range<Int>, _ layer: Layer) -> Bool {
    found.contains { has(layer, at: $0) }
  }

  /// For each layer and token, the mention that covers it, plus one; 0 where none does.
  private let cover: UnsafeMutablePointer<Int32>

  /// For each token, what the lists know of the words of its name-like run: itself and what
  /// follows, as far as capitals, numbers, marks and small words go.
  private let ahead: UnsafeMutablePointer<WordClasses>

  /// Makes a scene in which nothing has been found.
  public init(document: Document, tokens: Tokens, lexicon: Lexicon) {
    self.document = document
    self.tokens = tokens
    self.lexicon = lexicon
    cover = .allocate(capacity: max(1, Layer.allCases.count * tokens.count))
    cover.initialize(repeating: 0, count: max(1, Layer.allCases.count * tokens.count))
    ahead = .allocate(capacity: max(1, tokens.count))
    ahead.initialize(repeating: [], count: max(1, tokens.count))
    var run: WordClasses = []
    for token in stride(from: tokens.count - 1, through: 0, by: -1) {
      let classes = tokens.classes[token]
      let goesOn =
        tokens.kinds[token] != .word || tokens.shapes[token].contains(.capital)
        || classes.contains(.function)
      run = goesOn ? run.union(classes) : classes
      ahead[token] = run
      if tokens.shapes[token].contains(.sentenceStart) { run = [] }
    }
  }

  deinit {
    cover.deallocate()
    ahead.deallocate()
  }

  /// Whether a word of a class stands in the name-like run that begins at a token: a cheap reason
  /// not to look closer.
  public func leads(to classes: WordClasses, from token: Int) -> Bool {
    token < tokens.count && !ahead[token].isDisjoint(with: classes)
  }

  /// The day the release was published, where known.
  public var published: CivilDate? { document.release.published?.date }

  /// The mention of a layer that covers a token: an index into that layer of `mentions`.
  public func mention(_ layer: Layer, at token: Int) -> Int? {
    guard token >= 0, token < tokens.count else { return nil }
    let found = cover[layer.number * tokens.count + token]
    return found == 0 ? nil : Int(found) - 1
  }

  /// Whether a mention of a layer covers a token.
  public func has(_ layer: Layer, at token: Int) -> Bool { mention(layer, at: token) != nil }

  /// The rank phrase, title, role … of a list that begins at a token.
  public func phrase(
    _ kind: Lexicon.PhraseKind, at token: Int, anyCase: Bool = false
  ) -> Lexicon.Phrase? {
    lexicon.phrase(kind, at: token, in: tokens, anyCase: anyCase)
  }

  /// A column of the row of a list.
  public func column(_ column: Int, of list: String, row: Int) -> String {
    lexicon.lists[list]?.column(column, ofRow: row) ?? ""
  }

  /// The words of a range of tokens.
  public func string(_ range: Range<Int>) -> String { document.string(tokens.range(range)) }

  /// The kind of the block in which a token stands.
  public func blockKind(at token: Int) -> Block.Kind {
    document.blocks[Int(tokens.blocks[token])].kind
  }

  /// Adds what a rule found to the layer it belongs to; returns its index there.
  @discardableResult
  public func add(_ found: Found, rule: RuleID) -> Int {
    let range = tokens.range(found.tokens)
    let index: Int
    let layer: Layer
    switch found.reading {
    case .rank(let reading):
      layer = .ranks
      mentions.ranks.append(Mention(reading, range: range, tokens: found.tokens, rule: rule))
      index = mentions.ranks.count
    case .person(let reading):
      layer = .people
      mentions.people.append(Mention(reading, range: range, tokens: found.tokens, rule: rule))
      index = mentions.people.count
    case .organization(let reading):
      layer = .organizations
      mentions.organizations.append(
        Mention(reading, range: range, tokens: found.tokens, rule: rule))
      index = mentions.organizations.count
    case .place(let reading):
      layer = .places
      mentions.places.append(Mention(reading, range: range, tokens: found.tokens, rule: rule))
      index = mentions.places.count
    case .equipment(let reading):
      layer = .equipment
      mentions.equipment.append(Mention(reading, range: range, tokens: found.tokens, rule: rule))
      index = mentions.equipment.count
    case .event(let reading):
      layer = .events
      mentions.events.append(Mention(reading, range: range, tokens: found.tokens, rule: rule))
      index = mentions.events.count
    case .date(let reading):
      layer = .dates
      mentions.dates.append(Mention(reading, range: range, tokens: found.tokens, rule: rule))
      index = mentions.dates.count
    case .role(let reading):
      layer = .roles
      mentions.roles.append(Mention(reading, range: range, tokens: found.tokens, rule: rule))
      index = mentions.roles.count
    case .quotation(let reading):
      layer = .quotations
      mentions.quotations.append(Mention(reading, range: range, tokens: found.tokens, rule: rule))
      index = mentions.quotations.count
    }
    for token in found.tokens { cover[layer.number * tokens.count + token] = Int32(index) }
    return index - 1
  }
}

/// What a rule found: the tokens and what they mean.
public struct Found: Sendable {
  /// The tokens, half-open.
  public var tokens: Range<Int>
  /// What they mean.
  public var reading: Reading

  /// Makes one.
  public init(_ tokens: Range<Int>, _ reading: Reading) {
    self.tokens = tokens
    self.reading = reading
  }
}

/// What a rule may read out of tokens; each goes to the layer of its name.
///
/// Boxed: most rules find nothing at most tokens, and nothing is then copied.
public indirect enum Reading: Sendable {
  /// A rank.
  case rank(RankReading)
  /// A person's name.
  case person(PersonReading)
  /// A unit or organization.
  case organization(OrganizationReading)
  /// A place.
  case place(PlaceReading)
  /// Equipment.
  case equipment(EquipmentReading)
  /// An event.
  case event(EventReading)
  /// A date.
  case date(DateReading)
  /// A job title.
  case role(RoleReading)
  /// A quotation.
  case quotation(QuotationReading)
}

extension Layer {
  /// The place of the layer in tables by layer.
  var number: Int {
    switch self {
    case .ranks: 0
    case .people: 1
    case .organizations: 2
    case .places: 3
    case .equipment: 4
    case .events: 5
    case .dates: 6
    case .roles: 7
    case .quotations: 8
    }
  }
}
