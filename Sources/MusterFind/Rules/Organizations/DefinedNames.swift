internal import MusterModel
internal import MusterText

/// The common nouns that say what a name names: "company", "village".
enum DefiningNouns {
  /// What a noun makes of the name beside it.
  enum Sort {
    case organization(OrganizationKind)
    case place(PlaceKind)
  }

  static let singular: [FoldID: Sort] = {
    var nouns: [FoldID: Sort] = [:]
    func add(_ sort: Sort, _ words: [Word]) { for word in words { nouns[word.fold] = sort } }
    add(
      .organization(.company),
      [
        .company, .corporation, .firm, .manufacturer, .retailer, .publisher, .airline, .bank,
        .brewery, .consultancy, .conglomerate, .subsidiary, .startup, .label, .contractor,
        .developer, .supplier, .shipbuilder,
      ])
    add(.organization(.media), [.newspaper, .magazine, .broadcaster, .network, .channel])
    add(.organization(.team), [.club, .team, .orchestra, .choir, .ensemble])
    add(
      .organization(.other),
      [
        .band, .league, .association, .federation, .union, .party, .organization, .organisation,
        .nonprofit, .charity, .foundation, .institute, .society, .militia, .trio, .quartet,
        .hospital,
      ])
    add(.organization(.agency), [.agency])
    add(.organization(.school), [.university, .college, .academy])
    add(
      .place(.city),
      [
        .village, .town, .city, .commune, .municipality, .hamlet, .suburb, .settlement, .township,
        .neighborhood, .neighbourhood,
      ])
    add(
      .place(.region),
      [
        .province, .county, .region, .river, .lake, .island, .mountain, .peninsula, .valley,
        .parish, .bay, .cave, .hill, .stream, .creek, .strait, .volcano, .glacier, .desert,
        .district, .islet, .atoll,
      ])
    add(.place(.facility), [.airport, .airfield, .bridge, .stadium, .prison, .dam])
    return nouns
  }()

  /// The nouns that stand right before a name: "the band X", "defense contractor X".
  static let titles = WordSet(
    [
      Word.band, .newspaper, .magazine, .label, .nonprofit, .charity, .contractor, .manufacturer,
      .company, .firm, .broadcaster, .airline, .retailer, .publisher, .startup,
    ].map(\.fold))

  static let plural: [FoldID: Sort] = [
    Word.bands.fold: .organization(.other), Word.companies.fold: .organization(.company),
    Word.firms.fold: .organization(.company), Word.newspapers.fold: .organization(.media),
    Word.magazines.fold: .organization(.media), Word.contractors.fold: .organization(.company),
    Word.universities.fold: .organization(.school), Word.airlines.fold: .organization(.company),
    Word.organizations.fold: .organization(.other), Word.charities.fold: .organization(.other),
    Word.towns.fold: .place(.city), Word.villages.fold: .place(.city),
    Word.cities.fold: .place(.city), Word.provinces.fold: .place(.region),
    Word.districts.fold: .place(.region), Word.islands.fold: .place(.region),
    Word.suburbs.fold: .place(.city),
  ]
}

extension DefiningNouns {
  /// For each word that code knows, whether it is one of these nouns: one look a token.
  private static let isNoun: [Bool] = Word.allCases.map {
    singular[$0.fold] != nil || plural[$0.fold] != nil
  }

  /// Whether a fold is that of a noun that explains names.
  static func contains(_ fold: FoldID) -> Bool {
    guard fold >= FoldID.firstWord else { return false }
    let index = Int(fold - FoldID.firstWord)
    return index < isNoun.count && isNoun[index]
  }
}

extension Pass {
  /// A name that the text itself explains: "Tarvel is a village in …", "Quill Lantern, a software
  /// company", "the band Amber Static", "towns such as Kelmar and Orvik"; and the same name again.
  ///
  /// Does not match where the noun goes on ("is a company commander"), nor a plain word or a pronoun
  /// before "is".
  static let definitions = Pass(
    "name.defined", "A name that a common noun beside it explains.",
    reads: [.organizations, .ranks, .dates, .equipment, .events, .places], writes: .organizations,
    forms: [
      Form("organization.defined", "An organization whose kind the text says."),
      Form("place.defined", "A place whose kind the text says."),
    ]
  ) { scene in
    var names = DefinedNames(scene)
    names.find()
    names.findAgain()
  }
}

/// Finds names by the nouns that explain them.
struct DefinedNames {
  private let scene: Scene
  private let tokens: Tokens
  private var defined: [(folds: [FoldID], sort: DefiningNouns.Sort)] = []

  init(_ scene: Scene) {
    self.scene = scene
    tokens = scene.tokens
  }

