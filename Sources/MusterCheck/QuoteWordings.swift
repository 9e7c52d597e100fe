internal import MusterModel
internal import MusterText

/// Finds quotations of one wording that another place gives in another one.
struct QuoteWordings {
  private struct Wording {
    var range: TextRange?
    var words: [String]
    var isStory: Bool
    var source: String?
  }

  private let proof: Proof
  private let tokens: Tokens

  init(_ proof: Proof) {
    self.proof = proof
    tokens = proof.tokens
  }

  func findings() -> [Finding] {
    // Without a headline or a caption that quotes, and without other releases, there is one wording.
    guard !proof.register.isEmpty || proof.roll.quotes.contains(where: hasOther) else { return [] }
    var own: [Wording] = []
    for quote in proof.roll.quotes where quote.kind != .indirect {
      for part in quote.parts {
        let words = tokens.indices(in: part)
        guard words.count >= 5, let first = words.first else { continue }
        let isStory = isStory(first)
        guard let plain = QuoteWordings.plain(proof.string(part)) else { continue }
        own.append(Wording(range: part, words: plain, isStory: isStory))
      }
    }
    var others = own.filter(\.isStory)
    for quotation in proof.register.quotations {
      guard let plain = QuoteWordings.plain(quotation.text), plain.count >= 5 else { continue }
      others.append(Wording(words: plain, isStory: true, source: quotation.source))
    }
    var findings: [Finding] = []
    for wording in own {
      guard let range = wording.range,
        let other = others.first(where: {
          ($0.source != nil || !wording.isStory) && QuoteWordings.varies(wording.words, $0.words)
        })
      else { continue }
      findings.append(finding(range, other))
    }
    return findings
  }

  /// Whether a quotation stands outside of the story.
  private func hasOther(_ quote: Quote) -> Bool {
    quote.kind != .indirect
      && quote.parts.contains { part in
        tokens.indices(in: part).first.map { !isStory($0) } ?? false
      }
  }

  private func isStory(_ token: Int) -> Bool {
    let kind = proof.document.blocks[Int(tokens.blocks[token])].kind
    return kind != .headline && kind != .subheadline && kind != .caption
  }

  private func finding(_ range: TextRange, _ other: Wording) -> Finding {
    let right = other.range.map(proof.string) ?? other.words.joined(separator: " ")
    let place = other.source.map { "\($0) has it so" } ?? "the story has it so"
    return proof.finding(
      "quote.varied", .warning,
      "expected \u{201C}\(right)\u{201D}, but found \u{201C}\(proof.string(range))\u{201D}, because \(place)",
      range,
      evidence: other.range.map { [Finding.Evidence(range: $0, note: "the quotation here")] } ?? [])
  }

  /// The words in small letters without marks; nil where words are left out or put in.
  static func plain(_ text: String) -> [String]? {
    guard !text.contains("["), !text.contains("("), !text.contains("\u{2026}"),
      !text.contains("...")
    else { return nil }
    let folded = Fold.string(text)
    return folded.split { !($0.isLetter || $0.isNumber || $0 == "'") }.map(String.init)
  }

  /// Whether two wordings are one quotation: of one length or nearly so, with at least four fifths
  /// of the words in their order, and not equal.
  static func varies(_ left: [String], _ right: [String]) -> Bool {
    guard left != right, left.count >= 5, right.count >= 5, left.count <= 80, right.count <= 80,
      abs(left.count - right.count) <= max(1, min(left.count, right.count) / 5)
    else { return false }
    // The longest run of words that both have in their order.
    var row = [Int](repeating: 0, count: right.count + 1)
    for word in left {
      var diagonal = 0
      for column in 1...right.count {
        let above = row[column]
        row[column] = word == right[column - 1] ? diagonal + 1 : max(above, row[column - 1])
        diagonal = above
      }
    }
    let common = row[right.count]
    // What is only cut at an end is the same wording.
    let (short, long) = left.count <= right.count ? (left, right) : (right, left)
    if common == short.count,
      long.starts(with: short) || long.suffix(short.count).elementsEqual(short)
    {
      return false
    }
    return common * 5 >= min(left.count, right.count) * 4
  }
}
