/// Turns lists into words, class bits and a trie of phrases.
struct LexiconCompiler {
  var words = WordTable()
  var classes: [WordClasses] = []
  var isAbbreviation: [Bool] = []
  var trie = Trie()
  var entries: [Lexicon.Entry] = []

  mutating func intern(_ word: Word) {
    let spelling = Array(word.spelling.utf8)
    spelling.withUnsafeBufferPointer { _ = intern($0) }
  }

  private mutating func intern(_ key: UnsafeBufferPointer<UInt8>) -> Int {
    let (id, isNew) = words.insert(key, hash: FNV.hash(key))
    if isNew {
      classes.append([])
      isAbbreviation.append(false)
    }
    return id
  }

  mutating func add(_ list: WordList) throws(LexiconError) {
    for column in ListColumn.all where column.list == list.name {
      for row in 0..<list.count {
        var kind = column.kind
        var bits = column.classes
        if let kindColumn = column.kindColumn {
          let name = list.column(kindColumn, ofRow: row)
          guard let named = ListColumn.namedKinds[name] else {
            throw LexiconError(
              list: list.name, line: list.line(ofRow: row),
              message: "expected a kind such as \"function\" in column \(kindColumn + 1), "
                + "but found \"\(name)\"")
          }
          (kind, bits) = named
        }
        list.eachForm(column.column, ofRow: row) { form in
          guard !column.endings.isEmpty else {
            add(Array(form), kind: kind, classes: bits, row: row)
            return
          }
          for (index, ending) in column.endings.enumerated() {
            add(
              Array(form) + Array(ending.utf8), kind: kind, classes: bits,
              row: row * column.endings.count + index)
          }
        }
      }
    }
  }

  /// Where a written form ends in the trie.
  ///
  /// Many rows share a form ("Gen." of 60 nations), so each form is cut into words only once.
  private struct Form {
    var node: UInt32
    var firstWord: Int
    var letterCase: Lexicon.LetterCase
  }

  private var formNumbers = WordTable()
  private var forms: [Form] = []

  private mutating func add(
    _ text: [UInt8], kind: Lexicon.PhraseKind, classes bits: WordClasses, row: Int
  ) {
    let (number, isNew) = text.withUnsafeBufferPointer {
      formNumbers.insert($0, hash: FNV.hash($0))
    }
    if isNew { forms.append(form(text)) }
    let form = forms[number]
    guard form.node != 0 else { return }
    if form.firstWord >= 0 { classes[form.firstWord].formUnion(bits) }
    // The same form twice in one row counts once.
    var each = trie.firstEntry(of: form.node)
    while each >= 0, entries[Int(each)].row == Int32(row) {
      let entry = entries[Int(each)]
      if entry.kind == kind, entry.letterCase == form.letterCase { return }
      each = entry.next
    }
    entries.append(
      Lexicon.Entry(
        kind: kind, letterCase: form.letterCase, row: Int32(row),
        next: trie.firstEntry(of: form.node)))
    trie.setFirstEntry(of: form.node, Int32(entries.count - 1))
  }

  /// Cuts a form into words and puts them into the trie; node 0 if it has none.
  private mutating func form(_ text: [UInt8]) -> Form {
    var form = Form(node: 0, firstWord: -1, letterCase: .any)
    var lastWord: Int?
    var upper = 0
    var lower = 0
    var startsUpper = false
    var isWord = true
    var scanner = Scanner(text: text)
    var key: [UInt8] = []
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
        key.removeAll(keepingCapacity: true)
        Fold.append(text[piece.start..<piece.end], to: &key)
        let id = key.withUnsafeBufferPointer { intern($0) }
        lastWord = id
        fold = FoldID.firstWord + FoldID(id)
        if form.firstWord < 0 {
          form.firstWord = id
          startsUpper = Scanner.isUpper(text, piece.start)
          isWord = piece.kind == .word
        }
        for byte in text[piece.start..<piece.end] {
          if byte >= 0x41 && byte <= 0x5A { upper += 1 }
          if byte >= 0x61 && byte <= 0x7A || byte > 0x7F { lower += 1 }
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
}

/// Words to numbers: open addressing over folded bytes in one pool.
struct WordTable: Sendable {
  private var slots: [Int32] = Array(repeating: -1, count: 1024)
  private var hashes: [UInt32] = []
  private var starts: [Int32] = [0]
  private var pool: [UInt8] = []

  var count: Int { hashes.count }

  func find(_ key: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int? {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let id = Int(slots[slot])
      if hashes[id] == hash, equals(id, key) { return id }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func equals(_ id: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[id])
    guard Int(starts[id + 1]) - start == key.count else { return false }
    for offset in 0..<key.count where pool[start + offset] != key[offset] { return false }
    return true
  }

  mutating func insert(_ key: UnsafeBufferPointer<UInt8>, hash: UInt32) -> (Int, Bool) {
    if let found = find(key, hash: hash) { return (found, false) }
    if (hashes.count + 1) * 2 > slots.count { grow() }
    let id = hashes.count
    hashes.append(hash)
    pool.append(contentsOf: key)
    starts.append(Int32(pool.count))
    place(id)
    return (id, true)
  }

  private mutating func place(_ id: Int) {
    let mask = slots.count - 1
    var slot = Int(hashes[id]) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(id)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for id in 0..<hashes.count { place(id) }
  }

  func withKey<Result>(_ id: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    pool.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(starts[id])..<Int(starts[id + 1])]))
    }
  }
}

/// A trie over folds: one hash table from (node, fold) to node.
struct Trie: Sendable {
  private var keys: [UInt64] = Array(repeating: 0, count: 4096)
  private var nodes: [UInt32] = Array(repeating: 0, count: 4096)
  private var entries: [Int32] = [-1]
  private var used = 0

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
    if (used + 1) * 2 > keys.count { grow() }
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
