/// How far two spellings lie apart.
public enum EditDistance {
  /// Whether one slip turns one word into the other.
  ///
  /// A slip is a letter left out, added, changed, or two neighbours exchanged. Case is ignored in
  /// ASCII. Equal words are no slip.
  public static func isOneSlip(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    func fold(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
    let (short, long) = left.count <= right.count ? (left, right) : (right, left)
    guard long.count - short.count <= 1 else { return false }
    var start = 0
    while start < short.count, fold(short[start]) == fold(long[start]) { start += 1 }
    var end = 0
    while end < short.count - start,
      fold(short[short.count - 1 - end]) == fold(long[long.count - 1 - end])
    {
      end += 1
    }
    let shortRest = short.count - start - end
    let longRest = long.count - start - end
    if shortRest == 0 { return longRest == 1 }
    if shortRest == 1 { return longRest == 1 }
    return shortRest == 2 && longRest == 2 && fold(short[start]) == fold(long[start + 1])
      && fold(short[start + 1]) == fold(long[start])
  }
}
