import ArgumentParser
import Muster
import MusterText

/// `muster explain`: which rule and which evidence made what of some words.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say which rule made what of some words, or what a check or rule does.",
    discussion: """
      For the words, or the place, shows each token, the rows of the lists that know it (built in, \
      or file and line of yours), each rule that found something there, and the person, unit, date, \
      quote or finding it became. With the id of a check, rule or sieve alone: what it does, with an \
      example, and what it does not do.

      EXAMPLES
        muster explain release.html 'Lt. Gen. Mercer'
        muster explain name.misspelled
        muster explain --at 1398 --until 1403 release.html
        muster explain --line 35 --column 375 release.html
      """)

  @Argument(
    help: "The release, - for standard input; or the id of a check, rule or sieve.",
    completion: .file())
  var path: String

  @Argument(help: "Words as they stand in the text; the first place of them is explained.")
  var words: String?

  @OptionGroup(title: "Knowledge") var knowledge: KnowledgeOptions

  @Option(help: "The first code point of the text to explain, as `start` in a record.")
  var at: Int?

  @Option(help: "The code point behind the last one, as `end` in a record.")
  var until: Int?

  @Option(help: "The line of the page, from 1, as findings give it.")
  var line: Int?

  @Option(help: "The column of the page in code points, from 1.")
  var column: Int = 1

  @Option(help: "What the input is: \(InputFormat.allValueStrings.joined(separator: ", ")).")
  var inputFormat: InputFormat = .auto

  @Option(help: "The day of publication (YYYY-MM-DD) of an input that does not tell it.")
  var published: String?

  /// Whether an id stands alone: what it names is to be documented.
  private var asksForID: Bool {
    words == nil && at == nil && line == nil && FileSystem.entry(at: path) == nil && path != "-"
  }

  func validate() throws {
    if asksForID { return }
    if [words != nil, at != nil, line != nil].filter({ $0 }).count != 1 {
      throw ValidationError("expected one of WORDS, --at and --line, but found none or several")
    }
    if inputFormat == .jsonl {
      throw ValidationError("expected auto, html or text as --input-format, but found 'jsonl'")
    }
    if let published, CivilDate(iso: published) == nil {
      throw ValidationError("expected --published as YYYY-MM-DD, but found '\(published)'")
    }
  }

  func run() throws {
    var console = StandardError(isQuiet: false)
    let configuration = try knowledge.configuration()
    if asksForID { return try document(configuration) }
    let pipeline = try knowledge.pipeline(configuration, hasStyle: true)
    do {
      let source = Source(
        name: path, bytes: try FileSystem.bytes(at: path), mediaType: inputFormat.mediaType,
        published: published.flatMap { CivilDate(iso: $0) })
      let walk = pipeline.walk(through: try pipeline.document(from: source))
      guard let range = range(in: walk) else {
        console.line("\(path): expected the words or the place in the text, but found none such")
        throw ExitCode.someFailed
      }
      var sink = StandardOutputSink()
      try sink.write(Array(walk.explanation(of: range).description.utf8), name: path)
      try sink.finish()
    } catch let error as InputError {
      console.line("\(error.place): \(error.message)")
      throw ExitCode.someFailed
    } catch let error as IngestError {
      console.line(error.description)
      throw ExitCode.someFailed
    }
  }

  /// What the check, rule, sieve or pattern of an id does.
  private func document(_ configuration: Configuration) throws {
    let words: String
    if let page = Catalogue.documentation(of: RuleID(path)) {
      words = page
    } else if let pattern = try knowledge.pipeline(configuration).patterns
      .first(where: { $0.id.name == path })
    {
      words = "\(pattern.id), a pattern of \(pattern.path):\(pattern.line)\n\n  \(pattern.text)\n"
    } else {
      let ids = (Catalogue.checks + Catalogue.rules + Catalogue.sieves).map(\.id.name)
      throw ValidationError(
        "expected a file and words, or the id of a check, rule or sieve"
          + "\(Suggestion.nearest(to: path, in: ids)), but found '\(path)'")
    }
    var sink = StandardOutputSink()
    try sink.write(Array(words.utf8), name: path)
    try sink.finish()
  }

  private func range(in walk: Walk) -> TextRange? {
    if let words { return walk.range(of: words) }
    if let at {
      guard let start = Places.byte(ofCodePoint: at, in: walk.document.text),
        let end = Places.byte(ofCodePoint: max(at + 1, until ?? 0), in: walk.document.text)
      else { return nil }
      return TextRange(start, end)
    }
    guard let line, let byte = Places.byte(ofLine: line, column: column, in: walk.document.page)
    else { return nil }
    return walk.token(atPageByte: byte)
  }
}

/// Turns what people count into bytes.
private enum Places {
  static func byte(ofCodePoint wanted: Int, in text: ArraySlice<UInt8>) -> Int? {
    var left = wanted
    for (index, byte) in zip(text.indices, text) where byte & 0xC0 != 0x80 {
      if left == 0 { return index }
      left -= 1
    }
    return left == 0 ? text.endIndex : nil
  }

  static func byte(ofCodePoint wanted: Int, in text: [UInt8]) -> Int? {
    wanted < 0 ? nil : byte(ofCodePoint: wanted, in: text[...])
  }

  static func byte(ofLine line: Int, column: Int, in page: [UInt8]) -> Int? {
    var start = 0
    for _ in 1..<max(1, line) {
      guard let end = page[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
        return nil
      }
      start = end + 1
      if page[end] == 0x0D, start < page.count, page[start] == 0x0A { start += 1 }
    }
    return byte(ofCodePoint: max(0, column - 1), in: page[start...])
  }
}
