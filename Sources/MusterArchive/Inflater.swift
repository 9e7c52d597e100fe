internal import CMusterZlib

/// A compressed stream on its way back to plain bytes, step by step.
struct Inflater: ~Copyable {
  /// How far a step came.
  enum Step { case more, end, damaged }

  private let inflater: OpaquePointer?
  private var room = [UInt8](repeating: 0, count: 1 << 16)

  /// Makes one for gzip and zlib, or for deflate without a wrapping.
  init(isBare: Bool = false) {
    let wrapping = isBare ? MUSTER_WRAPPING_NONE : MUSTER_WRAPPING_GZIP_OR_ZLIB
    inflater = muster_inflater_new(Int32(wrapping.rawValue))
  }

  deinit { muster_inflater_free(inflater) }

  /// Makes ready for the next stream of a file that holds several.
  func reset() { if let inflater { _ = muster_inflater_reset(inflater) } }

  /// Appends what the next bytes of `bytes` stand for; moves `at` behind those that were read.
  mutating func expand(_ bytes: [UInt8], _ at: inout Int, into out: inout [UInt8]) -> Step {
    guard let inflater else { return .damaged }
    var consumed = 0
    var produced = 0
    let status = bytes.withUnsafeBufferPointer { input in
      room.withUnsafeMutableBufferPointer { output in
        muster_inflate(
          inflater, input.baseAddress.map { $0 + at }, input.count - at, &consumed,
          output.baseAddress, output.count, &produced)
      }
    }
    at += consumed
    out.append(contentsOf: room[..<produced])
    switch status {
    case MUSTER_INFLATED_END.rawValue: return .end
    case MUSTER_INFLATED_MORE.rawValue: return .more
    default: return .damaged
    }
  }
}
