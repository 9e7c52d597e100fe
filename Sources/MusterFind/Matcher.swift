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

  /// Runs one phase over a scene; its mentions join those of the phases before it.
  public static func run(_ phase: Phase, on scene: Scene) {
    switch phase {
    case .pass(let pass): pass.run(scene)
    case .rules(let rules): run(rules, on: scene)
    }
  }

  private static func run(_ rules: [Rule], on scene: Scene) {
    let table = TriggerTable(rules.lazy.map(\.triggers)) { number in
      rules[number].needs.map { $0.intersects(scene.words) } ?? true
    }
    let tokens = scene.tokens
    let count = tokens.count
    rules.withUnsafeBufferPointer { rules in
      var token = 0
      while token < count {
        var left = table.rules(for: tokens.classes[token])
        if left == 0 {
          token += 1
          continue
        }
        var best: Found?
        var winner = 0
        while left != 0 {
          let index = left.trailingZeroBitCount
          left &= left - 1
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
