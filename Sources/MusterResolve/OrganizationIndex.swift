internal import MusterModel
internal import MusterText

/// The words of organizations' names as acronyms are made of them, and the names by first letter.
struct InitialLetters {
  /// For each mention its words (see ``Acronym/words(of:in:_:)``).
  let words: [[[UInt8]]]
  private var byLetter: [[Int]] = Array(repeating: [], count: 256)

  init(_ all: [Mention<OrganizationReading>], _ tokens: Tokens, _ text: [UInt8]) {
    words = all.map { Acronym.words(of: $0.tokens, in: tokens, text) }
    for (index, words) in words.enumerated() {
      if let letter = words.first?.first { byLetter[Int(letter)].append(index) }
      // "U.S. Example Command": the acronym may leave out the country.
      if words.count > 3, words[0].count == 1, let letter = words[2].first,
        letter != words[0].first
      {
        byLetter[Int(letter)].append(index)
      }
      // "Minnesota Department of …": and the state.
      if words.count > 3, words[0].count > 1, let letter = words[1].first,
        letter != words[0].first
      {
        byLetter[Int(letter)].append(index)
      }
    }
  }

  /// The mentions whose acronym may begin with a letter, in text order.
  func names(beginning letter: UInt8?) -> [Int] { letter.map { byLetter[Int($0)] } ?? [] }
}

/// Names that begin or end with the words of a shorter one.
///
/// A few names are gone through as they are; of many, only those that share the words.
struct LongerNames {
  private let names: [[String]]
  private let indices: [Int]
  private var beginnings: [ArraySlice<String>: [Int]] = [:]
  private var ends: [ArraySlice<String>: [Int]] = [:]

  init(_ names: [[String]], where isName: (Int) -> Bool) {
    self.names = names
    indices = names.indices.filter(isName)
    guard indices.count > 128 else { return }
    for index in indices {
      for count in stride(from: 1, to: names[index].count, by: 1) {
        beginnings[names[index].prefix(count), default: []].append(index)
        ends[names[index].suffix(count), default: []].append(index)
      }
    }
  }

  /// Calls `body` with the mentions whose name may be a longer form of a name, until it says no.
  func each(than short: [String], _ body: (Int) -> Bool) {
    guard !beginnings.isEmpty else {
      for index in indices where names[index].count > short.count {
        guard body(index) else { return }
      }
      return
    }
    for index in beginnings[short[...]] ?? [] {
      guard body(index) else { return }
    }
    for index in ends[short[...]] ?? [] {
      guard body(index) else { return }
    }
  }
}
