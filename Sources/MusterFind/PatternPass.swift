internal import MusterModel
public import MusterText

extension Rules {
  /// All phases, with the patterns of users before the first phase that writes to their layer.
  ///
  /// What a pattern has found is not found again by a rule of the same layer.
  public static func phases(adding patterns: [TokenPattern], _ lexicon: Lexicon) -> [Phase] {
    guard !patterns.isEmpty else { return phases }
    var all = phases
    for (layer, _) in TokenPattern.layers {
      let own = patterns.filter { $0.layer == layer }
      guard !own.isEmpty else { continue }
      let place = all.firstIndex { $0.writes(to: layer) } ?? all.endIndex
      let compiled = own.map { CompiledPattern($0, lexicon) }
      all.insert(
        .pass(
          Pass("pattern", "The patterns of users.", writes: layer) { scene in
            CompiledPattern.run(compiled, on: scene)
          }), at: place)
    }
    return all
  }
}

extension Phase {
  fileprivate func writes(to layer: Layer) -> Bool {
    switch self {
    case .pass(let pass): pass.writes == layer
    case .rules(let rules): rules.contains { $0.writes == layer }
    }
  }
}

/// A pattern whose words are folds.
struct CompiledPattern: Sendable {
  /// One token of the words of a pattern.
  private struct Piece {
    var fold: FoldID
    /// The bytes, for numbers and for words that the lists do not have.
    var bytes: [UInt8]
    var isCapital: Bool
  }

  private enum Atom {
    case words([Piece])
    case token(TokenClass)
    case phrase(Lexicon.PhraseKind)
    case mention(Layer)
  }

  private struct Element {
    var alternatives: [Atom]
    var least: Int
    var most: Int
    var isInside: Bool
  }

  private let pattern: TokenPattern
  private let elements: [Element]

  init(_ pattern: TokenPattern, _ lexicon: Lexicon) {
    self.pattern = pattern
    elements = pattern.elements.map { element in
      Element(
        alternatives: element.alternatives.map { atom in
          switch atom {
          case .words(let words): .words(CompiledPattern.pieces(words, lexicon))
          case .token(let kind): .token(kind)
          case .phrase(let kind): .phrase(kind)
          case .mention(let layer): .mention(layer)
          }
        }, least: element.least, most: element.most, isInside: element.isInside)
    }
  }

  private static func pieces(_ words: String, _ lexicon: Lexicon) -> [Piece] {
    lexicon.pieces(of: words).map {
      Piece(fold: $0.fold, bytes: $0.bytes, isCapital: $0.isCapital)
    }
  }

  // MARK: running

  /// Adds what the patterns find; at each token the longest wins, of equals the one that is first.
  static func run(_ patterns: [CompiledPattern], on scene: Scene) {
    var token = 0
    while token < scene.tokens.count {
      var best: (inside: Range<Int>, pattern: CompiledPattern)?
      for each in patterns {
        guard let inside = each.match(at: token, scene) else { continue }
        if let sofar = best, inside.upperBound <= sofar.inside.upperBound { continue }
        best = (inside, each)
      }
      if let best, let found = best.pattern.found(best.inside, scene),
        !best.inside.contains(where: { scene.has(best.pattern.pattern.layer, at: $0) })
      {
        scene.add(found, rule: best.pattern.pattern.id)
        token = max(token + 1, best.inside.upperBound)
      } else {
        token += 1
      }
    }
  }

  /// The tokens between the brackets where the pattern fits from a token on, or nil.
  private func match(at token: Int, _ scene: Scene) -> Range<Int>? {
    let limit = scene.tokens.sentence(around: token).upperBound
    guard
      let places = fit(
        0, repeats: 0, at: token, limit, scene, places: Places(first: nil, last: token))
    else { return nil }
    guard let first = places.first, first < places.last else { return nil }
    return first..<places.last
  }

  private struct Places {
    var first: Int?
    var last: Int
  }

  /// Tries the elements from a number on, the longest way first.
  private func fit(
    _ number: Int, repeats: Int, at token: Int, _ limit: Int, _ scene: Scene, places: Places
  ) -> Places? {
    guard number < elements.count else { return places }
    let element = elements[number]
    if repeats < element.most {
      for atom in element.alternatives {
        guard let end = end(of: atom, at: token, limit, scene), end > token else { continue }
        var within = places
        if element.isInside {
          within.first = within.first ?? token
          within.last = end
        }
        if let found = fit(
          number, repeats: repeats + 1, at: end, limit, scene, places: within)
        {
          return found
        }
      }
    }
    guard repeats >= element.least else { return nil }
    return fit(number + 1, repeats: 0, at: token, limit, scene, places: places)
  }

