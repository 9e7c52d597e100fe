/// The phrases of all lists by their words, with the rows of the lists that have them.
///
/// Made once of what the compiler gathered: for each node of its trie and each kind of phrase that
/// ends there, the rows lie side by side, so that a phrase found in a text copies nothing.
final class PhraseIndex: @unchecked Sendable {
  /// The phrases of one kind that end at a node.
  struct Group {
    var kind: Lexicon.PhraseKind
    /// The letter cases of its forms.
    var cases: LetterCases
    /// Its rows, in list order; where its forms differ in letter case, four lists of rows: those for
    /// each set of cases that a text can satisfy.
    var list: Int32
  }

  /// Which letter cases of forms some words of a text satisfy; lower-case forms always.
  struct LetterCases: OptionSet {
    var rawValue: UInt8
    static let any = LetterCases(rawValue: 1)
    static let capital = LetterCases(rawValue: 2)
    static let allCaps = LetterCases(rawValue: 4)
    static let all = LetterCases(rawValue: 7)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ letterCase: Lexicon.LetterCase) {
      switch letterCase {
      case .any: self = .any
      case .capital: self = .capital
      case .allCaps: self = .allCaps
      }
    }

    /// Whether it has more than one.
    var isMixed: Bool { rawValue & (rawValue &- 1) != 0 }
  }

  /// The kinds that are looked for at each token of a text, once, when its tokens are made.
  ///
  /// The others are words by themselves, which class bits tell as well.
  static let kinds: [Lexicon.PhraseKind] = [
    .rank, .rankPlural, .rankAddress, .rankRating, .rating, .service, .serviceBeforeRank,
    .serviceMember, .country, .demonym, .state, .statePostal, .title, .role, .cue, .organization,
    .organizationHead, .echelon, .placeWord, .region, .event, .equipment, .holiday, .confusable,
  ]
  /// The same as bits.
  let kindBits: UInt64 = PhraseIndex.kinds.reduce(0) { $0 | 1 << UInt64($1.rawValue) }

  private let trie: Trie
  /// For each word of the lists, the node of the phrases that begin with it; 0: none do.
  private let firstNodes: [UInt32]
  /// For each node the first of its groups, and the end of the last one's.
  private let firstGroups: [Int32]
  private let groups: [Group]
  /// Where each list of rows begins, and the end of the last one.
  private let firstRows: [Int32]
  private let rows: UnsafeMutablePointer<Int32>
  /// For each kind, the bits of the words that may begin a phrase of it.
  let openers: [WordClasses]
  /// The bits of the words that may begin a phrase of any of `kinds`.
  let anyOpeners: WordClasses

  /// `newestFirst` tells for each kind whether the rows that were added last stand first.
  init(trie: Trie, entries: [Lexicon.Entry], wordCount: Int, newestFirst: [Bool]) {
    self.trie = trie
    firstNodes = (0..<wordCount).map {
      trie.child(of: 0, FoldID.firstWord + FoldID($0)) ?? 0
    }
    var rowLists = RowLists(capacity: entries.count)
    var firstGroups: [Int32] = []
    firstGroups.reserveCapacity(trie.count + 1)
    var groups: [Group] = []
    groups.reserveCapacity(trie.count)
    var ending: [Lexicon.Entry] = []
    for node in 0..<trie.count {
      firstGroups.append(Int32(groups.count))
      var kinds: UInt64 = 0
      var cases: LetterCases = []
      var count = 0
      let first = trie.firstEntry(of: UInt32(node))
      var entry = first
      while entry >= 0 {
        let each = entries[Int(entry)]
        kinds |= 1 << UInt64(each.kind.rawValue)
        cases.formUnion(LetterCases(each.letterCase))
        count += 1
        entry = each.next
      }
      guard kinds != 0 else { continue }
      // Most phrases are of one kind and one letter case.
      if kinds & (kinds - 1) == 0, !cases.isMixed {
        let kind = entries[Int(first)].kind
        let list = rowLists.add(
          first, of: entries, count: count, newestFirst: newestFirst[Int(kind.rawValue)])
        groups.append(Group(kind: kind, cases: cases, list: list))
        continue
      }
      ending.removeAll(keepingCapacity: true)
      entry = first
      while entry >= 0 {
        ending.append(entries[Int(entry)])
        entry = entries[Int(entry)].next
      }
      // The newest entry stands first.
      ending.reverse()
      while kinds != 0 {
        let number = UInt8(kinds.trailingZeroBitCount)
        kinds &= kinds - 1
        guard let kind = Lexicon.PhraseKind(rawValue: number) else { continue }
        // Entries come newest last.
        let (cases, list) =
          newestFirst[Int(number)]
          ? rowLists.add(kind, of: ending.reversed()) : rowLists.add(kind, of: ending)
        groups.append(Group(kind: kind, cases: cases, list: list))
      }
    }
    firstGroups.append(Int32(groups.count))
    self.firstGroups = firstGroups
    self.groups = groups
    firstRows = rowLists.starts + [Int32(rowLists.rows.count)]
    rows = .allocate(capacity: max(1, rowLists.rows.count))
    rows.initialize(from: rowLists.rows, count: rowLists.rows.count)
    openers = PhraseIndex.openers()
    var all: WordClasses = []
    for kind in PhraseIndex.kinds { all.formUnion(openers[Int(kind.rawValue)]) }
    anyOpeners = all
  }

  deinit { rows.deallocate() }

  /// Lists of rows while they are gathered.
  private struct RowLists {
    var rows: [Int32] = []
    var starts: [Int32] = []

    init(capacity: Int) { rows.reserveCapacity(capacity) }

    /// Adds the rows of all phrases that end at a node, given the newest of them.
    mutating func add(
      _ first: Int32, of entries: [Lexicon.Entry], count: Int, newestFirst: Bool
    ) -> Int32 {
      let start = rows.count
      starts.append(Int32(start))
      var entry = first
      while entry >= 0 {
        rows.append(entries[Int(entry)].row)
        entry = entries[Int(entry)].next
      }
      if !newestFirst, count > 1 {
        var low = start
        var high = start + count - 1
        while low < high {
          rows.swapAt(low, high)
          low += 1
          high -= 1
        }
      }
      return Int32(starts.count - 1)
    }

    /// Adds the rows of a kind among the phrases that end at a node.
    mutating func add(
      _ kind: Lexicon.PhraseKind, of entries: [Lexicon.Entry]
    ) -> (cases: LetterCases, list: Int32) {
      var cases: LetterCases = []
      let list = Int32(starts.count)
      starts.append(Int32(rows.count))
      for entry in entries where entry.kind == kind {
        rows.append(entry.row)
        cases.formUnion(LetterCases(entry.letterCase))
      }
      guard cases.isMixed else { return (cases, list) }
      rows.removeLast(rows.count - Int(starts[Int(list)]))
      starts.removeLast()
      for satisfied in [LetterCases.any, [.any, .capital], [.any, .allCaps], .all] {
        starts.append(Int32(rows.count))
        for entry in entries
        where entry.kind == kind && satisfied.contains(LetterCases(entry.letterCase)) {
          rows.append(entry.row)
        }
      }
      return (cases, list)
    }
  }

  /// For each kind of phrase, the bits of the words that may begin one.
  private static func openers() -> [WordClasses] {
    var bits = [WordClasses](repeating: [], count: Lexicon.PhraseKind.allCases.count)
    for column in ListColumn.all {
      bits[Int(column.kind.rawValue)].formUnion(column.classes)
      guard column.kindColumn != nil else { continue }
      for named in ListColumn.namedKinds.values {
        bits[Int(named.kind.rawValue)].formUnion(named.classes)
      }
    }
    // A kind without a bit may begin with any word.
    return bits.map { $0.isEmpty ? WordClasses(rawValue: .max) : $0 }
  }

  /// The rows of a list of rows.
  func rows(_ list: Int32) -> Lexicon.PhraseRows {
    let start = Int(firstRows[Int(list)])
    return Lexicon.PhraseRows(rows + start, count: Int(firstRows[Int(list) + 1]) - start)
  }

  /// Calls `found` with each phrase that begins at a token, shorter ones first: its group, the token
  /// behind it, and the letter cases that its words satisfy.
  ///
  /// Points are ignored, and so is a hyphen between two words.
  @inline(__always)
  func eachPhrase(
    at index: Int, in words: PhraseWords, _ found: (Group, Int, LetterCases) -> Void
  ) {
    var node = first(words.folds[index])
    guard node != 0 else { return }
    let isCapital = words.shapes[index].contains(.capital) || words.kinds[index] != .word
    var isAllCaps = true
    var at = index
    while true {
      if words.kinds[at] == .word || words.kinds[at] == .alphanumeric,
        !words.shapes[at].contains(.allCaps)
      {
        isAllCaps = false
      }
      at += 1
      let groups = Int(firstGroups[Int(node)])..<Int(firstGroups[Int(node) + 1])
      if !groups.isEmpty {
        var satisfied: LetterCases = .any
        if isCapital { satisfied.insert(.capital) }
        if isAllCaps { satisfied.insert(.allCaps) }
        for group in groups { found(self.groups[group], at, satisfied) }
      }
      // A hyphen between two words of a phrase counts as a space; a phrase ends with its paragraph.
      var next: UInt32?
      while at < words.folds.count, !words.shapes[at].contains(.blockStart) {
        next = trie.child(of: node, words.folds[at])
        guard next == nil, words.folds[at] == .hyphen, words.isGlued(at), words.isGlued(at + 1)
        else { break }
        at += 1
      }
      guard let next else { return }
      node = next
    }
  }

  private func first(_ fold: FoldID) -> UInt32 {
    let word = Int(fold) - Int(FoldID.firstWord)
    if word >= 0 { return word < firstNodes.count ? firstNodes[word] : 0 }
    return trie.child(of: 0, fold) ?? 0
  }

  /// The list of rows of a group for words that satisfy some letter cases; nil if it has none.
  func list(of group: Group, _ satisfied: LetterCases) -> Int32? {
    guard !group.cases.isDisjoint(with: satisfied) else { return nil }
    return group.cases.isMixed ? group.list + Int32(satisfied.rawValue >> 1) : group.list
  }
}
