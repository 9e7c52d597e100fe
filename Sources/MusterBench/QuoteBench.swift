import Muster
import MusterFind
import MusterText

/// Times the quotations alone, over tokens that are made already and with all other mentions found.
struct QuoteBench {
  private let pipeline: Pipeline
  private let earlier: [Phase]
  private let quotations: [Phase]

  init(_ pipeline: Pipeline) {
    self.pipeline = pipeline
    func isQuotations(_ phase: Phase) -> Bool {
      if case .pass(let pass) = phase { return pass.id == "quote.marked" }
      return false
    }
    earlier = Rules.phases.filter { !isQuotations($0) }
    quotations = Rules.phases.filter(isQuotations)
  }

  /// Prints the median over the rounds.
  func report(_ sources: [Source], rounds: Int) {
    let documents = sources.compactMap { source in
      (try? pipeline.document(from: source)).map { ($0, pipeline.tokens(of: $0)) }
    }
    let bytes = documents.reduce(0) { $0 + $1.0.text.count }
    let times = (0..<rounds).map { _ in seconds(over: documents) }.sorted()
    let median = times[times.count / 2]
    print(
      "quotations alone     \(MusterBench.decimal(median * 1000)) ms, "
        + "\(MusterBench.decimal(Double(bytes) / 1e6 / median)) MB/s of text")
  }

  private func seconds(over documents: [(Document, Tokens)]) -> Double {
    var seconds = 0.0
    for (document, tokens) in documents {
      let scene = Scene(document: document, tokens: tokens, lexicon: pipeline.lexicon)
      for phase in earlier { Matcher.run(phase, on: scene) }
      let start = StageClock.now
      for phase in quotations { Matcher.run(phase, on: scene) }
      seconds += StageClock.now - start
    }
    return seconds
  }
}
