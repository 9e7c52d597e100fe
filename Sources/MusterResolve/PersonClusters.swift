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
  private(set) var keys: [Key] = []
  /// The cluster of each mention: the number of its first mention, or nil while it is open.
  private(set) var cluster: [Int?]
  /// The sieve that joined each mention to its cluster.
  private(set) var sieve: [RuleID?]
  /// The clusters there are, each by its first mention, in order.
  private(set) var heads: [Int] = []
  /// For each head its mentions, as they stand in the text.
  private var membersOf: [[Int]]
  /// The clusters by the family names and by the given names and nicknames of their mentions.
  private var byFamily: [[FoldID]: [Int]] = [:]
  private var byGiven: [FoldID: [Int]] = [:]
  private let nicknames: Nicknames

  init(document: Document, tokens: Tokens, lexicon: Lexicon, _ mentions: Mentions) {
    self.document = document
    self.tokens = tokens
    self.lexicon = lexicon
    self.mentions = mentions
    nicknames = Nicknames(lexicon)
    let count = mentions.people.count
    cluster = Array(repeating: nil, count: count)
    sieve = Array(repeating: nil, count: count)
    membersOf = Array(repeating: [], count: count)
    keys = mentions.people.map { key(of: $0) }
    // "Col. Sanz de Olmedo" reads like a full name until "Iker Sanz de Olmedo" is known.
    var fullFamilies: [[FoldID]: Int] = [:]
    for key in keys where key.form == .full { fullFamilies[key.family, default: 0] += 1 }
    for index in keys.indices where keys[index].form == .full {
      let words = keys[index].given + keys[index].middle + keys[index].family
      if fullFamilies[words, default: 0] > 0 {
        fullFamilies[keys[index].family, default: 0] -= 1
        keys[index].given = []
        keys[index].middle = []
        keys[index].family = words
        keys[index].form = .surname
      }
    }
  }

  private func key(of mention: Mention<PersonReading>) -> Key {
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

  /// The mentions of a form that have no cluster yet.
  func open(_ form: MentionForm) -> [Int] {
    keys.indices.filter { cluster[$0] == nil && keys[$0].form == form }
  }

  /// The mentions of a cluster.
  func members(of head: Int) -> [Int] { membersOf[head] }

  /// Puts a mention into a cluster; into one of its own if `head` is the mention itself.
  mutating func put(_ mention: Int, into head: Int, by sieve: RuleID) {
    cluster[mention] = head
    self.sieve[mention] = sieve
    if mention == head { PersonClusters.insert(head, into: &heads) }
    add(mention, to: head)
    note(mention, of: head, isFirst: mention == head)
  }

  /// Joins two clusters.
  mutating func merge(_ other: Int, into head: Int, by sieve: RuleID) {
    let moved = membersOf[other]
    membersOf[other] = []
    heads.removeAll { $0 == other }
    for mention in moved {
      cluster[mention] = head
      self.sieve[mention] = sieve
      add(mention, to: head)
      byFamily[keys[mention].family]?.removeAll { $0 == other }
    }
    for mention in moved { note(mention, of: head, isFirst: false) }
  }

  /// Notes by which names a cluster is found.
  private mutating func note(_ mention: Int, of head: Int, isFirst: Bool) {
    let key = keys[mention]
    if isFirst || key.form == .full {
      PersonClusters.insert(head, into: &byFamily[key.family, default: []])
    }
    if let given = key.given.first {
      PersonClusters.insert(head, into: &byGiven[given, default: []])
    }
    if key.nickname != 0 {
      PersonClusters.insert(head, into: &byGiven[key.nickname, default: []])
    }
  }

  private mutating func add(_ mention: Int, to head: Int) {
    let at = place(of: keys[mention].token, in: head)
    membersOf[head].insert(mention, at: at)
  }

  /// How many mentions of a cluster stand before a token.
  private func place(of token: Int, in head: Int) -> Int {
    var low = 0
    var high = membersOf[head].count
    while low < high {
      let middle = (low + high) / 2
      if keys[membersOf[head][middle]].token < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Inserts a number into numbers that stand in order, unless it is among them.
  private static func insert(_ number: Int, into numbers: inout [Int]) {
    guard let last = numbers.last, last >= number else {
      numbers.append(number)
      return
    }
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    if low < numbers.count, numbers[low] == number { return }
    numbers.insert(number, at: low)
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

  private func firstToken(_ fold: FoldID) -> Int? { nicknames.firstToken(of: fold, in: tokens) }

  /// The clusters whose family name is this one.
  func heads(withFamily family: [FoldID]) -> [Int] {
    family.isEmpty ? [] : byFamily[family] ?? []
  }

  /// The clusters of which a mention has this given name or nickname.
  func heads(withGiven given: FoldID) -> [Int] {
    (byGiven[given] ?? []).filter { cluster[$0] == $0 }
  }

  /// Whether the ranks of a mention and of a cluster may be one person's.
  func ranksAgree(_ mention: Int, _ head: Int) -> Bool {
    let rows = keys[mention].ranks
    guard !rows.isEmpty else { return true }
    var checked: [[Int]] = []
    for member in membersOf[head] {
      let others = keys[member].ranks
      // Most mentions of a person have the same rank, or none.
      guard !others.isEmpty, !checked.contains(others) else { continue }
      if rows == others { return true }
      checked.append(others)
      if agree(rows, others) { return true }
    }
    return false
  }

  private func agree(_ rows: [Int], _ others: [Int]) -> Bool {
    let ranks = lexicon.ranks
    if rows.contains(where: { others.contains($0) }) { return true }
    // A title may be the courtesy form of another: "General" of a lieutenant general.
    var titles: [UInt32] = []
    for row in rows where !titles.contains(ranks.titles.numbers[row]) {
      titles.append(ranks.titles.numbers[row])
    }
    var addresses: [UInt32] = []
    for row in others where !addresses.contains(ranks.addresses.numbers[row]) {
      addresses.append(ranks.addresses.numbers[row])
    }
    return addresses.contains { address in
      let forms = ranks.addresses.values[Int(address)]
      return titles.contains { forms.contains(ranks.titles.values[Int($0)]) }
    }
  }

  /// Of several persons the one that was named last before a mention.
  func latest(_ heads: [Int], before mention: Int) -> Int? {
    let token = keys[mention].token
    var best: (head: Int, token: Int)?
    for head in heads {
      let earlier = lastToken(of: head, before: token)
      if best == nil || earlier > (best?.token ?? -1) { best = (head, earlier) }
    }
    return best?.head
  }

  /// The first token of the last mention of a cluster before a token, or -1.
  private func lastToken(of head: Int, before token: Int) -> Int {
    let low = place(of: token, in: head)
    return low > 0 ? keys[membersOf[head][low - 1]].token : -1
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
final class Nicknames {
  private let list: WordList?
  /// The nicknames by name, once many names were asked for.
  private var rows: [String: [Int]] = [:]
  private var asked = 0
  private var firstTokens: [FoldID: Int] = [:]

  init(_ lexicon: Lexicon) { list = lexicon.lists["nicknames.tsv"] }

  /// Whether one of two folded names is short for the other.
  ///
  /// Asked only where two persons share a family name: the list is simply read through, unless a
  /// text has many of them.
  func agree(_ left: String, _ right: String) -> Bool {
    guard let list else { return false }
    asked += 1
    if asked > 32 {
      if rows.isEmpty {
        for row in 0..<list.count { rows[list.column(0, ofRow: row), default: []].append(row) }
      }
      return (rows[left] ?? []).contains { list.alternatives(1, ofRow: $0).contains(right) }
        || (rows[right] ?? []).contains { list.alternatives(1, ofRow: $0).contains(left) }
    }
    for row in 0..<list.count {
      let isLeft = list.column(0, ofRow: row, is: left)
      guard isLeft || list.column(0, ofRow: row, is: right) else { continue }
      if list.alternatives(1, ofRow: row).contains(isLeft ? right : left) { return true }
    }
    return false
  }

  /// The first token of a fold.
  func firstToken(of fold: FoldID, in tokens: Tokens) -> Int? {
    if firstTokens.isEmpty {
      for token in 0..<tokens.count where firstTokens[tokens.folds[token]] == nil {
        firstTokens[tokens.folds[token]] = token
      }
    }
    return firstTokens[fold]
  }
}
