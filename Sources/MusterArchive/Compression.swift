/// Compressed bytes, turned back into what they stand for.
public enum Compression {
  /// Why bytes could not be turned back.
  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// They stand for more than the limit, as a gzip bomb does.
    case tooLarge(limit: Int)
    /// They end in the middle.
    case cutOff
    /// They are damaged, or something else.
    case damaged(at: Int)

    /// *Expected X, but found Y.*
    public var description: String {
      switch self {
      case .tooLarge(let limit):
        "expected at most \(limit) bytes behind the compression, but found more"
      case .cutOff: "expected whole compressed data, but found its end too early"
      case .damaged(let at):
        "expected compressed data, but found something else or damage at byte \(at)"
      }
    }
  }

  /// Whether bytes begin as gzip does.
  public static func isGzip(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.prefix(3).elementsEqual([0x1F, 0x8B, 0x08])
  }

  /// What gzip stands for, all of its members; what follows the last one is left out.
  public static func gunzipped(
    _ bytes: [UInt8], limit: Int
  ) throws(Failure) -> [UInt8] {
    var inflater = Inflater()
    return try expanded(bytes, &inflater, limit: limit, hasMembers: true)
  }

  /// What `deflate` of HTTP stands for: with the wrapping of zlib, or bare as some servers send it.
  static func inflated(_ bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    do {
      var inflater = Inflater()
      return try expanded(bytes, &inflater, limit: limit, hasMembers: false)
    } catch .damaged {
      var inflater = Inflater(isBare: true)
      return try expanded(bytes, &inflater, limit: limit, hasMembers: false)
    }
  }

  private static func expanded(
    _ bytes: [UInt8], _ inflater: inout Inflater, limit: Int, hasMembers: Bool
  ) throws(Failure) -> [UInt8] {
    var out: [UInt8] = []
    var at = 0
    while true {
      let before = (at, out.count)
      switch inflater.expand(bytes, &at, into: &out) {
      case .end:
        guard hasMembers, isGzip(bytes[at...]) else { return out }
        inflater.reset()
      case .more:
        if before == (at, out.count) { throw .cutOff }
      case .damaged: throw .damaged(at: at)
      }
      if out.count > limit { throw .tooLarge(limit: limit) }
    }
  }
}
