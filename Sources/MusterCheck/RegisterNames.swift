internal import MusterModel
internal import MusterText

/// Family names that other releases spell otherwise.
///
/// Only the same given name, or the same rank where no given name speaks against it, makes a person
/// of the register the person of the release; a spelling that the register has, too, is believed.
struct RegisterNames {
  private struct Known {
    var person: Register.Person
    var letters: [UInt8]
  }

  private let proof: Proof
  private var known: [Known] = []

  init(_ proof: Proof) {
    self.proof = proof
    let own = proof.document.source.name
    for person in proof.register.people where person.count >= 2 {
      // The release does not vouch for itself.
      guard person.sources.isEmpty || person.sources.contains(where: { $0 != own }) else {
        continue
      }
      known.append(Known(person: person, letters: RegisterNames.letters(person.family)))
    }
  }

  func findings() -> [Finding] {
    guard !known.isEmpty else { return [] }
    return proof.roll.people.flatMap { person -> [Finding] in
      guard let family = person.family else { return [] }
      let letters = RegisterNames.letters(family)
      guard letters.count >= 4, !known.contains(where: { $0.letters == letters }) else { return [] }
      var best: (known: Known, likeness: Likeness, isSure: Bool)?
      for known in known where known.person.count > best?.known.person.count ?? 0 {
        guard let likeness = Likeness(from: known.letters, to: letters), likeness.isSingle,
          let isSure = isSame(known.person, person)
        else { continue }
        best = (known, likeness, isSure)
      }
      guard let best else { return [] }
      return person.mentions.compactMap { mention in
        guard mention.form != .pronoun, mention.form != .nominal,
          let token = proof.tokens.indices(in: mention.range).last(where: {
            proof.letters($0) == letters
          })
        else { return nil }
        return finding(token, best.known.person, best.likeness, best.isSure)
      }
    }
  }

  /// Whether two are one person: true by given name, false by rank only; nil if nothing says so.
  private func isSame(_ known: Register.Person, _ person: Person) -> Bool? {
    if let given = person.given, let other = known.given {
      return RegisterNames.letters(given) == RegisterNames.letters(other) ? true : nil
    }
    return person.ranks.contains { known.ranks.contains($0.title) } ? false : nil
  }

  private func finding(
    _ token: Int, _ known: Register.Person, _ likeness: Likeness, _ isSure: Bool
  ) -> Finding {
    let others = known.sources.filter { $0 != proof.document.source.name }
    let place = others.first.map { ", as in \($0)" } ?? ""
    return proof.finding(
      "name.misspelled", isSure ? .error : .warning,
      "expected \u{201C}\(known.family)\u{201D}, but found \u{201C}\(proof.string(token))\u{201D}, "
        + "because other releases spell the name so \(known.count) times\(place) "
        + "(\(likeness.description))",
      proof.tokens.range(token), suggestion: known.family)
  }

  private static func letters(_ name: String) -> [UInt8] { Array(Fold.string(name).utf8) }
}
