internal import MusterModel

extension Sieve {
  /// The same given and family name, letter for letter.
  static let exactName = Sieve(
    "sieve.exact-name", "Two mentions of the same given and family name."
  ) { clusters in
    for mention in clusters.open(.full) {
      let key = clusters.keys[mention]
      let same = clusters.heads(withFamily: key.family).first { head in
        let other = clusters.keys[head]
        return other.family == key.family && other.given == key.given && clusters.agree(other, key)
      }
      clusters.put(mention, into: same ?? mention, by: "sieve.exact-name")
    }
  }

  /// Full names that differ in what one of them leaves out.
  ///
  /// Such as "David Mercer" and "David N. Mercer Jr.", "Dave Mercer" and "David Mercer". Not
  /// "George W." and "George H." of one family name.
  static let compatibleName = Sieve(
    "sieve.compatible-name", "Full names that differ in what one of them leaves out."
  ) { clusters in
    for head in clusters.heads {
      let key = clusters.keys[head]
      let others = clusters.heads(withFamily: key.family).filter { other in
        other < head && clusters.agree(clusters.keys[other], key)
      }
      // Two that fit speak for neither.
      if others.count == 1 {
        clusters.merge(head, into: others[0], by: "sieve.compatible-name")
      }
    }
  }
}
