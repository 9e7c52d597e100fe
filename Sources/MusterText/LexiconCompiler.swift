/// Turns lists into words, class bits and a trie of phrases.
///
/// Runs at each start of the program, over thousands of forms: it works on the bytes of the lists
/// where they lie.
struct LexiconCompiler {
  let words = WordTable(capacity: 8192)
  private(set) var classes: [WordClasses] = []
  private(set) var isAbbreviation: [Bool] = []
  private(set) var trie = Trie()
  private(set) var entries: [Lexicon.Entry] = []

  init() {
    classes.reserveCapacity(8192)
    isAbbreviation.reserveCapacity(8192)
    entries.reserveCapacity(32768)
    forms.reserveCapacity(16384)
  }

  mutating func intern(_ word: Word) {
    var spelling = word.spelling
    spelling.withUTF8 { _ = intern($0) }
  }

  private mutating func intern(_ word: WordKey) -> Int {
    let (number, isNew) = words.insert(word)
    if isNew {
      classes.append([])
      isAbbreviation.append(false)
    }
    return number
  }

  /// Adds a list; throws where a row names a kind that there is not.
  mutating func add(_ list: WordList) throws(LexiconError) {
    for column in ListColumn.all where column.list == list.name {
      for row in 0..<list.count {
        var kind = column.kind
        var bits = column.classes
        if let kindColumn = column.kindColumn { (kind, bits) = try named(kindColumn, row, list) }
        let bounds = list.bounds(column.column, ofRow: row)
        guard let base = list.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else {
          continue
        }
        var start = bounds.lowerBound
        while start < bounds.upperBound {
          let bar = UInt8(ascii: "|")
          let end = ByteScan.first(of: bar, or: bar, in: base, from: start, to: bounds.upperBound)
          if end > start {
            let text = UnsafeBufferPointer(start: base + start, count: end - start)
            if column.endings.isEmpty {
              let form = known(text, readable: list.bytes.count - start)
              add(form, kind: kind, classes: bits, row: row)
            } else {
              for (index, ending) in column.endings.enumerated() {
                let whole = Array(text) + Array(ending.utf8)
                add(
                  whole.withUnsafeBufferPointer { form($0) }, kind: kind, classes: bits,
                  row: row * column.endings.count + index)
              }
            }
          }
          start = end + 1
        }
      }
    }
  }

  /// The kind that a row names itself.
  private func named(
    _ column: Int, _ row: Int, _ list: WordList
  ) throws(LexiconError) -> (kind: Lexicon.PhraseKind, classes: WordClasses) {
    let name = list.column(column, ofRow: row)
    guard let named = ListColumn.namedKinds[name] else {
      throw LexiconError(
        list: list.name, line: list.line(ofRow: row),
        message: "expected a kind such as \"function\" in column \(column + 1), "
          + "but found \"\(name)\"")
    }
    return named
  }

  /// Where a written form ends in the trie.
  private struct Form {
    var node: UInt32
    var firstWord: Int32
    var letterCase: Lexicon.LetterCase
  }

  // Many rows share a form ("Gen." of 60 nations), so each form is cut into words only once.
  private let formNumbers = SpellingTable(capacity: 16384)
  private var forms: [Form] = []
  private var key: [UInt8] = []

  private mutating func known(_ text: UnsafeBufferPointer<UInt8>, readable: Int) -> Form {
    let (number, isNew) = formNumbers.insert(text)
    if isNew { forms.append(isPlain(text) ? plainForm(text, readable) : form(text)) }
    return forms[number]
  }

  private mutating func add(
    _ form: Form, kind: Lexicon.PhraseKind, classes bits: WordClasses, row: Int
  ) {
    guard form.node != 0 else { return }
    if form.firstWord >= 0 { classes[Int(form.firstWord)].formUnion(bits) }
    // The same form twice in one row counts once.
    let first = trie.firstEntry(of: form.node)
    var each = first
    while each >= 0, entries[Int(each)].row == Int32(row) {
      let entry = entries[Int(each)]
      if entry.kind == kind, entry.letterCase == form.letterCase { return }
      each = entry.next
    }
    trie.setFirstEntry(of: form.node, Int32(entries.count))
    entries.append(
      Lexicon.Entry(kind: kind, letterCase: form.letterCase, row: Int32(row), next: first))
  }

  /// What a byte is to ``isPlain(_:)``: a letter, space, point, hyphen, or anything else.
  private static let plainClasses: [UInt8] = (0...255).map { byte in
    switch UInt8(byte) {
    case 0x41...0x5A, 0x61...0x7A: 1
    case 0x20: 2
    case UInt8(ascii: "."): 3
    case UInt8(ascii: "-"): 4
    default: 0
    }
  }

