internal import MusterModel
internal import MusterText

extension Rule {
  /// A city with its state or country behind a comma: "Laredo, Texas", "Stavanger, Norway".
  ///
  /// With a state the two are one place; a country is a place of its own. The comma proves the city
  /// even if no list has it.
  static let cityWithState = Rule(
    "place.city-state", "A city with its state or country behind a comma.",
    reads: [.ranks, .dates, .people, .organizations], writes: .places, triggers: .capitalized
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), PlaceNames.isWord(token, in: scene),
      !scene.beginsRole(at: token),
      token == 0 || !(tokens.isGlued(token) && scene.isGlue(token - 1))
    else { return nil }
    var end = token + 1
    while end < tokens.count, end < token + 5, scene.isSameSentence(token, end) {
      if PlaceNames.isWord(end, in: scene) {
        end += 1
      } else if scene.isGlue(end), tokens.isCapitalized(end + 1) {
        end += 2
      } else {
        break
      }
    }
    // "Washington D.C." has no comma.
    guard tokens.fold(end) == .comma, scene.isSameSentence(token, end + 1) else { return nil }
    // An unlisted run of words must be introduced: "in Oakhaven, Virginia", "of Cibolo, Texas".
    let isListed = scene.city(at: token)?.end == end
    if let tail = PlaceNames.state(behind: end, in: scene) {
      guard !PlaceNames.isHeld(tail.end - 1, in: scene) else { return nil }
      guard isListed || end - token <= 3 else { return nil }
      // "Alabama, Florida": a list of states; "Nevada, Mo." is a city.
      if scene.phrase(.state, at: token)?.end == end,
        !isListed || !tokens.shapes[tail.end - 1].contains(.point)
      {
        return nil
      }
      if scene.phrase(.country, at: token)?.end == end, !isListed { return nil }
      if !isListed, !isIntroduced(token, scene), !tokens.shapes[token].contains(.blockStart) {
        return nil
      }
      return PlaceNames.found(token..<end, .city, in: scene)
    }
    guard tokens.has(.country, at: end + 1), let country = scene.phrase(.country, at: end + 1),
      tokens.isCapitalized(end + 1), !PlaceNames.isHeld(country.end - 1, in: scene),
      isListed || isIntroduced(token, scene) || tokens.shapes[token].contains(.blockStart),
      end - token <= 3
    else { return nil }
    if scene.phrase(.country, at: token)?.end == end || scene.phrase(.state, at: token)?.end == end
    {
      return nil
    }
    return Found(
      token..<end,
      .place(
        PlaceReading(
          kind: .city, country: scene.column(0, of: .countries, row: country.rows[0]).string)))
  }

  /// A city of the gazetteer where the words around it speak for a place: "in Riga", "near
  /// Fallujah", "the city of Mosul", "from Manila to Guam".
  ///
  /// Without such a word only the great cities of the world are read as places.
  static let city = Rule(
    "place.city", "A city of the gazetteer, introduced as a place.",
    reads: [.ranks, .dates, .people, .organizations], writes: .places, triggers: .capitalized
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), PlaceNames.isWord(token, in: scene),
      !scene.beginsRole(at: token),
      !(tokens.isGlued(token) && tokens.kinds[token - 1] != .mark),
      tokens.has(.city, at: token) || scene.isNameWord(token + 1) || scene.isGlue(token + 1),
      let city = scene.city(at: token),
      !PlaceNames.isHeld(city.end - 1, in: scene), tokens.isCapitalized(city.end - 1),
      !(tokens.has(.demonym, at: token) && city.end == token + 1)
    else { return nil }
    if token > 0, tokens.isGlued(token), tokens.fold(token - 1) == .hyphen { return nil }
    // "TARP": an acronym.
    if city.end == token + 1, tokens.has(.allCaps, at: token), !scene.isInCapitals(token) {
      return nil
    }
    let behind = tokens.fold(city.end + 1)
    if city.end < tokens.count, tokens.isGlued(city.end), tokens.fold(city.end) == .hyphen,
      tokens.isGlued(city.end + 1)
    {
      // "Manila-based"
      guard behind == Word.based.fold || behind == Word.born.fold || behind == Word.area.fold else {
        return nil
      }
      return Found(
        token..<city.end, .place(PlaceReading(kind: .city, country: city.country)))
    }
    let words = city.end - token
    let isName = tokens.names[token].given > 0 || tokens.names[token].family > 0
    let isCommon = words == 1 && tokens.has([.common, .function, .month, .weekday], at: token)
    let introduced =
      isIntroduced(token, scene) || isBeforeProvince(city, scene)
      // "from the Algarve"
      || city.isProvince && token > 1 && tokens.fold(token - 1) == Word.the.fold
        && isPlacePreposition(token - 2, scene)
      || tokens.fold(city.end) == Word.native.fold && !tokens.isCapitalized(city.end)
    if goesOn(city.end, scene), !introduced || words == 1 && isName {
      return nil
    }
    if goesOn(city.end, scene), introduced,
      tokens.has([.echelon, .organizationHead, .family], at: city.end)
    {
      return nil
    }
    if isCommon,
      !(introduced && city.population >= 9 && !tokens.has([.function, .month], at: token))
    {
      return nil
    }
    if introduced {
      if isName, city.population < 10, !isPlacePreposition(token - 1, scene),
        !isDistance(token - 1, scene), !isBeforeProvince(city, scene)
      {
        return nil
      }
      return Found(
        token..<city.end,
        .place(PlaceReading(kind: city.isProvince ? .region : .city, country: city.country)))
    }
    // A great city needs no introduction, unless it may be somebody's name.
    let isGiven = tokens.names[token].given > 0
    let great = isName ? (isGiven ? 13 : 11) : (words > 1 ? 8 : 10)
    guard city.population >= great, !isPersonLike(token, city.end, scene),
      scene.blockKind(at: token) != .headline || !isCommon
    else { return nil }
    return Found(token..<city.end, .place(PlaceReading(kind: .city, country: city.country)))
  }

  /// "Grantham, Lincolnshire": a province or country of its own behind the comma.
  private static func isBeforeProvince(_ city: Lexicon.City, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    let next = city.end + 1
    guard tokens.fold(city.end) == .comma, next < tokens.count,
      scene.isSameSentence(city.end, next), tokens.isCapitalized(next), tokens.has(.city, at: next),
      let province = scene.city(at: next)
    else { return false }
    return province.isProvince && province.country == city.country && !city.isProvince
  }

  /// A city of two words or more behind "in", before persons are read: "in Satu Mare".
  ///
  /// One word may be anything; two that the gazetteer has are seldom a person there.
  static let longCity = Rule(
    "place.long-city", "A city of two words or more behind \"in\" or \"near\".",
    reads: [.ranks, .dates], writes: .places, triggers: .capitalized
  ) { token, scene in
    let tokens = scene.tokens
    guard token > 0, scene.isNameWord(token), !scene.isTaken(token), !scene.has(.places, at: token),
      tokens.fold(token - 1) == Word.in.fold || tokens.fold(token - 1) == Word.near.fold,
      scene.isNameWord(token + 1), scene.isRead(at: token), scene.isSameSentence(token - 1, token),
      let city = scene.city(at: token),
      city.end > token + 1, !city.isProvince, !scene.isNameWord(city.end),
      tokens.isCapitalized(city.end - 1), !scene.isInCapitals(token),
      !tokens.has([.organizationHead, .echelon, .eventWord], at: city.end - 1),
      // "in Fort Worth, Texas" is another rule's, with its state.
      tokens.fold(city.end) != .comma, !scene.isGlue(city.end)
    else { return nil }
    return Found(
      token..<city.end, .place(PlaceReading(kind: .city, country: city.country)))
  }

  /// A capitalized word that only a place can be: "the village of Darayya", "the town of X",
  /// "Jordanian city of Ramtha".
  static let cityOf = Rule(
    "place.city-of", "A name behind \"city of\", \"town of\", \"village of\".",
    reads: [.ranks, .dates, .people, .organizations], writes: .places, triggers: .capitalized,
    needs: settlements
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), PlaceNames.isWord(token, in: scene), token >= 2,
      tokens.fold(token - 1) == Word.of.fold, settlements.contains(tokens.fold(token - 2))
    else { return nil }
    var end = token + 1
    while end < tokens.count, end < token + 3, PlaceNames.isWord(end, in: scene),
      scene.isSameSentence(token, end)
    {
      end += 1
    }
    return PlaceNames.found(token..<end, .city, in: scene)
  }

  /// Counties and provinces in a list: each name of "Breton, Pell and Lake counties".
  static let counties = Rule(
    "place.counties", "A name in a list that \"counties\" or \"provinces\" closes.",
    reads: [.ranks, .people, .organizations], writes: .places, triggers: .capitalized,
    needs: WordSet([.counties, .provinces])
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), PlaceNames.isWord(token, in: scene) else { return nil }
    var at = token + 1
    var end: Int?
    while at < tokens.count, at < token + 14, scene.isSameSentence(token, at) {
      let fold = tokens.fold(at)
      if fold == Word.counties.fold || fold == Word.provinces.fold {
        let before = tokens.fold(token - 1)
        return end == nil && at == token + 1 && before != Word.and.fold && before != .comma
          ? nil
          : Found(token..<(end ?? at), .place(PlaceReading(kind: .region)))
      }
      if fold == .comma || fold == Word.and.fold {
        end = end ?? at
      } else if !tokens.isCapitalized(at) {
        return nil
      }
      at += 1
    }
    return nil
  }

  private static let settlements = WordSet(
    [
      Word.city, .town, .village, .suburb, .port, .island, .province, .district, .municipality,
      .hamlet, .commune, .parish, .neighborhood, .neighbourhood, .township, .vicinity,
    ])

  /// A name that no list has, behind a word that only places follow: "near Ayn Velda", "in Powidz".
  ///
  /// Behind "near" any name will do; behind "in", "at", "outside" and "from" one that is neither a
  /// word of the language nor a person's name.
  static let nearName = Rule(
    "place.near", "A name of no list behind \"near\", \"in\" or \"outside\".",
    reads: [.ranks, .dates, .people, .organizations], writes: .places,
    triggers: [.capitalized, .particle]
  ) { token, scene in
    let tokens = scene.tokens
    // "in al-Hadra"
    if !tokens.isCapitalized(token) {
      guard tokens.fold(token) == Word.al.fold, tokens.fold(token + 1) == .hyphen,
        scene.isGlue(token + 1), PlaceNames.isWord(token + 2, in: scene),
        tokens.fold(token - 1) == Word.in.fold || tokens.fold(token - 1) == Word.near.fold
          || tokens.fold(token - 1) == Word.at.fold,
        !tokens.has(.organization, at: token) || scene.phrase(.organization, at: token) == nil
      else { return nil }
      return PlaceNames.found(token..<token + 3, .other, in: scene)
    }
    guard token > 0, scene.isRead(at: token), PlaceNames.isWord(token, in: scene),
      tokens.kinds[token] == .word, scene.isSameSentence(token - 1, token),
      scene.blockKind(at: token) != .headline, !scene.beginsRole(at: token)
    else { return nil }
    let before = tokens.fold(token - 1)
    let isNear = before == Word.near.fold || isDistance(token - 1, scene)
    guard isNear || before == Word.in.fold || before == Word.outside.fold || before == Word.at.fold,
      tokens.classes[token].isDisjoint(with: [
        .common, .demonym, .country, .state, .organization, .organizationHead, .echelon, .service,
        .placeWord, .eventWord, .equipment, .month, .weekday, .member, .region,
      ]), !tokens.shapes[token].contains(.allCaps), !tokens.shapes[token].contains(.mixed)
    else { return nil }
    var end = token + 1
    while end < tokens.count, end < token + 4, scene.isSameSentence(token, end) {
      if PlaceNames.isWord(end, in: scene), tokens.kinds[end] == .word {
        end += 1
      } else if scene.isGlue(end), tokens.isCapitalized(end + 1) || tokens.isWord(end + 1) {
        end += 2
      } else {
        break
      }
    }
    guard end - token <= 3 || tokens.fold(token + 1) == .hyphen else { return nil }
    if !isNear {
      let second = end - 1
      guard
        end == token + 1 || tokens.fold(token + 1) == .hyphen
          || end == token + 2
            && tokens.classes[second].isDisjoint(with: [
              .common, .family, .given, .organizationHead, .echelon, .placeWord, .eventWord,
              .member,
              .organization, .equipment,
            ]) && !tokens.shapes[second].contains(.allCaps) && !isAbstract(second, scene),
        tokens.names[token].given == 0,
        before != Word.at.fold || tokens.shapes[token].contains(.nonASCII) || end > token + 1
          || tokens.names[token].family == 0
      else { return nil }
    }
    if !isNear, isAbstract(token, scene) { return nil }
    // "near Example’s office": an owner, not a place.
    if !isNear, tokens.fold(end) == .possessive { return nil }
    return PlaceNames.found(token..<end, .other, in: scene)
  }

  /// "six kilometers from", "south of".
  private static func isDistance(_ token: Int, _ scene: Scene) -> Bool {
    let fold = scene.tokens.fold(token)
    let before = scene.tokens.fold(token - 1)
    if fold == Word.from.fold {
      return before == Word.miles.fold || before == Word.kilometers.fold || before == Word.km.fold
    }
    guard fold == Word.of.fold else { return false }
    return before == Word.north.fold || before == Word.south.fold || before == Word.east.fold
      || before == Word.west.fold || before == Word.northeast.fold || before == Word.northwest.fold
      || before == Word.southeast.fold || before == Word.southwest.fold
      || before == Word.native.fold || before == Word.vicinity.fold || before == Word.suburb.fold
  }

  /// "Psychology", "Engagement": a word of the language by its ending.
  private static func isAbstract(_ token: Int, _ scene: Scene) -> Bool {
    let word = Fold.string(scene.string(token..<token + 1))
    return [
      "logy", "ence", "ance", "ics", "ment", "tion", "sion", "ing", "ism", "ship", "ness", "ity",
      "ters", "graphy", "nomy", "ture", "ers", "ist", "ians",
    ].contains { word.hasSuffix($0) }
  }

  /// The place that opens a story in capitals: "GDYNIA, Poland --", "WASHINGTON (AFNS) --".
  static let datelinePlace = Rule(
    "place.dateline", "The place that opens a story.", reads: [.organizations],
    writes: .places, triggers: .capitalized
  ) { token, scene in
    let tokens = scene.tokens
    guard let dateline = scene.document.release.dateline,
      Int(tokens.starts[token]) == dateline.place.start
    else { return nil }
    let all = tokens.indices(in: dateline.place)
    guard all.lowerBound == token, !all.isEmpty, all.count <= 9,
      tokens.shapes[token].contains(.allCaps)
        || all.contains(where: { tokens.has([.country, .state, .placeWord], at: $0) }),
      !all.contains(where: { tokens.fold($0) == .openParenthesis })
    else { return nil }
    // "LUXEMBOURG": the whole of it is a country.
    if let whole = scene.phrase(.country, at: token), whole.end == all.upperBound,
      let row = whole.rows.first, scene.phrase(.state, at: token) == nil
    {
      return Found(
        token..<whole.end,
        .place(
          PlaceReading(kind: .country, country: scene.column(0, of: .countries, row: row).string)))
    }
    let isBase = all.contains {
      tokens.has(.placeWord, at: $0) && scene.phrase(.placeWord, at: $0) != nil
    }
    let kind: PlaceKind = isBase ? .installation : .city
    var end = all.upperBound
    var country: String?
    // "GDYNIA, Poland": the country is a place of its own.
    for comma in all where scene.tokens.fold(comma) == .comma {
      if let phrase = scene.phrase(.country, at: comma + 1), phrase.end >= end,
        scene.phrase(.state, at: comma + 1) == nil
      {
        country = scene.column(0, of: .countries, row: phrase.rows[0]).string
        end = comma
        break
      }
      if scene.phrase(.state, at: comma + 1) == nil,
        scene.phrase(.statePostal, at: comma + 1) == nil
      {
        end = comma
        break
      }
    }
    guard end > token, !scene.has(.places, at: token) else { return nil }
    let core = (token..<end).first { scene.tokens.fold($0) == .comma } ?? end
    if core < end { return PlaceNames.found(token..<core, kind, in: scene) }
    return Found(token..<end, .place(PlaceReading(kind: kind, country: country)))
  }

  /// Whether a preposition or word of place stands before a token.
  static func isIntroduced(_ token: Int, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    guard token > 0, scene.isSameSentence(token - 1, token) else { return false }
    if isPlacePreposition(token - 1, scene) { return true }
    let fold = tokens.fold(token - 1)
    // "units on Osan": people of the services live and work on a base.
    if fold == Word.on.fold, tokens.has(.city, at: token), tokens.names[token].bits == 0,
      !tokens.has([.common, .month, .weekday], at: token), !tokens.isCapitalized(token + 1)
    {
      return true
    }
    if fold == Word.to.fold || fold == Word.of.fold || fold == Word.and.fold || fold == Word.or.fold
      || fold == .comma || fold == Word.between.fold || fold == Word.for.fold
      || fold == Word.toward.fold || fold == Word.towards.fold || fold == Word.downtown.fold
      || fold == Word.nearby.fold || fold == Word.north.fold || fold == Word.south.fold
      || fold == Word.east.fold || fold == Word.west.fold || fold == Word.northern.fold
      || fold == Word.southern.fold || fold == Word.eastern.fold || fold == Word.western.fold
      || fold == Word.central.fold || fold == Word.via.fold || fold == Word.outside.fold
    {
      if fold == Word.and.fold || fold == Word.or.fold || fold == .comma {
        return scene.has(.places, at: token - 2)
      }
      if fold == Word.to.fold {
        return !tokens.has(.common, at: token)
      }
      if fold == Word.for.fold { return false }
      return true
    }
    return false
  }

  /// "to visit Warsaw", "bound for Paris", "reached Basra": words that only places follow.
  private static func isPlaceVerb(_ token: Int, _ scene: Scene) -> Bool {
    let fold = scene.tokens.fold(token)
    if fold == Word.for.fold {
      let before = scene.tokens.fold(token - 1)
      return before == Word.bound.fold || before == Word.headed.fold || before == Word.left.fold
    }
    return fold == Word.visit.fold || fold == Word.visits.fold || fold == Word.visited.fold
      || fold == Word.visiting.fold || fold == Word.toured.fold || fold == Word.reached.fold
      || fold == Word.reach.fold || fold == Word.entered.fold || fold == Word.leaving.fold
  }

  private static func isPlacePreposition(_ token: Int, _ scene: Scene) -> Bool {
    let fold = scene.tokens.fold(token)
    if isPlaceVerb(token, scene) { return true }
    // "moved to Richmond"
    if fold == Word.to.fold {
      let before = scene.tokens.fold(token - 1)
      return before == Word.moved.fold || before == Word.went.fold || before == Word.traveled.fold
        || before == Word.returned.fold || before == Word.deployed.fold || before == Word.flew.fold
        || before == Word.flown.fold || before == Word.came.fold || before == Word.trip.fold
        || before == Word.drove.fold
    }
    return fold == Word.in.fold || fold == Word.at.fold || fold == Word.near.fold
      || fold == Word.from.fold || fold == Word.outside.fold || fold == Word.around.fold
      || fold == Word.across.fold || fold == Word.off.fold || fold == Word.throughout.fold
      || fold == Word.inside.fold || fold == Word.including.fold || fold == Word.between.fold
  }
}
