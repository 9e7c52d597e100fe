public import MusterModel
public import MusterText

/// Runs the phases over a text.
public enum Matcher {
  /// All mentions of a document.
  public static func mentions(
    in document: Document, tokens: Tokens, lexicon: Lexicon, phases: [Phase] = Rules.phases
  ) -> Mentions {
    var scene = Scene(document: document, tokens: tokens, lexicon: lexicon)
    for phase in phases { run(phase, on: &scene) }
    return scene.mentions
  }

  static func run(_ phase: Phase, on scene: inout Scene) {
    switch phase {
    case .pass(let pass): pass.run(&scene)
    case .rules(let rules): run(rules, on: &scene)
    }
  }

  private static func run(_ rules: [Rule], on scene: inout Scene) {
    var triggers: WordClasses = []
    for rule in rules { triggers.formUnion(rule.triggers) }
    var token = 0
    let count = scene.tokens.count
    while token < count {
      let classes = scene.tokens.classes[token]
      if classes.isDisjoint(with: triggers) {
        token += 1
        continue
      }
      var best: Found?
      var winner: RuleID?
      for rule in rules where !classes.isDisjoint(with: rule.triggers) {
        guard let found = rule.find(token, scene), !found.tokens.isEmpty else { continue }
        if let sofar = best, found.tokens.upperBound <= sofar.tokens.upperBound { continue }
        best = found
        winner = rule.id
      }
      if let best, let winner {
        scene.add(best, rule: winner)
        token = max(token + 1, best.tokens.upperBound)
      } else {
        token += 1
      }
    }
  }
}
