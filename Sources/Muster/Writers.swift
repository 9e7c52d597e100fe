internal import MusterFind
internal import MusterModel
internal import MusterResolve
internal import MusterText

extension Pipeline {
  /// The writers that the by-lines name: rank and name apart, and who they are in the roll.
  ///
  /// A by-line is read by the same rules as the text: "Staff Sgt. Ana Ruiz" is a rank and a name.
  /// Where no rule finds a name the by-line stands for itself, unless it names no person at all
  /// ("staff reports").
  func writers(of walk: borrowing Walk) -> [Writer] {
    walk.document.release.bylines.map { byline in
      // A short document of its own, as the by-line need not be part of the text.
      let text = Array(byline.excerpt.text.utf8)
      let all = TextRange(0, text.count)
      var map = SourceMap()
      map.append(
        SourceMap.Run(text: all, source: SourceRange(0, text.count), isVerbatim: true))
      let document = Document(
        source: walk.document.source, page: text, text: text, map: map,
        blocks: [Block(.paragraph, all)], release: Release())
      let mentions = mentions(in: document, tokens(of: document))
      guard let person = mentions.people.first else {
        return Writer(name: nil, rank: mentions.ranks.first.map { document.string($0.range) })
      }
      let rank = person.reading.rank.map { mentions.ranks[$0] } ?? mentions.ranks.first
      let name = document.string(person.range)
      return Writer(
        name: name, rank: rank.map { document.string($0.range) },
        person: Self.person(named: name, in: walk))
    }
  }

  /// The person of the roll who has this name in one of the mentions.
  private static func person(named name: String, in walk: borrowing Walk) -> Int? {
    let wanted = Fold.string(name)
    let document = walk.document
    return walk.resolution.roll.people.firstIndex { person in
      Fold.string(person.fullName) == wanted
        || person.mentions.contains {
          $0.form == .full && Fold.string(document.string($0.range)) == wanted
        }
    }
  }
}
