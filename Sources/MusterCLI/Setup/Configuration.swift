import Muster

/// What `muster.yml` says.
struct Configuration: Sendable {
  /// The file, or nil if there is none.
  var path: String?
  /// Folders with lists of the user, as paths from the working folder.
  var lexicons: [String] = []
  /// What is set for single checks.
  var levels: [RuleID: CheckSettings.Level] = [:]
  /// Whether the checks of style run.
  var hasStyle = false
  /// From which severity on a finding makes the program end with 1.
  var failOn: FailOn?
  /// The file of decisions.
  var accept: String?
  /// Records and registers to compare with.
  var against: [String] = []

  /// The names of the file, the first that is there.
  static let names = ["muster.yml", "muster.yaml"]

  /// The configuration of the working folder: that of the file in it, or in a folder above it.
  static func found() throws -> Configuration {
    guard let path = FileSystem.upwards(names) else { return Configuration() }
    return try Configuration(path: path)
  }
}
