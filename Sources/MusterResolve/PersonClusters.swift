internal import MusterModel
internal import MusterText

/// The mentions of persons, joined step by step.
struct PersonClusters {
  /// What a mention says, folded for comparing.
  struct Key {
    var given: [FoldID] = []
    var middle: [FoldID] = []
    var family: [FoldID] = []
    var suffix: FoldID = 0
    var nickname: FoldID = 0
    var form: MentionForm
    /// Rows of the rank table; empty without rank.
    var ranks: [Int] = []
    var gender: Gender?
    var token: Int
  }

  let document: Document
  let tokens: Tokens
  let lexicon: Lexicon
  let mentions: Mentions
  private(set) var keys: [Key]
  /// The cluster of each mention: the number of its first mention, or nil while it is open.
  private(set) var cluster: [Int?]
  /// The sieve that joined each mention to its cluster.
  private(set) var sieve: [RuleID?]
  private let nicknames: Nicknames

  init(document: Document, tokens: Tokens, lexicon: Lexicon, _ mentions: Mentions) {
    self.document = document
    self.tokens = tokens
    self.lexicon = lexicon
    self.mentions = mentions
    nicknames = Nicknames(lexicon)
    keys = mentions.people.map { mention in
      func folds(_ range: TextRange?) -> [FoldID] {
        guard let range else { return [] }
        return tokens.indices(in: range).map { tokens.folds[$0] }.filter { $0 >= FoldID.firstWord }
      }
      let name = mention.reading.name
      return Key(
        given: folds(name.given), middle: folds(name.middle), family: folds(name.family),
        suffix: folds(name.suffix).first ?? 0, nickname: folds(name.nickname).first ?? 0,
        form: mention.reading.form,
        ranks: mention.reading.rank.map { mentions.ranks[$0].reading.rows } ?? [],
        gender: mention.reading.gender, token: mention.tokens.lowerBound)
    }
    // "Col. Sanz de Olmedo" reads like a full name until "Iker Sanz de Olmedo" is known.
    for index in keys.indices where keys[index].form == .full {
      let words = keys[index].given + keys[index].middle + keys[index].family
      if keys.contains(where: { $0.form == .full && $0.family == words }) {
        keys[index].given = []
        keys[index].middle = []
        keys[index].family = words
        keys[index].form = .surname
      }
    }
    cluster = Array(repeating: nil, count: keys.count)
    sieve = Array(repeating: nil, count: keys.count)
  }

  /// The mentions of a form that have no cluster yet.
  func open(_ form: MentionForm) -> [Int] {
    keys.indices.filter { cluster[$0] == nil && keys[$0].form == form }
  }

  /// The clusters there are, each by its first mention.
  var heads: [Int] { keys.indices.filter { cluster[$0] == $0 } }

  /// The mentions of a cluster.
  func members(of head: Int) -> [Int] { keys.indices.filter { cluster[$0] == head } }

  /// Puts a mention into a cluster; into one of its own if `head` is the mention itself.
  mutating func put(_ mention: Int, into head: Int, by sieve: RuleID) {
    cluster[mention] = head
    self.sieve[mention] = sieve
  }

  /// Joins two clusters.
  mutating func merge(_ other: Int, into head: Int, by sieve: RuleID) {
    for mention in keys.indices where cluster[mention] == other {
      cluster[mention] = head
      self.sieve[mention] = sieve
    }
  }

  /// Whether two full names may be one person's, and are alike enough to be joined.
  ///
  /// Vetoes: another suffix, another middle name (an initial agrees with the word it begins).
  func agree(_ left: Key, _ right: Key) -> Bool {
    guard left.family == right.family, !left.family.isEmpty else { return false }
    if left.suffix != 0, right.suffix != 0, left.suffix != right.suffix { return false }
    if !left.middle.isEmpty, !right.middle.isEmpty,
      !isPrefix(left.middle, right.middle), !isPrefix(right.middle, left.middle)
    {
      return false
    }
    if left.given == right.given { return true }
    guard let first = left.given.first, let second = right.given.first else { return true }
    if first == right.nickname || second == left.nickname { return true }
    if nicknames.agree(word(first), word(second)) { return true }
    return initialAgrees(first, second) || initialAgrees(second, first)
  }

  private func isPrefix(_ short: [FoldID], _ long: [FoldID]) -> Bool {
    guard let first = short.first, let other = long.first else { return true }
    return first == other || initialAgrees(first, other)
  }

  /// Whether one fold is an initial of the other: "d" of "david".
  private func initialAgrees(_ initial: FoldID, _ word: FoldID) -> Bool {
    guard let one = firstToken(initial), let other = firstToken(word),
      tokens.has(.initial, at: one)
    else { return false }
    return document.text[Int(tokens.starts[one])] | 0x20
      == document.text[Int(tokens.starts[other])] | 0x20
  }

  private func word(_ fold: FoldID) -> String {
    firstToken(fold).map { Fold.string(document.string(tokens.range($0))) } ?? ""
  }

  private func firstToken(_ fold: FoldID) -> Int? { tokens.folds.firstIndex(of: fold) }

  /// The clusters whose family name is this one.
  func heads(withFamily family: [FoldID]) -> [Int] {
    guard !family.isEmpty else { return [] }
    return heads.filter { head in
      members(of: head).contains { keys[$0].family == family && keys[$0].form == .full }
        || (keys[head].family == family)
    }
  }

  /// Whether the ranks of a mention and of a cluster may be one person's.
  func ranksAgree(_ mention: Int, _ head: Int) -> Bool {
    let rows = keys[mention].ranks
    guard !rows.isEmpty else { return true }
    let others = members(of: head).flatMap { keys[$0].ranks }
    guard !others.isEmpty else { return false }
    return rows.contains { row in
      others.contains { other in row == other || isAddress(row, of: other) }
    }
  }

  /// Whether a rank's title is the courtesy form of another: "General" of a lieutenant general.
  private func isAddress(_ row: Int, of other: Int) -> Bool {
    lexicon.ranks.rows[other].address.contains(lexicon.ranks.rows[row].title)
  }

  /// Of several persons the one that was named last before a mention.
  func latest(_ heads: [Int], before mention: Int) -> Int? {
    let token = keys[mention].token
    var best: (head: Int, token: Int)?
    for head in heads {
      let earlier = members(of: head).map { keys[$0].token }.filter { $0 < token }.max() ?? -1
      if best == nil || earlier > (best?.token ?? -1) { best = (head, earlier) }
    }
    return best?.head
  }

  /// For each mention the number of its person, in order of first mention.
  var personOfMention: [Int?] {
    var numbers: [Int: Int] = [:]
    return keys.indices.map { mention in
      guard let head = cluster[mention] else { return nil }
      if let number = numbers[head] { return number }
      numbers[head] = numbers.count
      return numbers.count - 1
    }
  }
}

/// Which given names are short for which: "Dave" for "David".
struct Nicknames {
  private let list: WordList?

  init(_ lexicon: Lexicon) { list = lexicon.lists["nicknames.tsv"] }

  /// Whether one of two folded names is short for the other.
  ///
  /// Asked only where two persons share a family name, so the list is simply read through.
  func agree(_ left: String, _ right: String) -> Bool {
    guard let list else { return false }
    for row in 0..<list.count {
      let short = list.column(0, ofRow: row)
      guard short == left || short == right else { continue }
      let other = short == left ? right : left
      if list.alternatives(1, ofRow: row).contains(other) { return true }
    }
    return false
  }
}
