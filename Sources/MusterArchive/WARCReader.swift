/// Reads the pages of a Web archive (WARC 1.0 and 1.1, ISO 28500), plain or compressed by gzip.
///
/// The bytes are given in pieces of any size, and the pages come out as soon as they are whole, so
/// that an archive of any size needs little memory:
///
///     var reader = WARCReader(limit: 64 << 20)
///     reader.feed(bytes)
///     while case .page(let page) = reader.next() { … }
///
/// Only records of type `response` give pages. Behind damage, and where the length of a record is
/// wrong, the reader goes on with the next record that it finds.
public struct WARCReader: ~Copyable {
  /// A page of the archive.
  public struct Page: Hashable, Sendable {
    /// The number of its record in the archive, from 1.
    public var number: Int
    /// The address it was fetched from.
    public var url: String?
    /// Its bytes, as the server meant them.
    public var bytes: [UInt8]
    /// Whether the server called it plain text and not HTML.
    public var isPlainText: Bool
  }

  /// What comes next.
  public enum Step: Sendable {
    case page(Page)
    /// More bytes are needed.
    case more
    /// The archive is at its end.
    case end
  }

  /// What became of the records so far.
  public private(set) var tally = ArchiveTally()

  private let limit: Int
  /// Compressed bytes that are not yet expanded.
  private var packed: [UInt8] = []
  private var packedAt = 0
  private var isPacked: Bool?
  private var inflater = Inflater()
  /// Whether the next compressed member has still to be found.
  private var isLost = false
  /// Whether a member has begun and not ended.
  private var isInMember = false
  private var window: [UInt8] = []
  private var at = 0
  /// Where plain bytes end that do not go on in what follows them.
  private var breaks: [Int] = []
  /// The bytes of a record that are still to be passed over.
  private var passing = 0
  /// Whether the next record has still to be found behind what is none.
  private var isSearching = false
  private var isAtEnd = false

  /// Makes a reader that leaves out pages of more than `limit` bytes.
  public init(limit: Int) { self.limit = limit }

  /// Takes the next bytes of the archive.
  public mutating func feed(_ bytes: [UInt8]) {
    packed += bytes
    if isPacked == nil, packed.count >= 3 { isPacked = Compression.isGzip(packed) }
  }

  /// Says that no more bytes follow.
  public mutating func finish() { isAtEnd = true }

  /// The next page, if it is there already.
  public mutating func next() -> Step {
    while true {
      if passing > 0 {
        let end = breaks.first ?? window.count
        let passed = min(passing, end - at)
        at += passed
        passing -= passed
        if passing > 0 {
          if breaks.first == at {
            passing = 0
            continue
          }
          if expandMore() { continue }
          if !isAtEnd { return .more }
          passing = 0
        }
      }
      switch record() {
      case .page(let page): return .page(page)
      case .again: continue
      case .more:
        if expandMore() { continue }
        return isAtEnd ? .end : .more
      }
    }
  }

  private enum Reading { case page(Page), again, more }

  /// Whether all bytes that belong to what is being read are there.
  private var isWhole: Bool {
    !breaks.isEmpty || (isAtEnd && packedAt >= packed.count)
  }

  /// Reads one record, if it is there.
  private mutating func record() -> Reading {
    let stop = breaks.first ?? window.count
    while at < stop, window[at] == 0x0D || window[at] == 0x0A { at += 1 }
    guard at < stop else {
      if breaks.first == at { breaks.removeFirst() }
      return isWhole && at < window.count ? .again : .more
    }
    guard stop - at >= 6 || isWhole else { return .more }
    guard WARCReader.isRecord(window, at, stop) else {
      loseTrack()
      return .again
    }
    isSearching = false
    guard let head = HeaderLines.end(in: window[at..<stop]) else {
      if stop - at < 1 << 16, !isWhole { return .more }
      at += 5
      loseTrack()
      return .again
    }
    let lines = HeaderLines(window[at..<head.lines])
    guard let length = lines["content-length"].flatMap({ Int($0) }), length >= 0 else {
      tally.seen += 1
      tally.skip("record without a length")
      at = head.body
      loseTrack()
      return .again
    }
    let type = lines["warc-type"]?.lowercased() ?? ""
    let isResponse =
      type == "response"
      && lines["content-type"]?.lowercased().hasPrefix("application/http") ?? true
    if !isResponse || length > limit + (1 << 16) {
      tally.seen += 1
      tally.skip(isResponse ? "body too large" : type.isEmpty ? "record without a type" : type)
      at = head.body
      passing = length
      return .again
    }
    // Whether the length is right shows in what follows the block.
    guard stop - head.body >= length + 4 || isWhole else { return .more }
    if !breaks.isEmpty, stop - head.body < length {
      tally.seen += 1
      tally.skip("record cut off by damage")
      at = stop
      return .again
    }
    guard let block = self.block(from: head.body, length: length, stop: stop) else { return .more }
    tally.seen += 1
    at = block.endIndex
    return page(in: block, url: lines["warc-target-uri"]).map { .page($0) } ?? .again
  }