  mutating func find() {
    for token in 0..<tokens.count where tokens.kinds[token] == .word || tokens.fold(token) == .comma
    {
      let fold = tokens.folds[token]
      if fold == Word.is.fold || fold == Word.was.fold || fold == Word.are.fold {
        copula(token)
      } else if fold == .comma {
        apposition(token)
      } else if DefiningNouns.contains(fold), !tokens.isCapitalized(token) {
        if let sort = DefiningNouns.plural[fold] {
          list(behind: token, sort)
        } else if DefiningNouns.titles.contains(fold), let sort = DefiningNouns.singular[fold] {
          title(token, sort)
        }
      }
    }
  }

  /// "Tarvel (Old Tarvel) is a small village in": the name opens the sentence.
  private mutating func copula(_ verb: Int) {
    let article = tokens.fold(verb + 1) == Word.also.fold ? verb + 2 : verb + 1
    guard tokens.fold(article) == Word.a.fold || tokens.fold(article) == Word.an.fold,
      let sort = sort(behind: article)
    else { return }
    var end = verb
    if end > 0, tokens.fold(end - 1) == .closeParenthesis {
      var open = end - 1
      while open > 0, open > end - 12, tokens.fold(open) != .openParenthesis { open -= 1 }
      guard tokens.fold(open) == .openParenthesis else { return }
      end = open
    }
    let sentence = tokens.sentence(around: verb)
    var start = sentence.lowerBound
    if tokens.fold(start) == Word.the.fold { start += 1 }
    guard start < end, end - start <= 7, isName(start..<end) else { return }
    // "Airmanship is a team effort" has no name.
    if end == start + 1, tokens.has([.common, .member], at: start),
      !tokens.shapes[start].contains(.allCaps)
    {
      return
    }
    add(start..<end, sort)
  }

  /// "Quill Lantern, a software company based in".
  private mutating func apposition(_ comma: Int) {
    guard tokens.fold(comma + 1) == Word.a.fold || tokens.fold(comma + 1) == Word.an.fold,
      scene.isSameSentence(comma, comma + 1), let sort = sort(behind: comma + 1)
    else { return }
    var start = comma
    while start > 0, start > comma - 6, scene.isSameSentence(start - 1, comma),
      scene.isNameWord(start - 1) || tokens.fold(start - 1) == .ampersand
        || scene.isGlue(start - 1)
    {
      start -= 1
    }
    guard start < comma, scene.isNameWord(start), isName(start..<comma),
      !isPersonLike(start..<comma), !tokens.has([.common], at: start) || comma > start + 1
    else { return }
    add(start..<comma, sort)
  }

  /// "the band Amber Static", "defense contractor Bellwick".
  private mutating func title(_ noun: Int, _ sort: DefiningNouns.Sort) {
    guard scene.isNameWord(noun + 1), scene.isSameSentence(noun, noun + 1) else { return }
    var end = noun + 1
    while end < tokens.count, end < noun + 5, scene.isSameSentence(noun, end),
      scene.isNameWord(end) || scene.isGlue(end) && scene.isNameWord(end + 1)
        || tokens.fold(end) == .ampersand
    {
      end += 1
    }
    let range = noun + 1..<end
    let isBand = tokens.folds[noun] == Word.band.fold || tokens.folds[noun] == Word.label.fold
    guard isName(range), !isPersonLike(range) || isBand, tokens.range(noun + 1).count > 1,
      !tokens.has([.member, .demonym, .weekday, .month], at: noun + 1)
    else { return }
    add(range, sort)
  }

  /// "towns such as Kelmar, Orvik and Tessing", "the villages of Lorn and Pell".
  private mutating func list(behind noun: Int, _ sort: DefiningNouns.Sort) {
    var at = noun + 1
    if tokens.fold(at) == Word.such.fold, tokens.fold(at + 1) == Word.as.fold {
      at += 2
    } else if tokens.fold(at) == Word.like.fold || tokens.fold(at) == Word.including.fold {
      at += 1
    } else if tokens.fold(at) == .comma, tokens.fold(at + 1) == Word.including.fold {
      at += 2
    } else if case .place = sort, tokens.fold(at) == Word.of.fold {
      at += 1
    } else {
      return
    }
    while at < tokens.count, scene.isSameSentence(noun, at) {
      let start = at
      if tokens.fold(at) == Word.the.fold, tokens.isCapitalized(at) { at += 1 }
      while at < tokens.count, at < start + 5, scene.isNameWord(at) || scene.isGlue(at) { at += 1 }
      guard at > start else { return }
      if isName(start..<at), !isFullName(start..<at) { add(start..<at, sort) }
      let isLast = tokens.fold(at) == Word.and.fold || tokens.fold(at) == Word.or.fold
      guard isLast || tokens.fold(at) == .comma else { return }
      at += 1
      if tokens.fold(at) == Word.and.fold || tokens.fold(at) == Word.or.fold { at += 1 }
      guard scene.isNameWord(at) || tokens.fold(at) == Word.the.fold, tokens.isCapitalized(at)
      else { return }
    }
  }

