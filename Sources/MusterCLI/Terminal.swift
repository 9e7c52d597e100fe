import Glibc

/// What standard output is.
enum Terminal {
  /// Whether it shows colours: it is a terminal, and nobody asks for none (see no-color.org).
  static var isColored: Bool {
    guard isatty(1) == 1 else { return false }
    if let wish = getenv("NO_COLOR"), wish.pointee != 0 { return false }
    if let kind = getenv("TERM"), String(cString: kind) == "dumb" { return false }
    return true
  }
}
