/// The phrases of the lists that begin at each token of a text, found once, for all who ask.
struct PhraseSightings: @unchecked Sendable {
  /// The longest phrase of a kind at a token.
  struct Sighting {
    /// The token behind the longest form whose letter case fits; 0 if none does.
    var end: Int32
    /// The rows of that form.
    var list: Int32
    /// The token behind the longest form, whatever its letter case.
    var endInAnyCase: Int32
    /// The rows of that form.
    var listInAnyCase: Int32
  }

  /// For each token the kinds that begin there, as bits.
  private let kinds: UnsafeMutablePointer<UInt64>
  /// For each token the first of its sightings, which stand in the order of the kinds.
  private let firsts: UnsafeMutablePointer<Int32>
  private let sightings: UnsafeMutablePointer<Sighting>

  init(of index: PhraseIndex, in words: PhraseWords, _ classes: TokenColumn<WordClasses>) {
    let count = words.folds.count
    kinds = .allocate(capacity: max(1, count))
    firsts = .allocate(capacity: max(1, count))
    var all: [Sighting] = []
    all.reserveCapacity(count)
    let none = Sighting(end: 0, list: 0, endInAnyCase: 0, listInAnyCase: 0)
    var found = [Sighting](repeating: none, count: Lexicon.PhraseKind.allCases.count)
    for token in 0..<count {
      firsts[token] = Int32(all.count)
      var bits: UInt64 = 0
      let first = classes[token]
      if !first.isDisjoint(with: index.anyOpeners) {
        index.eachPhrase(at: token, in: words) { group, end, satisfied in
          let number = Int(group.kind.rawValue)
          let bit: UInt64 = 1 << UInt64(number)
          // The first word of each phrase has the bit of its kind.
          guard index.kindBits & bit != 0, !first.isDisjoint(with: index.openers[number]),
            let list = index.list(of: group, .all)
          else { return }
          if bits & bit == 0 { found[number] = none }
          bits |= bit
          found[number].endInAnyCase = Int32(end)
          found[number].listInAnyCase = list
          if let list = index.list(of: group, satisfied) {
            found[number].end = Int32(end)
            found[number].list = list
          }
        }
      }
      kinds[token] = bits
      while bits != 0 {
        all.append(found[bits.trailingZeroBitCount])
        bits &= bits - 1
      }
    }
    sightings = .allocate(capacity: max(1, all.count))
    sightings.initialize(from: all, count: all.count)
  }

  func deallocate() {
    kinds.deallocate()
    firsts.deallocate()
    sightings.deallocate()
  }

  /// The longest phrase of a kind that begins at a token.
  @inline(__always)
  func phrase(
    _ kind: Lexicon.PhraseKind, at token: Int, anyCase: Bool, of index: PhraseIndex
  ) -> Lexicon.Phrase? {
    let here = kinds[token]
    let bit: UInt64 = 1 << UInt64(kind.rawValue)
    guard here & bit != 0 else { return nil }
    let place = Int(firsts[token]) + (here & (bit - 1)).nonzeroBitCount
    let sighting = sightings[place]
    if anyCase {
      return Lexicon.Phrase(
        end: Int(sighting.endInAnyCase), rows: index.rows(sighting.listInAnyCase))
    }
    guard sighting.end > 0 else { return nil }
    return Lexicon.Phrase(end: Int(sighting.end), rows: index.rows(sighting.list))
  }
}

/// The words of a text as phrases are looked for among them.
struct PhraseWords {
  var folds: TokenColumn<FoldID>
  var shapes: TokenColumn<Tokens.Shape>
  var kinds: TokenColumn<Tokens.Kind>

  init(
    folds: TokenColumn<FoldID>, shapes: TokenColumn<Tokens.Shape>, kinds: TokenColumn<Tokens.Kind>
  ) {
    self.folds = folds
    self.shapes = shapes
    self.kinds = kinds
  }

  init(_ tokens: Tokens) {
    self.init(folds: tokens.folds, shapes: tokens.shapes, kinds: tokens.kinds)
  }

  /// Whether a token exists and no white space stands before it.
  func isGlued(_ index: Int) -> Bool {
    index > 0 && index < shapes.count && !shapes[index].contains(.spaceBefore)
  }
}
