internal import MusterModel
internal import MusterText

/// Says whether a sentence tells of something as past, from its verbs alone.
struct Tense {
  private let proof: Proof
  private var tokens: Tokens { proof.tokens }

  init(_ proof: Proof) { self.proof = proof }

  /// The verb in a past tense to which words further on belong, or nil if there is none or the
  /// sentence speaks of what is to come.
  ///
  /// The verb nearest before the words counts: "visited the base Aug. 3" has one, "said the team
  /// will visit Aug. 3" has none, as "will" stands nearer.
  func pastVerb(before words: Range<Int>) -> Int? {
    let sentence = tokens.sentence(around: words.lowerBound)
    var token = words.lowerBound - 1
    // What stands right before a date may say that it is an end in sight: "until Aug. 5".
    if announces(token) { return nil }
    while token >= sentence.lowerBound {
      let word = self.word(token)
      if isToCome(word, token) { return nil }
      if Tense.isPast(word), !tokens.isCapitalized(token),
        !Tense.participles.contains(word)
      {
        // "is expected", "to be held": the auxiliary says when.
        for before in max(sentence.lowerBound, token - 3)..<token
        where isToCome(self.word(before), before) {
          return nil
        }
        return hasFuture(sentence) ? nil : token
      }
      token -= 1
    }
    return nil
  }

  /// The word that makes a verb of what is to come, to which words further on belong; nil if there
  /// is none, or if another verb stands nearer.
  func futureVerb(before words: Range<Int>) -> Int? {
    let sentence = tokens.sentence(around: words.lowerBound)
    // Such a day says when something else was: "will cover the days between Feb. 3 and 5".
    let other = [
      "since", "after", "from", "of", "dated", "until", "following", "between", "for", "covering",
    ]
    if other.contains(word(words.lowerBound - 1)) { return nil }
    var token = words.lowerBound - 1
    while token >= sentence.lowerBound, words.lowerBound - token <= 14 {
      let word = self.word(token)
      if tokens.kinds[token] == .mark, tokens.fold(token) != .comma, tokens.fold(token) != .hyphen {
        return nil
      }
      if word == "will" || word == "shall", !tokens.isCapitalized(token) {
        return self.word(token + 1) == "have" ? nil : token
      }
      // A nearer verb, or a clause of its own, has the date.
      if Tense.isPast(word), !tokens.isCapitalized(token), !Tense.isPassive(token, self) {
        return nil
      }
      if ["who", "which", "that", "after", "when", "since", "would", "said"].contains(word) {
        return nil
      }
      token -= 1
    }
    return nil
  }

  /// "will be held": the participle belongs to what is to come.
  private static func isPassive(_ token: Int, _ tense: Tense) -> Bool {
    (1...3).contains { tense.word(token - $0) == "be" }
  }

  private func word(_ token: Int) -> String {
    token >= 0 && token < tokens.count ? Fold.string(proof.string(token)) : ""
  }

  /// Whether a word speaks of what is to come; "to" does so before a verb, not before a place.
  private func isToCome(_ word: String, _ token: Int) -> Bool {
    guard Tense.toCome.contains(word), !tokens.isCapitalized(token) else { return false }
    guard word == "to" else { return true }
    return !tokens.isCapitalized(token + 1) && !tokens.has(.function, at: token + 1)
      && tokens.isWord(token + 1)
  }

  private func announces(_ token: Int) -> Bool {
    token >= 0
      && ["until", "till", "by", "through", "before", "for", "starting", "beginning", "since"]
        .contains(word(token))
  }

  private func hasFuture(_ sentence: Range<Int>) -> Bool {
    sentence.contains { Tense.announcing.contains(word($0)) }
  }

  private static func isPast(_ word: String) -> Bool {
    if irregular.contains(word) { return true }
    return word.hasSuffix("ed") && word.utf8.count > 4 && !noVerb.contains(word)
  }

  /// Forms of the simple past that do not end in "-ed".
  private static let irregular: Set<String> = [
    "was", "were", "had", "met", "held", "took", "went", "came", "led", "flew", "ran", "gave",
    "spoke", "won", "saw", "made", "began", "left", "became", "got", "brought", "taught", "built",
    "fought", "sent", "spent", "stood", "told", "broke", "drove", "rode", "rose", "sang", "drew",
    "grew", "knew", "threw", "kept", "felt", "found", "heard", "laid", "lost", "paid", "sank",
    "shot", "swam", "died", "wrote", "swore", "fell", "landed", "did",
  ]
  /// Words in "-ed" that are no verb of the past.
  private static let noVerb: Set<String> = [
    "united", "need", "indeed", "exceed", "proceed", "succeed", "speed", "hundred", "unmanned",
    "armed", "combined", "allied", "advanced", "enlisted", "red", "bed", "shed", "seed",
  ]
  /// Participles that as a rule stand behind a noun ("Airmen assigned to the wing") and are not the
  /// verb of the sentence.
  private static let participles: Set<String> = [
    "assigned", "based", "located", "stationed", "entitled", "titled", "named", "called", "dated",
    "attached", "related", "associated", "dedicated", "known", "headquartered", "deployed",
  ]
  /// Words that say of the verb they go with that it is to come.
  private static let toCome: Set<String> = [
    "will", "shall", "would", "could", "should", "may", "might", "must", "can", "to", "scheduled",
    "planned", "slated", "expected", "set", "due", "upcoming", "next", "ahead", "deadline",
    "expires", "announced", "plans", "intends", "until", "is", "are", "be",
  ]
  /// Words anywhere in a sentence that make it an announcement.
  private static let announcing: Set<String> = [
    "will", "scheduled", "slated", "upcoming", "tentatively", "expires", "deadline",
  ]
}
