import Muster
import MusterFind
import MusterText

/// Times the dates alone, over tokens that are made already, and on texts made to be slow.
struct DateBench {
  private let pipeline: Pipeline
  private let lexicon: Lexicon
  /// The dates' pass and nothing else.
  private let phases: [Phase] = Rules.phases.filter { phase in
    if case .pass(let pass) = phase { return pass.id == "date" }
    return false
  }

  init(_ pipeline: Pipeline) {
    self.pipeline = pipeline
    lexicon = pipeline.lexicon
  }

  /// The seconds that the dates of all releases take, and the bytes of text that were looked at.
  func seconds(over documents: [(Document, Tokens)]) -> Double {
    let start = StageClock.now
    for (document, tokens) in documents {
      let mentions = Matcher.mentions(
        in: document, tokens: tokens, lexicon: lexicon, phases: phases)
      precondition(mentions.people.isEmpty, "the dates' pass finds dates only")
    }
    return StageClock.now - start
  }

  func report(_ sources: [Source], rounds: Int) {
    let documents = sources.compactMap { source in
      (try? pipeline.document(from: source)).map { ($0, pipeline.tokens(of: $0)) }
    }
    let bytes = documents.reduce(0) { $0 + $1.0.text.count }
    let seconds = (0..<rounds).map { _ in self.seconds(over: documents) }.sorted()[rounds / 2]
    print(
      "dates alone          \(MusterBench.decimal(seconds * 1000)) ms, "
        + "\(MusterBench.decimal(Double(bytes) / 1e6 / seconds)) MB/s of text")
  }

  /// The patterns of the slow texts, each repeated until the text has the size asked for.
  private static let patterns = [
    "1-1-1-1-", "may may may ", "May May ", "1/1/1/", "the end of the end of ", "Feb. 3, 5, 7, ",
    "1 to 1 to ", "one two three ", "Monday, ", "12:12:12:", "2031-", "last next this ", "\"today ",
  ]

  /// Prints how long texts of ever the same take, and how that grows with their length: 2 for a
  /// text twice as long is linear.
  func reportGrowth() {
    for pattern in DateBench.patterns {
      let times = [250_000, 500_000, 1_000_000].map { size in
        let count = size / pattern.utf8.count
        let text = String(repeating: pattern, count: count)
        let source = Source(name: "slow", bytes: Array(text.utf8), mediaType: .text)
        guard let document = try? pipeline.document(from: source) else { return 0.0 }
        let walked = [(document, pipeline.tokens(of: document))]
        return (0..<3).map { _ in seconds(over: walked) }.min() ?? 0
      }
      let label = "\u{201C}" + pattern + "\u{201D}"
      let growth = times[1] > 0 ? times[2] / times[1] : 0
      print(
        "\(label)\(String(repeating: " ", count: max(1, 26 - label.count)))"
          + times.map { MusterBench.decimal($0 * 1000) + " ms" }.joined(separator: ", ")
          + ", growth \(MusterBench.decimal(growth)), "
          + "\(MusterBench.decimal(1 / max(times[2], 1e-9))) MB/s")
    }
  }
}
