import MusterArchive
import Testing

@Suite("Compression")
struct CompressionTests {
  @Test("all members of a file count, and what follows them does not")
  func members() throws {
    let bytes = gzipped("The tug ") + gzipped("came home.") + [0, 0, 7]
    #expect(try Compression.gunzipped(bytes, limit: 100) == Array("The tug came home.".utf8))
  }

  @Test("plain bytes are no gzip")
  func plain() {
    #expect(!Compression.isGzip(Array("The tug".utf8)))
    #expect(throws: Compression.Failure.self) {
      try Compression.gunzipped(Array("The tug".utf8), limit: 100)
    }
  }

  @Test("data that are cut off are no data")
  func cutOff() {
    let bytes = Array(gzipped("The tug came home.").dropLast(12))
    #expect(throws: Compression.Failure.cutOff) {
      try Compression.gunzipped(bytes, limit: 100)
    }
  }

  @Test("a bomb goes off at the limit and not in memory")
  func bomb() {
    let bytes = gzipped([UInt8](repeating: 0x20, count: 1 << 22))
    #expect(throws: Compression.Failure.tooLarge(limit: 1000)) {
      try Compression.gunzipped(bytes, limit: 1000)
    }
  }
}
