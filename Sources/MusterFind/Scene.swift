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
  ///
  /// Read at every token: no rule keeps it at hand while another writes.
  @exclusivity(unchecked) public internal(set) var mentions = Mentions()

  /// Whether users added patterns: what these found stands, and rules do not find it again.
  var hasPatterns = false

  /// Whether a layer has a mention already where a rule found one.
  func isHeldByPattern(_ found: Range<Int>, _ layer: Layer) -> Bool {
    found.contains { has(layer, at: $0) }
  }

  /// The number of tokens.
  private let count: Int

  /// For each layer and token, the mention that covers it, plus one; 0 where none does.
  private let cover: UnsafeMutablePointer<Int32>

  /// For each token, the layers that cover it, as bits.
  private let layers: UnsafeMutablePointer<LayerSet>

  /// For each token, what can be said of it once for all rules.
  private let traits: UnsafeMutablePointer<Traits>

  /// The words of the text that rules compare tokens with.
  private(set) var words: WordSet

  /// For each block, its kind.
  private let blockKinds: UnsafeMutablePointer<Block.Kind>

  /// For each token, what the lists know of the words of its name-like run: itself and what
  /// follows, as far as capitals, numbers, marks and small words go.
  private let ahead: UnsafeMutablePointer<WordClasses>

  /// For each token, the city that begins there: its place in `cities` plus 2; 1: none; 0: nobody
  /// asked yet.
  private let cityPlaces: UnsafeMutablePointer<Int32>
  @exclusivity(unchecked) private var cities: [Lexicon.City] = []

  /// Makes a scene in which nothing has been found.
  public init(document: Document, tokens: Tokens, lexicon: Lexicon) {
    self.document = document
    self.tokens = tokens
    self.lexicon = lexicon
    let count = tokens.count
    self.count = count
    func column<Value>(_ value: Value, _ count: Int) -> UnsafeMutablePointer<Value> {
      let memory = UnsafeMutablePointer<Value>.allocate(capacity: max(1, count))
      memory.initialize(repeating: value, count: max(1, count))
      return memory
    }
    cover = column(0, Layer.allCases.count * count)
    layers = column([], count)
    traits = column([], count)
    ahead = column([], count)
    cityPlaces = column(0, count)
    blockKinds = column(.paragraph, document.blocks.count)
    for (index, block) in document.blocks.enumerated() { blockKinds[index] = block.kind }
    words = WordSet(among: tokens.folds)
    lookAhead()
    findTraits()
  }

  private func lookAhead() {
    var run: WordClasses = []
    for token in stride(from: count - 1, through: 0, by: -1) {
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
    layers.deallocate()
    traits.deallocate()
    ahead.deallocate()
    cityPlaces.deallocate()
    blockKinds.deallocate()
  }

  /// Whether a word of a class stands in the name-like run that begins at a token: a cheap reason
  /// not to look closer.
  public func leads(to classes: WordClasses, from token: Int) -> Bool {
    isToken(token) && !ahead[token].isDisjoint(with: classes)
  }

  @inline(__always)
  private func isToken(_ token: Int) -> Bool { UInt(bitPattern: token) < UInt(bitPattern: count) }

  /// The day the release was published, where known.
  public var published: CivilDate? { document.release.published?.date }

  /// The mention of a layer that covers a token: an index into that layer of `mentions`.
  public func mention(_ layer: Layer, at token: Int) -> Int? {
    guard has(layer, at: token) else { return nil }
    return Int(cover[layer.number * count + token]) - 1
  }

  /// Whether a mention of a layer covers a token.
  @inline(__always)
  public func has(_ layer: Layer, at token: Int) -> Bool {
    isToken(token) && layers[token].contains(layer.bit)
  }

  /// Whether a mention of any of some layers covers a token.
  @inline(__always)
  func hasAny(_ wanted: LayerSet, at token: Int) -> Bool {
    isToken(token) && !layers[token].isDisjoint(with: wanted)
  }

  /// Whether a token exists and has a trait.
  @inline(__always)
  func has(_ trait: Traits, at token: Int) -> Bool {
    isToken(token) && traits[token].contains(trait)
  }

  /// The rank phrase, title, role … of a list that begins at a token.
  public func phrase(
    _ kind: Lexicon.PhraseKind, at token: Int, anyCase: Bool = false
  ) -> Lexicon.Phrase? {
    lexicon.phrase(kind, at: token, in: tokens, anyCase: anyCase)
  }

  /// The longest city name that begins at a token.
  ///
  /// Several rules ask for it at the same word, so it is looked up once.
  func city(at token: Int) -> Lexicon.City? {
    guard isToken(token) else { return nil }
    let known = Int(cityPlaces[token])
    if known > 0 { return known == 1 ? nil : cities[known - 2] }
    guard let city = lexicon.city(at: token, in: tokens, document.text) else {
      cityPlaces[token] = 1
      return nil
    }
    cities.append(city)
    cityPlaces[token] = Int32(cities.count + 1)
    return city
  }

  /// What a row of a list says in a column; empty where it has no such column.
  func column(_ column: Int, of list: ListName, row: Int) -> ListCell {
    lexicon.cell(column, of: list, row: row)
  }

  /// The words of a range of tokens.
  public func string(_ range: Range<Int>) -> String { document.string(tokens.range(range)) }

  /// The kind of the block in which a token stands.
  public func blockKind(at token: Int) -> Block.Kind { blockKinds[Int(tokens.blocks[token])] }

  /// Adds what a rule found to the layer it belongs to; returns its index there.
  @discardableResult
  public func add(_ found: Found, rule: RuleID) -> Int {
    var range = tokens.range(found.tokens)
    if found.endsInPoint { range = TextRange(range.start, range.end - 1) }
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
    for token in found.tokens {
      precondition(isToken(token), "a rule finds tokens of the text")
      cover[layer.number * count + token] = Int32(index)
      layers[token].formUnion(layer.bit)
    }
    return index - 1
  }

  // MARK: traits

  /// What can be said of a token once for all rules.
  struct Traits: OptionSet {
    var rawValue: UInt8
    /// May stand in a name (see `isNameWord`).
    static var nameWord: Traits { Traits(rawValue: 1) }
    /// Stands in a block that is not read (see `isRead`).
    static var unread: Traits { Traits(rawValue: 2) }
    /// An empty line stands before it.
    static var behindEmptyLine: Traits { Traits(rawValue: 4) }
    /// A hyphen, dash or slash that glues the tokens on its two sides together.
    static var glue: Traits { Traits(rawValue: 8) }
  }

  private func findTraits() {
    for block in document.blocks.indices where document.blocks[block].kind == .byline {
      let range = tokens.tokens(ofBlock: block)
      let namesOffice = range.contains {
        tokens.fold($0) == Word.reports.fold || tokens.fold($0) == Word.report.fold
      }
      if !namesOffice { for token in range { traits[token].insert(.unread) } }
    }
    document.text.withUnsafeBufferPointer { text in
      for token in 0..<count {
        if isWordOfName(token) { traits[token].insert(.nameWord) }
        let fold = tokens.folds[token]
        if fold == .hyphen || fold == .enDash || fold == .slash, tokens.isGlued(token),
          tokens.isGlued(token + 1)
        {
          traits[token].insert(.glue)
        }
        guard token > 0 else { continue }
        let end = Int(tokens.ends[token - 1])
        let start = Int(tokens.starts[token])
        guard start - end > 1 else { continue }
        var breaks = 0
        for byte in end..<start where text[byte] == 0x0A { breaks += 1 }
        if breaks >= 2 { traits[token].insert(.behindEmptyLine) }
      }
    }
  }

  private func isWordOfName(_ token: Int) -> Bool {
    guard tokens.shapes[token].contains(.capital),
      tokens.kinds[token] == .word || tokens.kinds[token] == .alphanumeric
    else { return false }
    guard tokens.has([.function, .pronoun], at: token) else { return true }
    if tokens.has(.initial, at: token), !tokens.shapes[token].contains(.point) { return false }
    // "US" is no "us"; a letter may name a company.
    return tokens.shapes[token].contains(.allCaps) && !isInCapitals(token)
  }
}

/// Some layers, as bits.
struct LayerSet: OptionSet {
  var rawValue: UInt16
  static var ranks: LayerSet { Layer.ranks.bit }
  static var people: LayerSet { Layer.people.bit }
  static var organizations: LayerSet { Layer.organizations.bit }
  static var places: LayerSet { Layer.places.bit }
  static var equipment: LayerSet { Layer.equipment.bit }
  static var events: LayerSet { Layer.events.bit }
  static var dates: LayerSet { Layer.dates.bit }
}

/// What a rule found: the tokens and what they mean.
public struct Found: Sendable {
  /// The tokens, half-open.
  public var tokens: Range<Int>
  /// What they mean.
  public var reading: Reading
  /// Whether the point at its end is that of the sentence and stays outside.
  public var endsInPoint = false

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
  @inline(__always)
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

  /// The layer as a bit.
  @inline(__always)
  var bit: LayerSet { LayerSet(rawValue: 1 << UInt16(number)) }
}