  /// Whether a form is nothing but words of ASCII letters with single spaces or hyphens between them
  /// and points behind them: most forms are, and those need no scanner.
  private func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    LexiconCompiler.plainClasses.withUnsafeBufferPointer { classes in
      var last: UInt8 = 2
      for byte in text {
        let next = classes[Int(byte)]
        switch last {
        case 1: if next == 0 { return false }
        case 3: if next != 2 { return false }
        default: if next != 1 { return false }
        }
        last = next
      }
      return last == 1 || last == 3
    }
  }

  /// The same as ``form(_:)`` for a plain form.
  private mutating func plainForm(
    _ text: UnsafeBufferPointer<UInt8>, _ readable: Int
  ) -> Form {
    var form = Form(node: 0, firstWord: -1, letterCase: .any)
    guard let base = text.baseAddress else { return form }
    var at = 0
    var upper = 0
    var letters = 0
    var hasPoint = false
    while at < text.count {
      let start = at
      while at < text.count, (base[at] | 0x20) &- 0x61 < 26 {
        if base[at] & 0x20 == 0 { upper += 1 }
        at += 1
      }
      letters += at - start
      let number = intern(WordKey(base + start, at - start, readable: readable - start))
      if form.firstWord < 0 { form.firstWord = Int32(number) }
      form.node = trie.insertChild(of: form.node, FoldID.firstWord + FoldID(number))
      if at < text.count, base[at] == UInt8(ascii: ".") {
        isAbbreviation[number] = true
        hasPoint = true
        at += 1
      }
      at += 1
    }
    if upper > 1, upper == letters, !hasPoint {
      form.letterCase = .allCaps
    } else if base[0] & 0x20 == 0 {
      form.letterCase = .capital
    }
    return form
  }

  /// Cuts a form into words and puts them into the trie; node 0 if it has none.
  private mutating func form(_ text: UnsafeBufferPointer<UInt8>) -> Form {
    var form = Form(node: 0, firstWord: -1, letterCase: .any)
    guard let base = text.baseAddress else { return form }
    var lastWord: Int?
    var upper = 0
    var lower = 0
    var startsUpper = false
    var isWord = true
    var scanner = Scanner(text: base, from: 0, to: text.count)
    while let piece = scanner.next() {
      let fold: FoldID
      switch piece.kind {
      case .mark:
        // The point behind a plain abbreviation marks it, and is not part of the phrase.
        if piece.mark == .period, form.node != 0 {
          if let lastWord { isAbbreviation[lastWord] = true }
          continue
        }
        if piece.mark == .hyphen, form.node != 0 { continue }
        fold = piece.mark
      default:
        let id = intern(UnsafeBufferPointer(rebasing: text[piece.start..<piece.end]))
        lastWord = id
        fold = FoldID.firstWord + FoldID(id)
        if form.firstWord < 0 {
          form.firstWord = Int32(id)
          startsUpper = Scanner.isUpper(base, piece.start, text.count)
          isWord = piece.kind == .word
        }
        for at in piece.start..<piece.end {
          let byte = base[at]
          upper += byte &- 0x41 < 26 ? 1 : 0
          lower += byte &- 0x61 < 26 || byte > 0x7F ? 1 : 0
        }
      }
      form.node = trie.insertChild(of: form.node, fold)
    }
    // A single capital letter or an acronym with points says nothing about the case of others.
    if upper > 1 && lower == 0 && !text.contains(UInt8(ascii: ".")) {
      form.letterCase = .allCaps
    } else if startsUpper || (!isWord && upper > 0) {
      form.letterCase = .capital
    }
    return form
  }

  /// The numbers of the words of a text, which become words of the lists.
  mutating func intern(wordsOf text: [UInt8]) -> [Int] {
    text.withUnsafeBufferPointer { text in
      guard let base = text.baseAddress else { return [] }
      var found: [Int] = []
      var scanner = Scanner(text: base, from: 0, to: text.count)
      while let piece = scanner.next() {
        guard piece.kind == .word || piece.kind == .alphanumeric else { continue }
        found.append(intern(UnsafeBufferPointer(rebasing: text[piece.start..<piece.end])))
      }
      return found
    }
  }

  /// The number of a word, folded first where it is not ASCII.
  private mutating func intern(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = word.baseAddress else { return 0 }
    let ready = WordKey(base, word.count, readable: word.count)
    if ready.isASCII { return intern(ready) }
    key.removeAll(keepingCapacity: true)
    Fold.append(word, to: &key)
    let folded = key
    return folded.withUnsafeBufferPointer {
      intern(WordKey($0.baseAddress ?? base, $0.count, readable: $0.count))
    }
  }
}

/// A trie over folds: one hash table from (node, fold) to node.
struct Trie: Sendable {
  // Room for the phrases of the lists: growing would move them three times at each start.
  private var keys: [UInt64] = Array(repeating: 0, count: 1 << 15)
  private var nodes: [UInt32] = Array(repeating: 0, count: 1 << 15)
  private var entries: [Int32] = [-1]
  private var used = 0

  /// The number of nodes, with the root.
  var count: Int { entries.count }

  private static func key(_ node: UInt32, _ fold: FoldID) -> UInt64 {
    UInt64(node) << 32 | UInt64(fold)
  }

  private static func slot(_ key: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }

  func child(of node: UInt32, _ fold: FoldID) -> UInt32? {
    let key = Trie.key(node, fold)
    let mask = keys.count - 1
    var slot = Trie.slot(key, mask)
    while nodes[slot] != 0 {
      if keys[slot] == key { return nodes[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  mutating func insertChild(of node: UInt32, _ fold: FoldID) -> UInt32 {
    if let found = child(of: node, fold) { return found }
    // At most three of four slots are taken.
    if (used + 1) * 4 > keys.count * 3 { grow() }
    entries.append(-1)
    let new = UInt32(entries.count - 1)
    place(Trie.key(node, fold), new)
    used += 1
    return new
  }

  private mutating func place(_ key: UInt64, _ node: UInt32) {
    let mask = keys.count - 1
    var slot = Trie.slot(key, mask)
    while nodes[slot] != 0 { slot = (slot + 1) & mask }
    keys[slot] = key
    nodes[slot] = node
  }

  private mutating func grow() {
    let (oldKeys, oldNodes) = (keys, nodes)
    keys = Array(repeating: 0, count: oldKeys.count * 2)
    nodes = Array(repeating: 0, count: oldNodes.count * 2)
    for index in 0..<oldKeys.count where oldNodes[index] != 0 {
      place(oldKeys[index], oldNodes[index])
    }
  }

  func firstEntry(of node: UInt32) -> Int32 { entries[Int(node)] }
  mutating func setFirstEntry(of node: UInt32, _ entry: Int32) { entries[Int(node)] = entry }
}
