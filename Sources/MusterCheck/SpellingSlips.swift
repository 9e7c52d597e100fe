internal import MusterModel
internal import MusterText

extension Proof {
  /// The word of the lists from which one slip leads to a word that there is not; nil if there is
  /// none, or if several of the same length might be meant.
  ///
  /// Words that are left out by `isInflected` are no slips but other forms.
  func spelling(of wrong: [UInt8], isInflected: ([UInt8]) -> Bool = { _ in false }) -> [UInt8]? {
    var found: [[UInt8]] = []
    func look(_ word: [UInt8]) {
      guard word.count >= 3, !found.contains(word),
        lexicon.fold(of: String(decoding: word, as: UTF8.self)) != nil, lexicon.isEnglish(word),
        !isInflected(word)
      else { return }
      found.append(word)
    }
    var word = wrong
    for at in wrong.indices.dropLast() where wrong[at] != wrong[at + 1] {
      word.swapAt(at, at + 1)
      look(word)
      word.swapAt(at, at + 1)
    }
    // Exchanged letters are the surest slip, then one too many.
    if found.count == 1 { return found[0] }
    for at in wrong.indices {
      word.remove(at: at)
      look(word)
      word.insert(wrong[at], at: at)
    }
    for at in 0...wrong.count {
      for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
        word.insert(letter, at: at)
        look(word)
        word.remove(at: at)
        guard at < wrong.count else { continue }
        word[at] = letter
        look(word)
        word[at] = wrong[at]
      }
    }
    return found.count == 1 ? found[0] : found.first { $0.first == wrong.first }
  }
}
