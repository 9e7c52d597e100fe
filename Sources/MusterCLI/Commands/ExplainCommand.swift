import ArgumentParser
import Muster

/// `muster explain`: which rule and which evidence made what of some words.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say which rule made what of some words.",
    discussion: """
      For the words, or the place, shows each token with what the lists know of it, each rule that \
      found something there, and the person, unit, date, quote or finding it became.

      EXAMPLES
        muster explain release.html 'Lt. Gen. Mercer'
        muster explain --at 1398 --until 1403 release.html
        muster explain --line 35 --column 375 release.html
      """)

  @Argument(help: "The release; - for standard input.", completion: .file())
  var path: String

  @Argument(help: "Words as they stand in the text; the first place of them is explained.")
  var words: String?

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

  func validate() throws {
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
    do {
      let source = Source(
        name: path, bytes: try FileSystem.bytes(at: path), mediaType: inputFormat.mediaType,
        published: published.flatMap { CivilDate(iso: $0) })
      let pipeline = try Pipeline()
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
