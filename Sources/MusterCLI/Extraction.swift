import Muster

/// Reads inputs side by side and gives the outcomes in input order.
struct Extraction<Product: Sendable>: Sendable {
  /// What became of one input.
  enum Outcome: Sendable {
    case record(name: String, rendered: Product, bytes: Int)
    case failed(place: String, message: String)
  }

  let pipeline: Pipeline
  let mediaType: MediaType?
  let published: CivilDate?
  let render: @Sendable (Record) -> Product

  /// What becomes of one input; it depends on nothing else.
  func outcome(of input: Input) -> Outcome {
    let source: Source
    do {
      source = try input.source(mediaType: mediaType, published: published)
    } catch {
      return .failed(place: error.place, message: error.message)
    }
    do {
      let record = try pipeline.record(of: source)
      return .record(
        name: source.name, rendered: render(record), bytes: source.bytes.count)
    } catch {
      return .failed(place: error.place, message: error.message)
    }
  }

  /// Calls `take` with the outcome of each input, in input order whatever `jobs` is.
  ///
  /// At most four inputs a job are under way at once, so that memory does not grow with the number
  /// of inputs; a slow one holds up the order, not the work. Returns what became of the records of
  /// archives, a line each.
  func run(
    _ queue: consuming InputQueue, jobs: Int, take: (Outcome) throws -> Void
  ) async throws -> [String] {
    var queue = queue
    if jobs <= 1 {
      while let input = queue.next() { try take(outcome(of: input)) }
      return queue.archives
    }
    try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
      var waiting: [Int: Outcome] = [:]
      var started = 0
      var taken = 0
      var isAtEnd = false
      while true {
        while !isAtEnd, started - taken < jobs * 4 {
          guard let input = queue.next() else {
            isAtEnd = true
            break
          }
          let number = started
          started += 1
          group.addTask { (number, self.outcome(of: input)) }
        }
        guard taken < started, let (number, outcome) = try await group.next() else { break }
        waiting[number] = outcome
        while let next = waiting.removeValue(forKey: taken) {
          try take(next)
          taken += 1
        }
      }
    }
    return queue.archives
  }
}
