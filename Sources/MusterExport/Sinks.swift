/// The forms in which records can be written out.
///
/// To add one: a file in `Sinks/` and its line here.
public enum Sinks {
  /// All formats; the first is the one that is used where none is named.
  public static let all: [OutputFormat] = [
    .jsonLines,
    .jsonFiles,
    .textReport,
    .compilerLines,
  ]

  /// The format of a name.
  public static func format(named name: String) -> OutputFormat? { all.first { $0.id == name } }
}
