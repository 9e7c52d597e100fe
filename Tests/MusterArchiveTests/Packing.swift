/// A member of gzip that holds bytes as they are, made by hand.
func gzipped(_ bytes: [UInt8]) -> [UInt8] {
  var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
  var rest = bytes[...]
  repeat {
    let part = rest.prefix(0xFFFF)
    rest = rest.dropFirst(part.count)
    let count = UInt16(part.count)
    out += [rest.isEmpty ? 1 : 0]
    out += [UInt8(count & 0xFF), UInt8(count >> 8), UInt8(~count & 0xFF), UInt8(~count >> 8)]
    out += part
  } while !rest.isEmpty
  for value in [checksum(bytes), UInt32(truncatingIfNeeded: bytes.count)] {
    out += (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
  return out
}

func gzipped(_ text: String) -> [UInt8] { gzipped(Array(text.utf8)) }

/// CRC-32 as gzip wants it.
private func checksum(_ bytes: [UInt8]) -> UInt32 {
  var sum: UInt32 = ~0
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
  return ~sum
}

/// A record of a Web archive.
func record(
  _ type: String, url: String = "http://port.example/a", _ block: String, length: Int? = nil
)
  -> String
{
  "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(url)\r\n"
    + "Content-Type: application/http; msgtype=response\r\n"
    + "Content-Length: \(length ?? block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
}

/// An answer of a server.
func answer(_ body: String, status: Int = 200, head: String = "Content-Type: text/html\r\n")
  -> String
{
  "HTTP/1.1 \(status) Fine\r\n\(head)\r\n\(body)"
}
