/// The program's version, as it stands in records and in `muster --version`.
public enum Version {
  /// Major, minor, patch.
  public static let current = "0.1.0"
}