  /// The noun that closes the phrase behind an article: "an alternative rock band from".
  private func sort(behind article: Int) -> DefiningNouns.Sort? {
    var at = article + 1
    while at < tokens.count, at < article + 9, scene.isSameSentence(article, at) {
      if tokens.kinds[at] == .mark {
        guard tokens.isGlued(at), tokens.fold(at) == .hyphen else { return nil }
        at += 1
        continue
      }
      let fold = tokens.fold(at)
      if tokens.kinds[at] == .word {
        if let sort = DefiningNouns.singular[fold], !tokens.isCapitalized(at), closes(at + 1) {
          return sort
        }
        // "a radio station", "a railway station"
        if fold == Word.station.fold, closes(at + 1) {
          let before = tokens.fold(at - 1)
          if before == Word.radio.fold || before == Word.television.fold {
            return .organization(.media)
          }
          if before == Word.railway.fold || before == Word.train.fold { return .place(.facility) }
          return nil
        }
        if tokens.has(.function, at: at), fold != Word.and.fold { return nil }
      }
      at += 1
    }
    return nil
  }

  /// Whether the noun phrase ends before a token: a mark, a small word, a participle.
  private func closes(_ token: Int) -> Bool {
    guard token < tokens.count, scene.isSameSentence(token - 1, token) else { return true }
    if tokens.kinds[token] == .mark {
      return !tokens.isGlued(token) || tokens.fold(token) == .comma || tokens.fold(token) == .period
        || tokens.fold(token) == .semicolon
    }
    guard tokens.kinds[token] == .word, !tokens.isCapitalized(token) else { return false }
    if tokens.has([.function, .pronoun], at: token) { return true }
    let range = tokens.range(token)
    let text = scene.document.text
    return range.count > 4 && text[range.end - 2] == UInt8(ascii: "e")
      && text[range.end - 1] == UInt8(ascii: "d")
  }

  /// Whether all of a range are words of a name and nothing else has them.
  private func isName(_ range: Range<Int>) -> Bool {
    guard let first = range.first, scene.isRead(at: first),
      scene.blockKind(at: first) != .headline, !scene.isInCapitals(first),
      !scene.beginsRole(at: first),
      tokens.isCapitalized(range.upperBound - 1)
        || tokens.kinds[range.upperBound - 1] == .alphanumeric
    else { return false }
    for token in range {
      if scene.has(.organizations, at: token) || scene.has(.places, at: token)
        || scene.isTaken(token)
      {
        return false
      }
      let fold = tokens.fold(token)
      guard
        scene.isNameWord(token) || scene.isGlue(token) || tokens.kinds[token] == .alphanumeric
          || tokens.fold(token) == .possessive || fold == .ampersand || fold == Word.of.fold
          || fold == Word.and.fold || fold == Word.the.fold
      else { return false }
    }
    return true
  }

  /// "John Ruiz": a given and a family name.
  private func isPersonLike(_ range: Range<Int>) -> Bool {
    guard range.count >= 2 else {
      return tokens.names[range.lowerBound].family > 0 || tokens.names[range.lowerBound].given > 0
    }
    return tokens.names[range.lowerBound].given > 2
      && (tokens.names[range.upperBound - 1].family > 0 || range.count == 2)
  }

  /// "Ana Ruiz": both words are those of persons.
  private func isFullName(_ range: Range<Int>) -> Bool {
    range.count == 2 && tokens.names[range.lowerBound].given > 2
      && tokens.names[range.upperBound - 1].family > 0
  }

  private mutating func add(_ range: Range<Int>, _ sort: DefiningNouns.Sort) {
    emit(range, sort)
    var folds = range.map { tokens.fold($0) }
    if folds.first == Word.the.fold { folds.removeFirst() }
    if !folds.isEmpty { defined.append((folds, sort)) }
  }

  private func emit(_ range: Range<Int>, _ sort: DefiningNouns.Sort) {
    switch sort {
    case .organization(let kind):
      scene.add(
        Found(range, .organization(OrganizationReading(kind: kind))), rule: "organization.defined")
    case .place(let kind):
      scene.add(Found(range, .place(PlaceReading(kind: kind))), rule: "place.defined")
    }
  }

  /// The names once more, where nothing else has them.
  func findAgain() {
    guard !defined.isEmpty else { return }
    let firsts = Set(defined.map { $0.folds[0] })
    for token in 0..<tokens.count
    where tokens.isCapitalized(token) || tokens.kinds[token] == .alphanumeric {
      guard firsts.contains(tokens.folds[token]) else { continue }
      for name in defined where tokens.fold(token) == name.folds[0] {
        let range = token..<token + name.folds.count
        guard range.upperBound <= tokens.count,
          range.allSatisfy({ tokens.fold($0) == name.folds[$0 - token] }), isName(range),
          !(scene.isNameWord(range.upperBound) && scene.isSameSentence(token, range.upperBound)),
          !(scene.isNameWord(token - 1) && scene.isSameSentence(token - 1, token))
        else { continue }
        emit(range, name.sort)
        break
      }
    }
  }
}
