/// A list that a user adds to those built in, in the same format.
///
/// Its rows count like rows of the built-in list of the same name. Where both know a form, the
/// user's row is asked first; of ranks all rows stay open until service or country decide.
public struct AddedList: Sendable {
  /// The file as the user named it, for messages: `lexicon/units.tsv`.
  public let path: String
  /// The list it adds to: `organizations.tsv`.
  public let name: String
  /// Its lines: no byte-order mark, ends of lines as LF, lines of blanks emptied.
  let bytes: [UInt8]

  /// Takes a file that a user wrote, by its path.
  ///
  /// The file name says which list it adds to; a name that is none is an error.
  public init(path: String, bytes: [UInt8]) throws(LexiconError) {
    self.path = path
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let format = ListFormat.named(file) else {
      throw LexiconError(list: path, line: 0, message: AddedList.complaint(file))
    }
    name = format.name
    self.bytes = AddedList.lines(bytes)
    if let line = AddedList.brokenLine(self.bytes) {
      throw LexiconError(
        list: path, line: line, message: "expected UTF-8, but found a byte that is none")
    }
  }

  /// A hash of its lines.
  public var fingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return String(hash, radix: 16)
  }

  private static func complaint(_ file: String) -> String {
    let names = ListFormat.all.flatMap { [$0.name] + $0.otherNames }
    let near = names.first { EditDistance.isOneSlip(Array($0.utf8), Array(file.utf8)) }
    let hint = near.map { "; did you mean \($0)?" } ?? ""
    return "expected a list by the name of \(names.joined(separator: ", ")), but found "
      + "\u{201C}\(file)\u{201D}\(hint)"
  }

  private static func lines(_ bytes: [UInt8]) -> [UInt8] {
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    var lines: [UInt8] = []
    lines.reserveCapacity(rest.count + 1)
    for line in rest.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.contains(where: { $0 != 0x20 && $0 != 0x09 }) { lines.append(contentsOf: line) }
      lines.append(0x0A)
    }
    return lines
  }

  private static func brokenLine(_ bytes: [UInt8]) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where String(validating: line, as: UTF8.self) == nil {
      return index + 1
    }
    return nil
  }

  /// The list alone, checked against its format: what is wrong is an error with file and line.
  func checked(against services: Set<String>) throws(LexiconError) -> WordList {
    let list = WordList(name: name, parts: [(path, WordList.kept(bytes))])
    guard let format = ListFormat.named(name) else { return list }
    try format.check(list, services: services)
    return list
  }
}
