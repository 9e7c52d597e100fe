internal import MusterModel
internal import MusterText

extension Check {
  /// An acronym whose letters are out of order or doubled: "the CAOC … the COAC".
  ///
  /// The right one must be in the lists, be defined in the release, in parentheses, or stand there
  /// more often. A definition whose letters do not follow its words is no definition: "Harbor Watch
  /// Center (HCW)".
  ///
  /// Does not report an acronym that the lists know, or one that is defined by its own words.
  static let acronymOrder = Check(
    "acronym.order", "An acronym with two letters exchanged.", severity: .error,
    example: "The Harbor Watch Center (HWCX) opened. The HWXC closed at dusk.",
    limits: "An acronym that the lists have, or that the release defines by its own words, is "
      + "believed."
  ) { proof in
    Acronyms(proof).findings()
  }
}

/// The acronyms of a release by their letters.
private struct Acronyms {
  private let proof: Proof
  private let tokens: Tokens
  private var places: [[UInt8]: [Int]] = [:]

  init(_ proof: Proof) {
    self.proof = proof
    tokens = proof.tokens
    for token in tokens.shapes.indices where isAcronym(token) {
      let range = tokens.range(token)
      places[Array(proof.document.text[range.start..<range.end]), default: []].append(token)
    }
  }

  func findings() -> [Finding] {
    let sorted = places.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var findings: [Finding] = []
    for (letters, found) in sorted where found.count == 1 {
      guard let token = found.first, !isListed(token) else { continue }
      if let initials = initials(before: token), initials != letters {
        // Defined, but by words whose first letters stand in another order.
        if isSlip(initials, letters) {
          let right = String(decoding: initials, as: UTF8.self)
          findings.append(
            finding(token, right, "its words begin with these letters", places[initials]?.first))
          continue
        }
      }
      guard !isDefined(token) else { continue }
      for (other, right) in sorted where isSlip(other, letters) {
        guard let example = right.first(where: isDefined) ?? right.first,
          initials(before: example).map({ !isSlip($0, other) }) ?? true,
          right.count >= 2 || isDefined(example) || isListed(example)
        else { continue }
        findings.append(
          finding(
            token, proof.string(example), "the release has it so elsewhere", example))
        break
      }
    }
    return findings
  }

  private func finding(
    _ token: Int, _ right: String, _ because: String, _ example: Int?
  ) -> Finding {
    proof.finding(
      "acronym.order", .error,
      "expected \u{201C}\(right)\u{201D}, but found \u{201C}\(proof.string(token))\u{201D}, because \(because)",
      tokens.range(token), suggestion: right,
      evidence: example.map {
        [Finding.Evidence(range: tokens.range($0), note: "the acronym as written here")]
      } ?? [])
  }

  private func isListed(_ token: Int) -> Bool {
    tokens.classes[token].rawValue & (1 << 48 - 1) != 0
  }

  /// At least three letters with two capitals, in text that is not all capitals itself.
  private func isAcronym(_ token: Int) -> Bool {
    let shape = tokens.shapes[token]
    guard tokens.kinds[token] == .word || tokens.kinds[token] == .alphanumeric,
      tokens.range(token).count >= 3, tokens.range(token).count <= 10, !shape.contains(.point),
      shape.contains(.allCaps) || shape.contains(.mixed)
    else { return false }
    // In a headline of capitals each word looks like an acronym.
    func isShouted(_ at: Int) -> Bool {
      at >= 0 && at < tokens.count && tokens.kinds[at] == .word
        && tokens.shapes[at].contains(.allCaps) && tokens.range(at).count > 1
    }
    return !isShouted(token - 1) && !isShouted(token + 1)
  }

  /// "Combined Air Operations Center (CAOC)".
  private func isDefined(_ token: Int) -> Bool {
    tokens.fold(token - 1) == .openParenthesis && tokens.fold(token + 1) == .closeParenthesis
      // "a Harbor Watch Center, or HWC,"
      || tokens.fold(token - 1) == Word.or.fold && tokens.fold(token - 2) == .comma
  }

  /// The first letters of the words with a capital before the parenthesis in which an acronym
  /// stands, as many as it has letters; nil where it is not defined.
  private func initials(before token: Int) -> [UInt8]? {
    guard tokens.fold(token - 1) == .openParenthesis, isDefined(token) else { return nil }
    let count = tokens.range(token).count
    var letters: [UInt8] = []
    var at = token - 2
    let block = tokens.tokens(ofBlock: Int(tokens.blocks[token])).lowerBound
    while at >= block, letters.count < count {
      if tokens.isWord(at), tokens.isCapitalized(at) {
        letters.append(proof.document.text[Int(tokens.starts[at])])
      } else if tokens.fold(at) != .possessive, tokens.fold(at) != .hyphen,
        !tokens.has(.function, at: at)
      {
        break
      }
      at -= 1
    }
    return letters.count == count ? letters.reversed() : nil
  }

  /// Two letters exchanged, or one doubled.
  private func isSlip(_ right: [UInt8], _ wrong: [UInt8]) -> Bool {
    switch Slip(from: right, to: wrong) {
    case .exchanged: true
    case .doubled: right.count >= 4
    default: false
    }
  }
}
