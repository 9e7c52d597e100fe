internal import CMusterLexicon
public import MusterModel
internal import Synchronization

/// All word lists, compiled once: words to integers and class bits, phrases to a trie.
///
/// Immutable after it is made, and shared by all pages. Loading takes a few milliseconds: the large
/// tables lie ready in the program and only the small lists are compiled.
public final class Lexicon: Sendable {
  /// What a phrase of a list is.
  public enum PhraseKind: UInt8, Sendable, CaseIterable, Comparable {
    case rank, rankPlural, rankAddress, rankLetters, falseRank, rating, service
    case serviceBeforeRank, serviceMember
    case country, demonym, state, statePostal, title, role, cue, organization, organizationHead
    case echelon, placeWord, region, event, equipment, function, common, suffix, particle
    case postNominal, pronoun, month, weekday, timeUnit, timeWord, numberWord, ordinalWord, holiday
    case abbreviation, confusable, rankRating, clauseWord

    /// The order in which they are listed.
    public static func < (left: PhraseKind, right: PhraseKind) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// A phrase of a list found in the text.
  @frozen
  public struct Phrase: Sendable {
    /// The token behind its last one.
    public var end: Int
    /// The rows of the list that have this form, in list order.
    public var rows: PhraseRows
  }

  /// Rows of a list, as they lie in the lexicon: nothing is copied, and they live as long as it does.
  @frozen
  public struct PhraseRows: RandomAccessCollection, @unchecked Sendable {
    @usableFromInline let base: UnsafePointer<Int32>
    /// How many there are.
    public let count: Int

    init(_ base: UnsafePointer<Int32>, count: Int) {
      self.base = base
      self.count = count
    }

    /// Their first place.
    @inlinable public var startIndex: Int { 0 }
    /// Behind the last one.
    @inlinable public var endIndex: Int { count }

    /// The row at a place.
    @inlinable
    public subscript(place: Int) -> Int {
      precondition(place >= 0 && place < count, "a row lies within its list")
      return Int(base[place])
    }
  }

  struct Entry: Sendable {
    var kind: PhraseKind
    var letterCase: LetterCase
    var row: Int32
    var next: Int32
  }

  enum LetterCase: UInt8, Sendable { case any, capital, allCaps }

  /// What each row of `cues.tsv` says of its cues.
  public let cueFlags: [CueFlags]
  /// The part in a clause of each word of the lists, by fold.
  @usableFromInline let clauseWords: [ClauseWords]
  /// The lists by file name.
  public let lists: [String: WordList]
  /// The lists that rules ask for columns, by number.
  private let askedLists: [WordList]
  /// The ranks.
  ///
  /// Made when a page first asks for them.
  public var ranks: RankTable {
    rankTable.load() ?? rankTable.storeIfNil(RankTable(lists["ranks.tsv"], services))
  }
  private let rankTable = AtomicLazyReference<RankTable>()
  /// The armed services.
  public let services: ServiceTable
  let words: WordTable
  let classes: [WordClasses]
  let isAbbreviation: [Bool]
  private let evidence: WordEvidence
  let phrases: PhraseIndex
  let nameTable: HashTable?
  let placeTable: HashTable?
  let english: EnglishWords?
  /// What the list of time words says of single words.
  public let timeWords: TimeWords

  /// The patterns that users added.
  public let patterns: [TokenPattern]

  /// Compiles the lists that are built into the program, with the rows that users add.
  ///
  /// `taken` are the ids of rules, which a pattern may not have.
  public convenience init(
    adding added: [AddedList] = [], taken: Set<RuleID> = []
  ) throws(LexiconError) {
    var (lists, tables) = Lexicon.builtIn()
    var patterns: [TokenPattern] = []
    if !added.isEmpty {
      lists = try Lexicon.merged(lists, added)
      if let list = lists.first(where: { $0.name == "patterns.tsv" }) {
        patterns = try TokenPatternParser.patterns(in: list, taken: taken)
      }
    }
    try self.init(lists: lists, tables: tables, patterns: patterns)
  }

  private static func builtIn() -> ([WordList], [String: UnsafeRawBufferPointer]) {
    var lists: [WordList] = []
    var tables: [String: UnsafeRawBufferPointer] = [:]
    for index in 0..<muster_list_count() {
      let raw = muster_list_at(index)
      let name = String(cString: raw.name)
      let bytes = UnsafeRawBufferPointer(start: raw.bytes, count: raw.length)
      if name.hasSuffix(".table") {
        tables[name] = bytes
      } else {
        lists.append(WordList(name: name, bytes: bytes))
      }
    }
    return (lists, tables)
  }

