internal import MusterModel

/// Reads the lines of `patterns.tsv`.
struct TokenPatternParser {
  /// At most so many times may an element marked "+" or "*" stand.
  private static let mostRepeats = 8

  private let list: WordList
  private let row: Int

  /// The patterns of a list, in order; the first that makes no sense is an error.
  static func patterns(
    in list: WordList, taken: Set<RuleID>
  ) throws(LexiconError) -> [TokenPattern] {
    var patterns: [TokenPattern] = []
    for row in 0..<list.count {
      let parser = TokenPatternParser(list: list, row: row)
      let pattern = try parser.pattern()
      if taken.contains(pattern.id) {
        throw parser.fault("an id of your own in column 3 (id)", "the built-in \(pattern.id)")
      }
      patterns.append(pattern)
    }
    return patterns
  }

  private func fault(_ expected: String, _ found: String) -> LexiconError {
    LexiconError(
      list: list.addedFrom(row: row) ?? list.name, line: list.line(ofRow: row),
      message: "expected \(expected), but found \(found)")
  }

  private func fault(_ expected: String, marked found: some StringProtocol) -> LexiconError {
    fault(expected, "\u{201C}\(found)\u{201D}")
  }

  private func pattern() throws(LexiconError) -> TokenPattern {
    let (layer, kind) = try layer()
    let text = list.column(1, ofRow: row)
    let id = list.column(2, ofRow: row)
    guard TokenPatternParser.isID(id) else {
      throw fault(
        "an id of lower-case letters, digits, points and hyphens in column 3 (id)", marked: id)
    }
    return TokenPattern(
      id: RuleID(id), layer: layer, kind: kind, elements: try elements(text), text: text,
      path: list.addedFrom(row: row) ?? list.name, line: list.line(ofRow: row))
  }

  private func layer() throws(LexiconError) -> (Layer, String) {
    let words = list.column(0, ofRow: row)
    let parts = words.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let entry = TokenPattern.layers.first(where: { $0.layer.rawValue == parts[0] }) else {
      let names = TokenPattern.layers.map(\.layer.rawValue).joined(separator: ", ")
      throw fault("one of \(names) in column 1 (layer)", marked: parts[0])
    }
    guard parts.count > 1 else { return (entry.layer, "") }
    guard entry.kinds.contains(String(parts[1])) else {
      let kinds =
        entry.kinds.isEmpty
        ? "no kind behind \(entry.layer.rawValue)"
        : "one of \(entry.kinds.joined(separator: ", ")) behind \(entry.layer.rawValue):"
      throw fault("\(kinds) in column 1 (layer)", marked: parts[1])
    }
    return (entry.layer, String(parts[1]))
  }

  /// Lower-case words parted by points and hyphens.
  private static func isID(_ id: String) -> Bool {
    let parts = id.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "-" }
    return parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
    }
  }

  private func elements(_ text: String) throws(LexiconError) -> [TokenPattern.Element] {
    var elements: [TokenPattern.Element] = []
    var state = Bracket.before
    for word in text.split(separator: " ") {
      var word = word
      var opens = false
      var closes = false
      while word.first == "[" {
        opens = true
        word = word.dropFirst()
      }
      while word.last == "]" {
        closes = true
        word = word.dropLast()
      }
      if opens {
        guard state == .before else { throw fault("one “[” in the pattern", marked: text) }
        state = .inside
      }
      if !word.isEmpty { elements.append(try element(word, isInside: state == .inside)) }
      if closes {
        guard state == .inside else { throw fault("“[” before “]” in the pattern", marked: text) }
        state = .behind
      }
    }
    switch state {
    case .inside: throw fault("“]” behind “[” in the pattern", "the end of “\(text)”")
    // Without brackets all of it is the mention.
    case .before: for index in elements.indices { elements[index].isInside = true }
    case .behind: break
    }
    guard elements.contains(where: { $0.isInside && $0.least > 0 }) else {
      throw fault("an element that must be there between the brackets", marked: text)
    }
    guard let first = elements.first, first.least > 0 else {
      throw fault("a first element that must be there", marked: text)
    }
    return elements
  }

  private enum Bracket { case before, inside, behind }

  private func element(
    _ word: Substring, isInside: Bool
  ) throws(LexiconError) -> TokenPattern.Element {
    var word = word
    var (least, most) = (1, 1)
    if word.count > 1, let last = word.last, "?+*".contains(last) {
      word = word.dropLast()
      least = last == "+" ? 1 : 0
      most = last == "?" ? 1 : TokenPatternParser.mostRepeats
    }
    var alternatives: [TokenPattern.Atom] = []
    // A slash alone is the mark.
    for option in word == "/"
      ? [word] : word.split(separator: "/", omittingEmptySubsequences: false)
    {
      alternatives.append(try atom(option, of: word))
    }
    return TokenPattern.Element(
      alternatives: alternatives, least: least, most: most, isInside: isInside)
  }

  private func atom(
    _ option: Substring, of word: Substring
  ) throws(LexiconError) -> TokenPattern.Atom {
    switch option.first {
    case nil: throw fault("words on both sides of “/”", marked: word)
    case "<":
      guard option.last == ">", option.count > 2 else { throw fault("“<class>”", marked: option) }
      let name = option.dropFirst().dropLast()
      guard let found = TokenClass.all.first(where: { $0.name == name }) else {
        let names = TokenClass.all.map(\.name).joined(separator: ", ")
        throw fault("one of the classes \(names)", marked: name)
      }
      return .token(found)
    case "{":
      guard option.last == "}", option.count > 2 else { throw fault("“{list}”", marked: option) }
      let name = option.dropFirst().dropLast()
      guard let found = TokenClass.lists.first(where: { $0.name == name }) else {
        let names = TokenClass.lists.map(\.name).joined(separator: ", ")
        throw fault("one of the lists \(names)", marked: name)
      }
      return .phrase(found.kind)
    case "@":
      let name = option.dropFirst()
      guard let layer = Layer(rawValue: String(name)) else {
        let names = Layer.allCases.map(\.rawValue).joined(separator: ", ")
        throw fault("one of the layers \(names)", marked: name)
      }
      return .mention(layer)
    default:
      guard !option.contains(where: { "<>{}[]".contains($0) }) else {
        throw fault("a word, “<class>”, “{list}” or “@layer”", marked: option)
      }
      return .words(String(option))
    }
  }
}
