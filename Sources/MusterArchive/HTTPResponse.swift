/// An answer of a Web server as an archive keeps it: head and body.
struct HTTPResponse {
  /// Why a body is not read; the words stand in the tally.
  struct Unread: Error { var reason: String }

  var status: Int
  /// The type in lower case without parameters, where the server says.
  var mediaType: String?
  private var transferEncoding: String?
  private var contentEncodings: [String] = []
  private let bytes: ArraySlice<UInt8>

  /// Reads the head; nil if there is none.
  init?(_ block: ArraySlice<UInt8>) {
    guard block.starts(with: "HTTP/".utf8), let head = HeaderLines.end(in: block) else {
      return nil
    }
    let lines = HeaderLines(block[block.startIndex..<head.lines])
    let words = lines.first.split(separator: " ")
    guard words.count >= 2, let status = Int(words[1]) else { return nil }
    self.status = status
    bytes = block[head.body...]
    mediaType = lines["content-type"].map {
      $0.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    }
    transferEncoding = lines["transfer-encoding"]?.lowercased()
    contentEncodings = (lines["content-encoding"]?.lowercased() ?? "").split(separator: ",").map {
      $0.filter { $0 != " " }
    }
  }

  /// The page itself, whatever it was wrapped in on its way.
  func body(limit: Int) throws(Unread) -> [UInt8] {
    var body = Array(bytes)
    if transferEncoding?.contains("chunked") == true, let joined = HTTPResponse.joined(body) {
      body = joined
    }
    for encoding in contentEncodings.reversed() {
      do {
        switch encoding {
        case "gzip", "x-gzip":
          // An archive may keep the plain body below the old head.
          if Compression.isGzip(body) {
            body = try Compression.gunzipped(body, limit: limit)
          }
        case "deflate": body = try Compression.inflated(body, limit: limit)
        case "identity", "": break
        default: throw Unread(reason: "body in the encoding \(encoding), which is not read")
        }
      } catch let error as Compression.Failure {
        throw Unread(reason: HTTPResponse.reason(error))
      } catch let error as Unread {
        throw error
      } catch {
        throw Unread(reason: "body not read")
      }
    }
    return body
  }

  private static func reason(_ failure: Compression.Failure) -> String {
    switch failure {
    case .tooLarge: "body too large"
    case .cutOff: "body cut off"
    case .damaged: "body damaged"
    }
  }

  /// The chunks of a body as one; nil if it has none, as many archives join them beforehand.
  private static func joined(_ bytes: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    var at = 0
    while at < bytes.count {
      var size = 0
      var digits = 0
      while at < bytes.count, let digit = hexadecimal(bytes[at]), digits < 8 {
        size = size * 16 + digit
        digits += 1
        at += 1
      }
      guard digits > 0 else { return nil }
      while at < bytes.count, bytes[at] != 0x0A { at += 1 }
      at += 1
      if size == 0 { return out }
      // A body that was cut off ends in the middle of a chunk: what is there counts.
      guard at < bytes.count else { return out.isEmpty ? nil : out }
      let end = min(bytes.count, at + size)
      out += bytes[at..<end]
      at = end
      while at < bytes.count, bytes[at] == 0x0D || bytes[at] == 0x0A { at += 1 }
    }
    return out.isEmpty ? nil : out
  }

  private static func hexadecimal(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte - 0x30)
    case 0x41...0x46: Int(byte - 0x41) + 10
    case 0x61...0x66: Int(byte - 0x61) + 10
    default: nil
    }
  }
}
