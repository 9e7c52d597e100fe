internal import Foundation

/// Reads case files: text that one can write without knowing the program.
///
///     # rank with a point
///     ⟦Capt. Floyd Harris⟧ said so.
///     > person given=Floyd family=Harris
///
/// A blank line ends a case. Lines that begin with `#` are remarks; the last one above the text is
/// the title. Each other line is a block of its own: a paragraph, or what `!headline`,
/// `!caption` … at its start say; `!dateline FORT ASH, Texas -- The gate …` is a paragraph that opens
/// with a dateline. `@ 2025-02-12` is the day of publication. `>` begins what is
/// expected. A `\` at the start of a line takes the meaning from the character behind it.
public enum CaseFile {
  /// The cases of a folder of the corpus, by file name; none where there is no such folder.
  public static func cases(in folder: String) -> [Case] {
    Corpus.names(in: folder).filter { $0.hasSuffix(".cases") }.flatMap { name in
      let file = folder + "/" + name
      do {
        let text = try String(
          contentsOf: Corpus.folder.appending(path: file), encoding: .utf8)
        return parse(text, file: file)
      } catch {
        var broken = Case(file: file, title: "unreadable", number: 1)
        broken.fault = CaseFault(
          file: file, line: 1, message: "expected a readable file in UTF-8, but found: \(error)")
        return [broken]
      }
    }
  }

  /// The cases of a text.
  public static func parse(_ text: String, file: String) -> [Case] {
    var cases: [Case] = []
    var block: [(number: Int, text: String)] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      if trimmed.isEmpty {
        if let read = parse(block, file: file) { cases.append(read) }
        block = []
      } else {
        block.append((index + 1, trimmed))
      }
    }
    if let read = parse(block, file: file) { cases.append(read) }
    return cases
  }

  private static func parse(_ block: [(number: Int, text: String)], file: String) -> Case? {
    guard let first = block.first else { return nil }
    // A block of remarks alone speaks about the file.
    if block.allSatisfy({ $0.text.hasPrefix("#") }) { return nil }
    var result = Case(file: file, title: "", number: first.number)
    func blame(_ line: Int, _ message: String) {
      if result.fault == nil { result.fault = CaseFault(file: file, line: line, message: message) }
    }
    for (number, text) in block {
      switch text.first {
      case "#":
        if !result.lines.isEmpty { blame(number, "expected a blank line before the next title") }
        result.title = text.dropFirst().trimmingCharacters(in: .whitespaces)
      case "@":
        result.published = text.dropFirst().trimmingCharacters(in: .whitespaces)
      case ">":
        if result.lines.isEmpty { blame(number, "expected a text before \">\", but found none") }
        result.expectations.append(
          Case.Expectation(
            text: text.dropFirst().trimmingCharacters(in: .whitespaces), number: number))
      default:
        if !result.expectations.isEmpty {
          blame(number, "expected a blank line or \">\", but found text behind the expectations")
        }
        result.lines.append(line(text, number))
      }
    }
    if result.title.isEmpty { blame(first.number, "expected a title (# …), but found none") }
    if result.expectations.isEmpty {
      blame(first.number, "expected \"> …\" at the end of the case, but found none")
    }
    return result
  }

  private static func line(_ text: String, _ number: Int) -> Case.Line {
    if text.hasPrefix("\\") {
      return Case.Line(kind: nil, text: String(text.dropFirst()), number: number)
    }
    guard text.hasPrefix("!") else { return Case.Line(kind: nil, text: text, number: number) }
    let word = text.dropFirst().prefix { !$0.isWhitespace }
    let rest = text.dropFirst(word.count + 1).trimmingCharacters(in: .whitespaces)
    return Case.Line(kind: String(word), text: rest, number: number)
  }
}