  /// The token behind what an atom takes, or nil.
  private func end(of atom: Atom, at token: Int, _ limit: Int, _ scene: Scene) -> Int? {
    guard token < limit else { return nil }
    let tokens = scene.tokens
    let found: Int?
    switch atom {
    case .words(let pieces): found = words(pieces, at: token, limit, scene)
    case .token(let kind):
      let isOf =
        kind.isAnyWord
        ? tokens.kinds[token] != .mark && (!kind.isLower || !tokens.isCapitalized(token))
        : tokens.has(kind.classes, at: token)
      found = isOf ? token + 1 : nil
    case .phrase(let kind): found = scene.phrase(kind, at: token)?.end
    case .mention(let layer):
      found = scene.mention(layer, at: token).flatMap { index in
        let range = scene.mentions.tokens(of: layer, at: index)
        return range.lowerBound == token ? range.upperBound : nil
      }
    }
    return found.flatMap { $0 <= limit ? $0 : nil }
  }

  private func words(_ pieces: [Piece], at token: Int, _ limit: Int, _ scene: Scene) -> Int? {
    let tokens = scene.tokens
    guard !pieces.isEmpty, token + pieces.count <= limit else { return nil }
    for (offset, piece) in pieces.enumerated() {
      let at = token + offset
      if piece.fold >= FoldID.firstWord || piece.bytes.isEmpty {
        guard tokens.folds[at] == piece.fold else { return nil }
      } else {
        let range = tokens.range(at)
        guard scene.document.text[range.start..<range.end].elementsEqual(piece.bytes) else {
          return nil
        }
      }
      if piece.isCapital, !tokens.isCapitalized(at) { return nil }
    }
    return token + pieces.count
  }

  // MARK: what it means

  private func found(_ inside: Range<Int>, _ scene: Scene) -> Found? {
    let reading: Reading
    switch pattern.layer {
    case .people:
      let parser = NameParser(scene)
      var name = PersonName()
      if let read = parser.name(at: inside.lowerBound, isStrong: true), read.tokens == inside {
        name = parser.parts(of: read, isStrong: true)
      } else {
        name.family = scene.tokens.range(inside.upperBound - 1)
        if inside.count > 1 { name.given = scene.tokens.range(inside.lowerBound) }
        if inside.count > 2 {
          name.middle = scene.tokens.range(inside.lowerBound + 1..<inside.upperBound - 1)
        }
      }
      reading = .person(
        PersonReading(
          name: name, rank: scene.mention(.ranks, at: inside.lowerBound - 1),
          form: name.given == nil ? .surname : .full, gender: parser.gender(of: name)))
    case .organizations:
      reading = .organization(
        OrganizationReading(kind: OrganizationKind(rawValue: pattern.kind) ?? .other))
    case .places: reading = .place(PlaceReading(kind: PlaceKind(rawValue: pattern.kind) ?? .other))
    case .equipment:
      reading = .equipment(EquipmentReading(kind: EquipmentKind(rawValue: pattern.kind) ?? .other))
    case .events: reading = .event(EventReading(kind: EventKind(rawValue: pattern.kind) ?? .other))
    case .roles: reading = .role(role(inside, scene))
    case .ranks, .dates, .quotations: return nil
    }
    return Found(inside, reading)
  }

  /// A role belongs to the person beside it, and to an organization right before it.
  private func role(_ inside: Range<Int>, _ scene: Scene) -> RoleReading {
    let people = scene.mentions.people
    let rank = scene.mention(.ranks, at: inside.upperBound)
    let behind = rank.map { scene.mentions.ranks[$0].tokens.upperBound } ?? inside.upperBound
    var person = scene.mention(.people, at: behind)
    if person == nil {
      // "Oda Kestrel, range warden": over the comma and a determiner.
      person = people.lastIndex {
        $0.tokens.upperBound <= inside.lowerBound && inside.lowerBound - $0.tokens.upperBound <= 2
      }
    }
    return RoleReading(
      organization: scene.mention(.organizations, at: inside.lowerBound - 1), person: person)
  }
}

extension Mentions {
  /// The tokens of a mention of a layer.
  fileprivate func tokens(of layer: Layer, at index: Int) -> Range<Int> {
    switch layer {
    case .ranks: ranks[index].tokens
    case .people: people[index].tokens
    case .organizations: organizations[index].tokens
    case .places: places[index].tokens
    case .equipment: equipment[index].tokens
    case .events: events[index].tokens
    case .dates: dates[index].tokens
    case .roles: roles[index].tokens
    case .quotations: quotations[index].tokens
    }
  }
}
