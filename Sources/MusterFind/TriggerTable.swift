internal import MusterText

/// For each class of tokens, the rules that it triggers, as bits: which rules are tried at a token
/// is found without asking each of them.
final class TriggerTable: @unchecked Sendable {
  /// All classes that trigger a rule.
  let classes: WordClasses
  private let rules: UnsafeMutablePointer<UInt64>

  /// Makes a table of the triggers of rules, of which there are at most 64.
  ///
  /// `isTried` says which of them are tried at all.
  init(_ triggers: some Sequence<WordClasses>, isTried: (Int) -> Bool = { _ in true }) {
    rules = .allocate(capacity: 64)
    rules.initialize(repeating: 0, count: 64)
    var classes: WordClasses = []
    for (number, triggers) in triggers.enumerated() where isTried(number) {
      precondition(number < 64, "a phase has at most 64 rules")
      classes.formUnion(triggers)
      var left = triggers.rawValue
      while left != 0 {
        rules[left.trailingZeroBitCount] |= 1 << UInt64(number)
        left &= left - 1
      }
    }
    self.classes = classes
  }

  deinit { rules.deallocate() }

  /// The numbers of the rules that a token of these classes triggers, as bits.
  @inline(__always)
  func rules(for token: WordClasses) -> UInt64 {
    var left = token.rawValue & classes.rawValue
    var found: UInt64 = 0
    while left != 0 {
      found |= rules[left.trailingZeroBitCount]
      left &= left - 1
    }
    return found
  }
}