  /// The built-in lists with the rows of users behind their own.
  private static func merged(
    _ lists: [WordList], _ added: [AddedList]
  ) throws(LexiconError) -> [WordList] {
    var services: Set<String> = []
    for list in lists where list.name == "services.tsv" {
      for row in 0..<list.count { services.insert(list.column(0, ofRow: row)) }
    }
    // Services first: ranks of the same user may name them.
    for list in added where list.name == "services.tsv" {
      let own = try list.checked(against: services.union([""]))
      for row in 0..<own.count { services.insert(own.column(0, ofRow: row)) }
    }
    for list in added { _ = try list.checked(against: services) }
    var merged: [WordList] = []
    var names = Set<String>()
    for list in lists {
      names.insert(list.name)
      let own = added.filter { $0.name == list.name }
      merged.append(own.isEmpty ? list : list.adding(own))
    }
    for list in added where names.insert(list.name).inserted {
      let own = added.filter { $0.name == list.name }
      merged.append(
        WordList(name: list.name, parts: own.map { ($0.path, WordList.kept($0.bytes)) }))
    }
    return merged
  }

  init(
    lists: [WordList], tables: [String: UnsafeRawBufferPointer], patterns: [TokenPattern] = []
  ) throws(LexiconError) {
    self.patterns = patterns
    var compiler = LexiconCompiler()
    for word in Word.allCases { compiler.intern(word) }
    for list in lists { try compiler.add(list) }
    // The kinds of which users added forms: their rows go before those built in.
    var isAdded = [Bool](repeating: false, count: PhraseKind.allCases.count)
    var addedNames = AddedNames()
    for list in lists where list.hasAddedRows {
      for column in ListColumn.all where column.list == list.name {
        // All rows of a rank stay open, in the order of the table.
        if column.kindColumn == nil, list.name != "ranks.tsv" {
          isAdded[Int(column.kind.rawValue)] = true
        }
      }
      if AddedNames.lists.contains(list.name) { addedNames.add(list, to: &compiler) }
    }
    for pattern in patterns {
      for case .words(let words) in pattern.elements.flatMap(\.alternatives) {
        _ = compiler.intern(wordsOf: Array(words.utf8))
      }
    }
    var byName: [String: WordList] = [:]
    for list in lists { byName[list.name] = list }
    self.lists = byName
    askedLists = ListName.allCases.map {
      byName[$0.file] ?? WordList(name: $0.file, text: "")
    }
    services = ServiceTable(byName["services.tsv"])
    cueFlags =
      byName["cues.tsv"].map { list in
        (0..<list.count).map {
          CueFlags(kind: list.column(1, ofRow: $0), flags: list.column(2, ofRow: $0))
        }
      } ?? []
    func table(_ name: String) throws(LexiconError) -> HashTable? {
      guard let bytes = tables[name] else { return nil }
      return try HashTable(list: name, bytes: bytes)
    }
    let nameTable = try table("names.table")
    let placeTable = try table("places.table")
    self.nameTable = nameTable
    self.placeTable = placeTable
    english = tables["english.table"].flatMap(EnglishWords.init)
    clauseWords = ClauseWords.table(of: byName["clause-words.tsv"], in: compiler.words)
    words = compiler.words
    timeWords = byName["time.tsv"].map { TimeWords($0, words: compiler.words) } ?? TimeWords()
    phrases = PhraseIndex(
      trie: compiler.trie, entries: compiler.entries, wordCount: compiler.words.count,
      newestFirst: isAdded)
    isAbbreviation = compiler.isAbbreviation
    classes = compiler.classes
    evidence = WordEvidence(count: compiler.words.count)
    for (word, bits) in addedNames.bits {
      let key = words.key(word)
      evidence.set(
        word, self.evidence(of: key, hash: FNV.hash(key)).adding(NameEvidence(bits: bits)))
    }
  }

  /// What a row of a list says in a column; empty where it has no such column.
  public func cell(_ column: Int, of list: ListName, row: Int) -> ListCell {
    let list = askedLists[list.rawValue]
    guard row < list.count else { return ListCell(UnsafeBufferPointer(start: nil, count: 0)) }
    return ListCell(list.cell(column, ofRow: row))
  }

  /// The fold of a word of the lists, or nil if no list has it.
  ///
  /// Lower case, as tokens are folded.
  public func fold(of word: String) -> FoldID? {
    var word = word
    return word.withUTF8 { key in
      words.find(key).map { FoldID(UInt32($0)) + FoldID.firstWord }
    }
  }

  /// The longest phrase of a kind that begins at a token.
  ///
  /// Points are ignored, and so is a hyphen between two words. A form in capitals matches only
  /// capitals, a form with a capital only a word with a capital, unless `anyCase` is set.
  public func phrase(
    _ kind: PhraseKind, at index: Int, in tokens: Tokens, anyCase: Bool = false
  ) -> Phrase? {
    guard index >= 0, index < tokens.count else { return nil }
    if phrases.kindBits & (1 << UInt64(kind.rawValue)) != 0 {
      return tokens.phrases.phrase(kind, at: index, anyCase: anyCase, of: phrases)
    }
    // The first word of each phrase has the bit of its kind; most words have none.
    guard !tokens.classes[index].isDisjoint(with: phrases.openers[Int(kind.rawValue)]) else {
      return nil
    }
    var best: Phrase?
    phrases.eachPhrase(at: index, in: PhraseWords(tokens)) { group, end, satisfied in
      guard group.kind == kind, let list = phrases.list(of: group, anyCase ? .all : satisfied)
      else { return }
      best = Phrase(end: end, rows: phrases.rows(list))
    }
    return best
  }

