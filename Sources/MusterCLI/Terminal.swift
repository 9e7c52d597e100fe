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

  /// Whether standard output is a terminal.
  static var isShown: Bool { isatty(1) == 1 }

  /// The columns of the terminal; 80 where there is none.
  static var width: Int {
    var size = winsize()
    guard isShown, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return Int(size.ws_col)
  }
}