  /// The bytes of a block; where its length is wrong, those up to the next record.
  ///
  /// Nil if these are not yet there.
  private mutating func block(from start: Int, length: Int, stop: Int) -> ArraySlice<UInt8>? {
    let end = start + length
    if end <= stop {
      let trailer = window[end..<min(stop, end + 4)]
      if trailer.isEmpty || trailer.elementsEqual([0x0D, 0x0A, 0x0D, 0x0A].prefix(trailer.count)) {
        return window[start..<end]
      }
    }
    var last = stop
    if let next = WARCReader.nextRecord(window, start, stop) {
      last = next
    } else if !isWhole, stop - start <= limit {
      return nil
    }
    tally.damaged += 1
    while last > start, window[last - 1] == 0x0D || window[last - 1] == 0x0A { last -= 1 }
    return window[start..<last]
  }

  private mutating func page(in block: ArraySlice<UInt8>, url: String?) -> Page? {
    guard let response = HTTPResponse(block) else {
      tally.skip("record without an answer of a server")
      return nil
    }
    guard response.status == 200 else {
      tally.skip("HTTP status \(response.status)")
      return nil
    }
    if let type = response.mediaType, !WARCReader.types.contains(type) {
      tally.skip(type)
      return nil
    }
    do {
      let bytes = try response.body(limit: limit)
      guard !bytes.isEmpty else {
        tally.skip("empty body")
        return nil
      }
      tally.read += 1
      return Page(
        number: tally.seen, url: url.map { $0.filter { $0 != "<" && $0 != ">" } }, bytes: bytes,
        isPlainText: response.mediaType == "text/plain")
    } catch {
      tally.skip(error.reason)
      return nil
    }
  }

  private static let types: Set<String> = [
    "text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml",
  ]

  private static func isRecord(_ bytes: [UInt8], _ at: Int, _ stop: Int) -> Bool {
    stop - at >= 5 && bytes[at..<at + 5].elementsEqual("WARC/".utf8)
  }

  /// Where a line begins with "WARC/".
  private static func nextRecord(_ bytes: [UInt8], _ start: Int, _ stop: Int) -> Int? {
    var at = start
    while at < stop {
      if bytes[at] == 0x57, at == start || bytes[at - 1] == 0x0A, isRecord(bytes, at, stop) {
        return at
      }
      at += 1
    }
    return nil
  }

  /// Goes on with the next record that can be found.
  ///
  /// Damage of the compression has been counted already.
  private mutating func loseTrack() {
    let stop = breaks.first ?? window.count
    if !isSearching, breaks.isEmpty { tally.damaged += 1 }
    isSearching = true
    if at < stop, let next = WARCReader.nextRecord(window, at + 1, stop) {
      at = next
    } else if isWhole {
      at = stop
    } else {
      // The last bytes may be the start of a record.
      at = max(at, stop - 5)
    }
  }

  /// Expands more of what was given; false if that needs more bytes.
  private mutating func expandMore() -> Bool {
    if isPacked == nil, isAtEnd { isPacked = false }
    guard let isPacked, packedAt < packed.count else { return false }
    if at > 1 << 20 {
      window.removeFirst(at)
      breaks = breaks.map { $0 - at }
      at = 0
    }
    guard isPacked else {
      window += packed[packedAt...]
      packed = []
      packedAt = 0
      return true
    }
    if isLost, !findMember() { return false }
    let before = (packedAt, window.count)
    switch inflater.expand(packed, &packedAt, into: &window) {
    case .end:
      isInMember = false
      inflater.reset()
      while packedAt < packed.count, packed[packedAt] == 0 { packedAt += 1 }
      if packedAt < packed.count, !Compression.isGzip(packed[packedAt...]),
        packed.count - packedAt >= 3
      {
        tally.damaged += 1
        isLost = true
      }
    case .more: isInMember = true
    case .damaged:
      tally.damaged += 1
      breaks.append(window.count)
      packedAt = max(packedAt, before.0 + 1)
      isInMember = false
      isLost = true
    }
    let moved = (packedAt, window.count) != before
    if packedAt > 1 << 20 {
      packed.removeFirst(packedAt)
      packedAt = 0
    }
    return moved || isLost
  }

  /// Goes to the next bytes that look like the start of a compressed member.
  private mutating func findMember() -> Bool {
    while packedAt + 3 <= packed.count {
      if Compression.isGzip(packed[packedAt...]) {
        inflater.reset()
        isLost = false
        return true
      }
      packedAt += 1
    }
    if isAtEnd { packedAt = packed.count }
    return false
  }
}
