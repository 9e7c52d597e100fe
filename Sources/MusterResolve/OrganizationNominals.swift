internal import MusterModel
internal import MusterText

/// Head nouns alone: "the wing", "the squadron’s", "our brigade" name the last organization of that
/// sort.
///
/// Not "a wing" or "each squadron", and not a noun that no organization of the text before it bears.
struct OrganizationNominals {
  private let document: Document
  private let tokens: Tokens
  private let mentions: [Mention<OrganizationReading>]

  init(document: Document, tokens: Tokens, mentions: [Mention<OrganizationReading>]) {
    self.document = document
    self.tokens = tokens
    self.mentions = mentions
  }

  private static let nouns: [FoldID: String] = [
    Word.wing.fold: "wing", Word.squadron.fold: "squadron", Word.group.fold: "group",
    Word.battalion.fold: "battalion", Word.brigade.fold: "brigade", Word.regiment.fold: "regiment",
    Word.division.fold: "division", Word.company.fold: "company", Word.delta.fold: "delta",
    Word.command.fold: "command", Word.fleet.fold: "fleet", Word.battery.fold: "battery",
    Word.flight.fold: "flight", Word.district.fold: "district", Word.sector.fold: "sector",
    Word.department.fold: "department", Word.university.fold: "university",
    Word.academy.fold: "academy", Word.office.fold: "office", Word.band.fold: "band",
  ]

  /// The nouns by their number, and the number of each by its fold: asked for every word of a text.
  private static let names: [String] = Array(Set(nouns.values)).sorted()
  private static let numbers: [Int8] = {
    let last = nouns.keys.max() ?? 0
    var numbers = [Int8](repeating: -1, count: Int(last) + 1)
    for (fold, noun) in nouns {
      numbers[Int(fold)] = names.firstIndex(of: noun).map { Int8($0) } ?? -1
    }
    return numbers
  }()

  @inline(__always)
  private static func number(_ fold: FoldID, _ numbers: [Int8]) -> Int? {
    guard fold < numbers.count, numbers[Int(fold)] >= 0 else { return nil }
    return Int(numbers[Int(fold)])
  }

  /// Adds the nominal mentions to the organizations they name.
  func add(to organizations: inout [Organization], _ ofMention: [Int?]) {
    guard !mentions.isEmpty else { return }
    let numbers = OrganizationNominals.numbers
    var last = [Int?](repeating: nil, count: OrganizationNominals.names.count)
    var next = 0
    var found: [(Int, EntityMention)] = []
    for token in 1..<max(1, tokens.count) {
      while next < mentions.count, mentions[next].tokens.lowerBound <= token {
        if let entity = ofMention[next] {
          for noun in nouns(of: mentions[next], numbers) { last[noun] = entity }
        }
        next += 1
      }
      guard let noun = OrganizationNominals.number(tokens.folds[token], numbers),
        !tokens.isCapitalized(token), let entity = last[noun], isDefinite(token)
      else { continue }
      let range = TextRange(Int(tokens.starts[token - 1]), Int(tokens.ends[token]))
      found.append(
        (entity, EntityMention(range: range, form: .nominal, rule: "organization.nominal")))
    }
    // "the band’s Example Strings": the noun names the owner.
    for (index, mention) in mentions.enumerated() {
      let start = mention.tokens.lowerBound
      guard let child = ofMention[index], organizations[child].parent == nil, start > 1,
        tokens.fold(start - 1) == .possessive
      else { continue }
      let end = Int(tokens.ends[start - 2])
      if let owner = found.first(where: { $0.1.range.end == end })?.0, owner != child,
        organizations[owner].parent != child
      {
        organizations[child].parent = owner
      }
    }
    for (entity, mention) in found { organizations[entity].mentions.append(mention) }
    for entity in Set(found.map(\.0)) {
      organizations[entity].mentions.sort { $0.range < $1.range }
    }
  }

  /// What a later noun may call an organization: its echelon and the last word of its name.
  private func nouns(of mention: Mention<OrganizationReading>, _ numbers: [Int8]) -> [Int] {
    var nouns: [Int] = []
    if let echelon = mention.reading.echelon,
      let noun = OrganizationNominals.names.firstIndex(of: echelon)
    {
      nouns.append(noun)
    }
    for token in mention.tokens {
      if let noun = OrganizationNominals.number(tokens.folds[token], numbers) { nouns.append(noun) }
    }
    return nouns
  }

  /// "the wing", "our wing", and no longer noun: "the command post", "the wing commander" is one.
  private func isDefinite(_ token: Int) -> Bool {
    let article = tokens.folds[token - 1]
    guard
      article == Word.the.fold || article == Word.our.fold || article == Word.their.fold
        || article == Word.this.fold
    else { return false }
    let next = token + 1
    guard next < tokens.count, tokens.kinds[next] == .word,
      tokens.sentences[next] == tokens.sentences[token]
    else { return true }
    return !tokens.has([.timeUnit], at: next) && tokens.folds[next] != Word.post.fold
  }
}
