import CMusterXML
import Glibc
import Muster
import MusterResolve

/// Times the walk on one core, as a whole and by stage, against libxml2's own DOM parse.
///
/// All pages are walked through in each round, and libxml2 parses the same bytes in the same round.
/// What is measured is the processor's time, so that other programs do not count; the medians over
/// the rounds are printed.
@main
enum MusterBench {
  static func main() throws {
    var arguments = CommandLine.arguments.dropFirst()
    var rounds = 15
    if arguments.first == "--rounds", let count = arguments.dropFirst().first.flatMap({ Int($0) }) {
      rounds = max(1, count)
      arguments = arguments.dropFirst(2)
    }
    // "--growth": how the dates' time grows with texts made to be slow.
    let growth = arguments.first == "--growth"
    if growth { arguments = arguments.dropFirst() }
    let sources = arguments.compactMap { source(at: $0) }
    let bytes = sources.reduce(0) { $0 + $1.bytes.count }
    guard bytes > 0 else {
      print("expected files with releases, but found none")
      exit(2)
    }
    let start = StageClock.now
    let pipeline = try Pipeline()
    let loading = StageClock.now - start
    var stages = Stages()
    for _ in 0..<rounds { stages.add(round(of: sources, with: pipeline)) }
    print("\(sources.count) releases, \(bytes) bytes, \(rounds) rounds, one core, medians")
    print("loading the lexicon  \(decimal(loading * 1000)) ms")
    stages.report(bytes: bytes, releases: sources.count)
    let dates = DateBench(pipeline)
    dates.report(sources, rounds: rounds)
    QuoteBench(pipeline).report(sources, rounds: rounds)
    if growth { dates.reportGrowth() }
  }

  /// The seconds that each stage took over all pages.
  private static func round(of sources: [Source], with pipeline: Pipeline) -> [Double] {
    var clock = StageClock(count: Stages.names.count)
    for source in sources {
      clock.start()
      guard let document = try? pipeline.document(from: source) else { continue }
      clock.stop(0)
      let tokens = pipeline.tokens(of: document)
      clock.stop(1)
      let mentions = pipeline.mentions(in: document, tokens)
      clock.stop(2)
      let resolution = pipeline.resolution(of: mentions, in: document, tokens)
      clock.stop(3)
      let findings = pipeline.findings(in: document, tokens, mentions, resolution.roll)
      clock.stop(4)
      let record = pipeline.record(
        of: Walk(
          document: document, tokens: tokens, mentions: mentions, resolution: resolution,
          findings: findings))
      let line = RecordJSON.bytes(of: record)
      clock.stop(5)
      precondition(line.last == 0x0A, "a record is a line")
      source.bytes.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return }
        muster_dom_parse(start, buffer.count, 1)
      }
      clock.stop(6)
    }
    return clock.seconds
  }

  private static func source(at path: String) -> Source? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    return Source(name: path, bytes: bytes)
  }

  static func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(CivilDate.padded(hundredths % 100, 2))"
  }
}

/// Adds up the processor's time of each stage.
struct StageClock {
  private(set) var seconds: [Double]
  private var last = StageClock.now

  init(count: Int) { seconds = Array(repeating: 0, count: count) }

  /// The seconds that the processor has spent on this thread.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  mutating func start() { last = StageClock.now }

  mutating func stop(_ stage: Int) {
    let now = StageClock.now
    seconds[stage] += now - last
    last = now
  }
}

/// What the rounds gave, by stage.
private struct Stages {
  static let names = ["ingest", "tokens", "find", "resolve", "check", "export", "libxml2 DOM"]
  private var rounds: [[Double]] = []

  mutating func add(_ round: [Double]) { rounds.append(round) }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  func report(bytes: Int, releases: Int) {
    let parse = Stages.names.count - 1
    func line(_ name: String, _ seconds: Double) {
      let label = name + String(repeating: " ", count: 21 - name.count)
      let share = MusterBench.decimal(Double(bytes) / 1e6 / seconds)
      print(
        "\(label)\(MusterBench.decimal(seconds * 1000)) ms, \(share) MB/s, "
          + "\(Int(Double(releases) / seconds)) releases/s")
    }
    for stage in 0..<parse { line(Stages.names[stage], median(rounds.map { $0[stage] })) }
    let walk = median(rounds.map { $0[..<parse].reduce(0, +) })
    line("whole walk", walk)
    line(Stages.names[parse], median(rounds.map { $0[parse] }))
    let ratio = median(rounds.map { $0[..<parse].reduce(0, +) / $0[parse] })
    print("ratio                \(MusterBench.decimal(ratio))")
  }
}
