/// What is wrong with the files that say how the program is to work: `muster.yml`, users' lists,
/// `muster.accept`.
struct SetupError: Error {
  /// The file, with line and column where it has them.
  var place: String
  /// *Expected X, but found Y.*
  var message: String
}
