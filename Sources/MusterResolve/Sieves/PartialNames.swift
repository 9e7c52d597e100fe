internal import MusterModel
internal import MusterText

extension Sieve {
  /// A rank and a family name that fit one person.
  ///
  /// Such as "Gen. Mercer".
  static let rankAndSurname = Sieve(
    "sieve.rank-surname", "A rank and a family name that fit one person."
  ) { clusters in
    for mention in clusters.open(.surname) where !clusters.keys[mention].ranks.isEmpty {
      let heads = clusters.heads(withFamily: clusters.keys[mention].family)
      let fitting = heads.filter { clusters.ranksAgree(mention, $0) }
      if fitting.count == 1 {
        clusters.put(mention, into: fitting[0], by: "sieve.rank-surname")
      } else if let head = clusters.latest(fitting, before: mention) {
        clusters.put(mention, into: head, by: "sieve.rank-surname")
      }
    }
  }

  /// "Mercer": the one person of this family name; of several, the one named last that the title
  /// does not exclude.
  static let surname = Sieve(
    "sieve.surname", "A family name alone: the person of that name, or the one named last."
  ) { clusters in
    for mention in clusters.open(.surname) {
      let key = clusters.keys[mention]
      var heads = clusters.heads(withFamily: key.family)
      if heads.count > 1, let gender = key.gender {
        let fitting = heads.filter { head in
          clusters.members(of: head).allSatisfy {
            clusters.keys[$0].gender == nil || clusters.keys[$0].gender == gender
          }
        }
        if !fitting.isEmpty { heads = fitting }
      }
      guard let head = clusters.latest(heads, before: mention) else { continue }
      clusters.put(mention, into: head, by: "sieve.surname")
    }
  }

  /// "Anthony", "Viper": the one person of this given name or nickname.
  static let givenName = Sieve(
    "sieve.given-name", "A given name or nickname alone: the person of that name."
  ) { clusters in
    for mention in clusters.open(.partial) {
      guard let given = clusters.keys[mention].given.first else { continue }
      let heads = clusters.heads(withGiven: given)
      guard let head = clusters.latest(heads, before: mention) else { continue }
      clusters.put(mention, into: head, by: "sieve.given-name")
    }
  }

  /// "Mecrer": one slip away from the family name of one person, whose rank does not forbid it.
  static let misspelledName = Sieve(
    "sieve.misspelled-name", "A family name one slip away from that of one person."
  ) { clusters in
    let open = clusters.open(.surname)
    guard !open.isEmpty else { return }
    var spelled: [[FoldID]: Int] = [:]
    for key in clusters.keys { spelled[key.family, default: 0] += 1 }
    var spellings = FamilySpellings(clusters)
    for mention in open {
      let key = clusters.keys[mention]
      guard key.family.count == 1,
        let family = clusters.mentions.people[mention].reading.name.family
      else { continue }
      // A name that stands there several times is spelled as it is meant.
      guard spelled[key.family, default: 0] < 2 else { continue }
      let word = Array(clusters.document.text[family.start..<family.end])
      let near = spellings.heads(near: word)
      let fitting = key.ranks.isEmpty ? near : near.filter { clusters.ranksAgree(mention, $0) }
      guard let head = clusters.latest(fitting, before: mention) else { continue }
      clusters.put(mention, into: head, by: "sieve.misspelled-name")
      spellings.add(word, of: head)
    }
  }

  /// Mentions of one family name of which no full name stands in the text.
  ///
  /// Such as "Gen. Mercer … Mercer".
  static let sameSurname = Sieve(
    "sieve.same-surname", "Mentions of one family name without a full name in the text."
  ) { clusters in
    for mention in clusters.open(.surname) {
      let key = clusters.keys[mention]
      let same = clusters.heads(withFamily: key.family).first {
        clusters.keys[$0].family == key.family
      }
      clusters.put(mention, into: same ?? mention, by: "sieve.same-surname")
    }
  }
}
