internal import CMusterSchema

/// The tables of an archive, and how records come into them, as SQL.
enum TableSchema {
  /// The migrations in order; their number is the version of a data base.
  static var migrations: [String] {
    var length = 0
    let start = muster_tables(&length)
    let words = String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    var migrations: [String] = []
    for line in words.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- migration ") {
        migrations.append("")
      } else if !migrations.isEmpty {
        migrations[migrations.count - 1] += line + "\n"
      }
    }
    return migrations
  }

  /// Takes what stands in the table `incoming` into the other tables.
  static var importing: String {
    var length = 0
    let start = muster_tables_import(&length)
    return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
  }
}