  /// Of the rows of a phrase in capitals those that write it so.
  ///
  /// "CAPT" is of navies, "Capt." of all.
  public func rowsInCapitals(_ kind: PhraseKind, _ range: Range<Int>, in tokens: Tokens) -> [Int] {
    var rows: [Int] = []
    phrases.eachPhrase(at: range.lowerBound, in: PhraseWords(tokens)) { group, end, _ in
      guard group.kind == kind, end == range.upperBound, group.cases.contains(.allCaps),
        let list = phrases.list(of: group, [.any, .allCaps])
      else { return }
      rows = Array(phrases.rows(list))
    }
    return rows
  }

  /// A city of the gazetteer.
  public struct City: Sendable {
    /// The token behind its last one.
    public var end: Int
    /// Inhabitants on a logarithmic scale, 0 to 15.
    public var population: Int
    /// ISO 3166 code of the most populous city of this name.
    public var country: String { Lexicon.letters(countryBits) }
    let countryBits: UInt32
    /// The state of the most populous American city of this name: its row, from 1; 0: none.
    public var state: Int
    /// Whether there is an American city of this name.
    public var isInUnitedStates: Bool
    /// Whether it is a province, county or region and no city.
    public var isProvince: Bool
  }

  /// The longest city name that begins at a token, of at most four words.
  public func city(at index: Int, in tokens: Tokens, _ text: [UInt8]) -> City? {
    guard let placeTable else { return nil }
    return text.withUnsafeBufferPointer { text in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: ShortKey.room) { room in
        room.baseAddress.flatMap { city(at: index, in: tokens, text, placeTable, ShortKey($0)) }
      }
    }
  }

  private func city(
    at index: Int, in tokens: Tokens, _ text: UnsafeBufferPointer<UInt8>, _ placeTable: HashTable,
    _ key: consuming ShortKey
  ) -> City? {
    var key = key
    var best: City?
    var at = index
    while at < tokens.count, at < index + 7 {
      if at > index {
        if tokens.shapes[at].contains(.blockStart) { break }
        if tokens.folds[at] == .hyphen, tokens.isGlued(at), tokens.isGlued(at + 1) {
          key.append(UInt8(ascii: "-"))
          at += 1
          continue
        }
        if !tokens.isGlued(at) { key.append(UInt8(ascii: " ")) }
      }
      guard tokens.kinds[at] == .word || tokens.kinds[at] == .alphanumeric else { break }
      key.append(
        UnsafeBufferPointer(rebasing: text[Int(tokens.starts[at])..<Int(tokens.ends[at])]))
      if tokens.shapes[at].contains(.point) { key.removePoint() }
      guard !key.isFull else { break }
      // A single word has its bit if it is a city.
      if at == index, tokens.kinds[at] == .word, !tokens.shapes[at].contains(.point),
        !tokens.classes[at].contains(.city)
      {
        at += 1
        continue
      }
      if let payload = key.payload(in: placeTable) {
        best = City(
          end: at + 1, population: Int(payload & 15),
          countryBits: payload >> 4 & 0x3FF, state: Int(payload >> 14 & 0x7F),
          isInUnitedStates: payload >> 21 & 1 == 1, isProvince: payload >> 22 & 1 == 1)
      }
      at += 1
    }
    return best
  }

  private static func letters(_ code: UInt32) -> String {
    String(unsafeUninitializedCapacity: 2) { letters in
      letters[0] = UInt8(65 + (code >> 5 & 31))
      letters[1] = UInt8(65 + (code & 31))
      return 2
    }
  }

  static func lookUp(_ table: HashTable?, _ key: UnsafeBufferPointer<UInt8>) -> UInt32? {
    table?.payload(key, hash: FNV.hash(key))
  }

  /// What the tables say of a word of the lists.
  @inline(__always)
  func evidence(ofWord number: Int) -> WordEvidence.Entry {
    evidence.entry(number) {
      let key = words.key(number)
      return evidence(of: key, hash: FNV.hash(key))
    }
  }

  /// What the tables say of a word that is folded.
  func evidence(of key: UnsafeBufferPointer<UInt8>, hash: UInt32) -> WordEvidence.Entry {
    let names = nameTable?.payload(key, hash: hash) ?? 0
    return WordEvidence.Entry(
      names: NameEvidence(bits: UInt16(truncatingIfNeeded: names)),
      isCity: placeTable?.payload(key, hash: hash) != nil)
  }
}
