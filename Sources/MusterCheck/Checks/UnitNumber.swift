internal import MusterModel
internal import MusterText

extension Check {
  /// The number of a unit against its number elsewhere.
  ///
  /// "the 711th Special Operations Squadron … the 117th SOS": digits exchanged; or a number near to
  /// the other one where the release never introduces a unit of that number.
  ///
  /// Does not report two units that stand in one sentence, nor units that are each introduced by
  /// their full names unless the digits are exchanged.
  static let unitNumber = Check(
    "unit.number", "The number of a unit against its other mentions.", severity: .warning,
    example: "The 711th Special Operations Squadron flew. The 117th SOS landed.",
    limits: "Units that stand in one sentence, and units that are each introduced in full, are "
      + "taken for two units, unless only the order of the digits differs."
  ) { proof in
    UnitNumbers(proof).findings()
  }
}

/// The numbers of the units of a release, by what the units are.
private struct UnitNumbers {
  private struct Use {
    var token: Int
    var value: Int
    /// The first letters of the words behind the number: "SOS".
    var type: String
    var isFull: Bool
    var isHeadline: Bool
    var sentence: Int32
  }

  private let proof: Proof
  private let tokens: Tokens
  private var uses: [Use] = []

  init(_ proof: Proof) {
    self.proof = proof
    tokens = proof.tokens
    for mention in proof.mentions.organizations
    where mention.reading.kind == .unit || mention.reading.kind == .command {
      let first = mention.tokens.lowerBound
      guard tokens.kinds[first] == .ordinal,
        let value = Int(proof.string(first).prefix { $0.isNumber })
      else { continue }
      let words = mention.tokens.dropFirst().prefix { tokens.fold($0) != .openParenthesis }
      guard let type = type(of: words) else { continue }
      let block = Int(tokens.blocks[first])
      uses.append(
        Use(
          token: first, value: value, type: type.letters, isFull: type.isFull,
          isHeadline: UnitNumbers.isHeadline(block, proof), sentence: tokens.sentences[first]))
    }
  }

  /// A headline, or the first line of a plain text that looks like one.
  private static func isHeadline(_ block: Int, _ proof: Proof) -> Bool {
    let kind = proof.document.blocks[block].kind
    if kind == .headline || kind == .subheadline { return true }
    let words = proof.tokens.tokens(ofBlock: block)
    return block == 0 && words.count <= 20
      && words.last.map { proof.tokens.fold($0) != .period } ?? false
  }

  private func type(of words: some Sequence<Int>) -> (letters: String, isFull: Bool)? {
    var letters = ""
    var count = 0
    var last = 0
    for token in words {
      guard tokens.isWord(token) else { break }
      guard tokens.isCapitalized(token) else { continue }
      letters += proof.string(token).prefix(1)
      count += 1
      last = token
    }
    if count == 1, tokens.shapes[last].contains(.allCaps) || tokens.shapes[last].contains(.mixed) {
      return (proof.string(last), false)
    }
    return count == 0 ? nil : (letters, true)
  }

  func findings() -> [Finding] {
    // A list of posts names many units.
    guard proof.document.release.kind != .biography else { return [] }
    var findings: [Finding] = bare()
    for use in uses {
      let same = uses.filter { $0.type == use.type }
      let count = same.count { $0.value == use.value }
      guard count == 1 else { continue }
      let others = same.filter { $0.value != use.value && $0.sentence != use.sentence }
      guard let other = best(of: others, against: use) else { continue }
      let right = others.filter { $0.value == other.value }
      // A list names both: "the 2nd and 3rd wings".
      guard !same.contains(where: { $0.value == other.value && $0.sentence == use.sentence }) else {
        continue
      }
      let isExchanged = isExchanged(use.value, other.value)
      // Where each stands there once nothing says which is right: both are shown.
      guard isExchanged || isLost(use, right) else { continue }
      findings.append(finding(use, right, isExchanged))
    }
    return findings
  }

  /// The ending of "31st's"; behind a number it is two tokens.
  private func isPossessive(_ token: Int) -> Bool {
    if tokens.fold(token) == .possessive { return true }
    return [.closeSingle, .straightSingle].contains(tokens.fold(token)) && tokens.isGlued(token)
      && tokens.isGlued(token + 1) && tokens.range(token + 1).count == 1
  }

  /// "the 31st's commander", where the only unit is the 13th.
  private func bare() -> [Finding] {
    guard !uses.isEmpty else { return [] }
    return tokens.kinds.indices.compactMap { token in
      guard tokens.kinds[token] == .ordinal, isPossessive(token + 1),
        tokens.fold(token - 1) == Word.the.fold,
        let value = Int(proof.string(token).prefix { $0.isNumber }),
        !uses.contains(where: { $0.value == value })
      else { return nil }
      let right = uses.filter { isExchanged(value, $0.value) }
      guard let first = right.first else { return nil }
      let use = Use(
        token: token, value: value, type: first.type, isFull: false, isHeadline: false,
        sentence: tokens.sentences[token])
      return finding(use, right, true)
    }
  }

  private func best(of others: [Use], against use: Use) -> Use? {
    let near = others.filter { isNear(use.value, $0.value) || isExchanged(use.value, $0.value) }
    return near.max { left, right in
      near.count { $0.value == left.value } < near.count { $0.value == right.value }
    }
  }

  /// Whether the release never introduces a unit of this number: a short form without its long one,
  /// or a headline without its story.
  private func isLost(_ use: Use, _ right: [Use]) -> Bool {
    if use.isHeadline { return right.count >= 2 && !right.contains(where: \.isHeadline) }
    let isNeighbour = [1, 2, 10].contains(abs(use.value - right[0].value))
    return !use.isFull && right.contains(where: \.isFull) && (isNeighbour || right.count >= 2)
  }

  private func isExchanged(_ left: Int, _ right: Int) -> Bool {
    guard left >= 10 || right >= 10 else { return false }
    let one = Array(String(left).utf8)
    let other = Array(String(right).utf8)
    if Int(String(decoding: one.reversed(), as: UTF8.self)) == right
      || Int(String(decoding: other.reversed(), as: UTF8.self)) == left
    {
      return true
    }
    if case .exchanged? = Slip(from: one, to: other) { return true }
    return false
  }

  /// One digit differs, is left out or added, or the two are neighbours.
  private func isNear(_ left: Int, _ right: Int) -> Bool {
    if [1, 2, 10].contains(abs(left - right)) { return true }
    return Slip(from: Array(String(left).utf8), to: Array(String(right).utf8)) != nil
  }

  private func finding(_ use: Use, _ right: [Use], _ isExchanged: Bool) -> Finding {
    let example = proof.string(right[0].token)
    let times = right.count == 1 ? "once" : "\(right.count) times"
    return proof.finding(
      "unit.number", isExchanged && right.count >= 2 ? .error : .warning,
      "expected \u{201C}\(example)\u{201D}, but found \u{201C}\(proof.string(use.token))\u{201D}, because "
        + "the release numbers the unit so \(times)" + (isExchanged ? " (digits exchanged)" : ""),
      tokens.range(use.token), suggestion: example,
      evidence: right.prefix(5).map {
        Finding.Evidence(range: tokens.range($0.token), note: "the number as written here")
      })
  }
}
