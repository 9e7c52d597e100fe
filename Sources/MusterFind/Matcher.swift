public import MusterModel
public import MusterText

/// Runs the phases over a text.
public enum Matcher {
  /// All mentions of a document.
  public static func mentions(
    in document: Document, tokens: Tokens, lexicon: Lexicon, phases: [Phase] = Rules.phases
  ) -> Mentions {
    let scene = Scene(document: document, tokens: tokens, lexicon: lexicon)
    scene.hasPatterns = !lexicon.patterns.isEmpty
    for phase in phases { run(phase, on: scene) }
    return scene.mentions
  }

  static func run(_ phase: Phase, on scene: Scene) {
    switch phase {
    case .pass(let pass): pass.run(scene)
    case .rules(let rules): run(rules, on: scene)
    }
  }

  private static func run(_ rules: [Rule], on scene: Scene) {
    var triggers: WordClasses = []
    for rule in rules { triggers.formUnion(rule.triggers) }
    let triggersOf = rules.map(\.triggers)
    let tokens = scene.tokens
    let count = tokens.count
    rules.withUnsafeBufferPointer { rules in
      var token = 0
      while token < count {
        let classes = tokens.classes[token]
        if classes.isDisjoint(with: triggers) {
          token += 1
          continue
        }
        var best: Found?
        var winner = 0
        for index in 0..<triggersOf.count where !classes.isDisjoint(with: triggersOf[index]) {
          guard let found = rules[index].find(token, scene), !found.tokens.isEmpty else { continue }
          if scene.hasPatterns, scene.isHeldByPattern(found.tokens, rules[index].writes) {
            continue
          }
          if let sofar = best, found.tokens.upperBound <= sofar.tokens.upperBound { continue }
          best = found
          winner = index
        }
        if let best {
          scene.add(best, rule: rules[winner].id)
          token = max(token + 1, best.tokens.upperBound)
        } else {
          token += 1
        }
      }
    }
  }
}
