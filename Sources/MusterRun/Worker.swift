internal import Glibc
public import Muster

/// Reads documents from standard input, one frame each, and writes a line for each: its record, or
/// why there is none.
///
/// See ``WorkerFrame`` and ``WorkerFailure``. Each line is written out before the next frame is
/// read, so that whoever gave the frame may wait for it.
public struct Worker: Sendable {
  private let pipeline: Pipeline
  private let render: @Sendable (Record) -> [UInt8]
  private let limit: Int

  /// Makes a worker; `render` must give one line with its end.
  public init(
    pipeline: Pipeline, limit: Int = Limits().bytes, render: @escaping @Sendable (Record) -> [UInt8]
  ) {
    self.pipeline = pipeline
    self.limit = limit
    self.render = render
  }

  /// Lets the process have at most so much memory; an allocation beyond it ends the process.
  public static func limitMemory(megabytes: Int) {
    let bytes = rlim_t(megabytes) << 20
    var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
  }

  /// Serves until the input ends; false if it ends within a frame.
  public func serve() throws(ExportError) -> Bool {
    while true {
      guard let head = read(4) else { return true }
      guard head.count == 4 else { return false }
      let length = WorkerFrame.length(head)
      // What is too large is passed over piece by piece.
      if length > limit + (1 << 16) {
        guard skip(length) else { return false }
        try Worker.write(
          WorkerFailure(
            kind: "too_large", stage: "read", place: "frame",
            message: "expected at most \(limit) bytes, but found \(length)"
          ).line)
        continue
      }
      guard let frame = read(length), frame.count == length else { return false }
      try Worker.write(line(for: frame))
    }
  }

  /// The line for a frame; a pure function of it.
  public func line(for frame: [UInt8]) -> [UInt8] {
    do {
      let source = try WorkerFrame.source(in: frame)
      do {
        return render(try pipeline.record(of: source))
      } catch {
        return WorkerFailure(
          kind: error.kind.rawValue, stage: "ingest", place: error.place, message: error.message
        ).line
      }
    } catch {
      return error.line
    }
  }

  /// Reads so many bytes, fewer at the end of the input; nil if none are left.
  private func read(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(0, $0.baseAddress.map { $0 + filled }, count - filled)
      }
      if got > 0 {
        filled += got
      } else if got == 0 || errno != EINTR {
        break
      }
    }
    if filled == 0, count > 0 { return nil }
    return filled == count ? bytes : Array(bytes[..<filled])
  }

  private func skip(_ count: Int) -> Bool {
    var left = count
    while left > 0 {
      guard let got = read(min(left, 1 << 20)), !got.isEmpty else { return false }
      left -= got.count
    }
    return true
  }

  private static func write(_ bytes: [UInt8]) throws(ExportError) {
    var sink = StandardOutputSink()
    try sink.write(bytes, name: "")
    try sink.finish()
  }
}
