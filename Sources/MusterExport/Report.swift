/// Lines of text of at most 80 columns, with or without colours.
///
/// A style never spans a line, and its codes do not count as columns.
struct Report {
  /// How a line is shown on a terminal.
  enum Style {
    case plain, strong, faint, heading, error, warning, good

    var code: StaticString {
      switch self {
      case .plain: ""
      case .strong: "\u{1B}[1m"
      case .faint: "\u{1B}[2m"
      case .heading: "\u{1B}[1;36m"
      case .error: "\u{1B}[31m"
      case .warning: "\u{1B}[33m"
      case .good: "\u{1B}[32m"
      }
    }
  }

  /// The bytes that begin a style on a terminal.
  static func code(of style: Style) -> UnsafeBufferPointer<UInt8> {
    let code = style.code
    return UnsafeBufferPointer(start: code.utf8Start, count: code.utf8CodeUnitCount)
  }

  static let width = 80
  private let isColored: Bool
  private(set) var bytes: [UInt8] = []

  init(isColored: Bool) { self.isColored = isColored }

  /// Words, broken into lines at spaces; the first line is indented by `indent`, the others by
  /// `hanging`.
  mutating func add(
    _ words: String, _ style: Style = .plain, indent: Int = 0, hanging: Int? = nil
  ) {
    var isFirst = true
    for line in Report.lines(
      words, first: Report.width - indent, Report.width - (hanging ?? indent))
    {
      put(isFirst ? indent : hanging ?? indent, line, style)
      isFirst = false
    }
  }

  /// Two columns: a label, cut off to nothing, and words that are broken beside it.
  mutating func add(
    label: String, _ words: String, _ style: Style = .plain, indent: Int = 2, column: Int
  ) {
    let gap = column - indent - label.count
    guard gap >= 1 else {
      // A label too long for its column stands on a line of its own.
      add(label, style, indent: indent)
      if !words.isEmpty { add(words, .faint, indent: column) }
      return
    }
    var isFirst = true
    for line in Report.lines(words, first: Report.width - column, Report.width - column) {
      if isFirst {
        space(indent)
        put(label, style)
        space(gap)
        put(line, .plain)
        bytes.append(0x0A)
        isFirst = false
      } else {
        put(column, line, .plain)
      }
    }
  }

  /// A heading with an empty line before it.
  mutating func heading(_ words: String) {
    bytes.append(0x0A)
    add(words, .heading)
  }

  private mutating func put(_ indent: Int, _ line: String, _ style: Style) {
    space(line.isEmpty ? 0 : indent)
    put(line, style)
    bytes.append(0x0A)
  }

  private mutating func put(_ words: String, _ style: Style) {
    let isStyled = isColored && style != .plain && !words.isEmpty
    if isStyled { put(style.code) }
    // A page's own control characters must not reach the terminal.
    for scalar in words.unicodeScalars
    where scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    if isStyled { put("\u{1B}[0m") }
  }

  private mutating func put(_ code: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: code.utf8Start, count: code.utf8CodeUnitCount))
  }

  private mutating func space(_ count: Int) {
    for _ in 0..<count { bytes.append(UInt8(ascii: " ")) }
  }

  /// Words in lines of at most `first` and then `rest` columns; a word that is longer is cut.
  static func lines(_ words: String, first: Int, _ rest: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var count = 0
    var limit = first
    func isRoom(_ more: Int) -> Bool { count + (count == 0 ? 0 : 1) + more <= limit }
    for word in words.split(whereSeparator: \.isWhitespace) {
      var word = word
      var length = word.count
      if !isRoom(length), count > 0 {
        lines.append(line)
        line = ""
        count = 0
        limit = rest
      }
      while length > limit {
        lines.append(String(word.prefix(limit)))
        word = word.dropFirst(limit)
        length -= limit
        limit = rest
      }
      if count > 0 {
        line += " "
        count += 1
      }
      line += word
      count += length
    }
    if count > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }
}
