#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Bytes that grow at their end.
///
/// An array asks at each byte whether it is shared and whether there is room; a record has some ten
/// thousand small pieces, and here each of them asks once.
struct ByteBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(64, capacity)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  /// The bytes as an array.
  var array: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(to: count + 1) }
    start[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    append(source, bytes.count)
  }

  @inline(__always)
  mutating func append(_ word: StaticString) { append(word.utf8Start, word.utf8CodeUnitCount) }

  @inline(__always)
  private mutating func append(_ source: UnsafePointer<UInt8>, _ length: Int) {
    if count + length > capacity { grow(to: count + length) }
    memcpy(start + count, source, length)
    count += length
  }

  /// A key in its marks, with the colon: one piece, as most of a record is keys.
  @inline(__always)
  mutating func append(key name: StaticString) {
    let length = name.utf8CodeUnitCount
    if count + length + 3 > capacity { grow(to: count + length + 3) }
    let place = start + count
    place[0] = UInt8(ascii: "\"")
    memcpy(place + 1, name.utf8Start, length)
    place[length + 1] = UInt8(ascii: "\"")
    place[length + 2] = UInt8(ascii: ":")
    count += length + 3
  }

  /// A whole number in decimal digits.
  mutating func append(decimal value: Int) {
    // The longest has 20 characters.
    if count + 20 > capacity { grow(to: count + 20) }
    if value < 0 { append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    var length = 1
    var bound: UInt = 10
    while rest >= bound, length < 19 {
      length += 1
      bound *= 10
    }
    if length == 19, rest >= bound { length = 20 }
    var place = start + count + length
    for _ in 0..<length {
      place -= 1
      place.pointee = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    count += length
  }

  private mutating func grow(to wanted: Int) {
    capacity = max(wanted, capacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    memcpy(larger, start, count)
    start.deallocate()
    start = larger
  }
}
