internal import Foundation
internal import GRDB

/// An archive of records in an SQLite file, as `Schemas/tables-1.sql` describes it.
public final class RecordDatabase {
  /// A record on its way into the tables.
  public struct Incoming: Sendable {
    /// The record's id.
    public var id: String
    /// SHA-256 of the line: an unchanged record is not taken in again.
    public var digest: String
    /// The record as a line of JSON.
    public var line: String

    /// Makes one.
    public init(id: String, digest: String, line: String) {
      self.id = id
      self.digest = digest
      self.line = line
    }
  }

  /// What keeps a file from being used.
  public struct Failure: Error, CustomStringConvertible {
    /// The file.
    public var place: String
    /// *Expected X, but found Y.*
    public var message: String

    /// The place and the message.
    public var description: String { "\(place): \(message)" }
  }

  private let queue: DatabaseQueue
  private let path: String

  /// Opens a file, or makes it; an older one gets the tables that are new.
  public init(path: String) throws(Failure) {
    self.path = path
    do {
      queue = try DatabaseQueue(path: path)
      try queue.write { db in
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let migrations = TableSchema.migrations
        guard version <= migrations.count else {
          throw Failure(
            place: path,
            message: "expected tables of version \(migrations.count) or older, but found version "
              + "\(version)")
        }
        for number in version..<migrations.count {
          try db.execute(sql: migrations[number])
          try db.execute(sql: "PRAGMA user_version = \(number + 1)")
        }
      }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(place: path, message: "expected a data base of records, but found: \(error)")
    }
  }

  /// Takes records in, all or none of them; returns how many were new or had changed.
  @discardableResult
  public func add(_ records: [Incoming]) throws(Failure) -> Int {
    do {
      return try queue.write { db in
        try db.execute(
          sql: "CREATE TEMP TABLE IF NOT EXISTS incoming (id TEXT PRIMARY KEY, digest, record)")
        let statement = try db.cachedStatement(
          sql: "INSERT OR REPLACE INTO incoming VALUES (?, ?, ?)")
        for record in records {
          try statement.execute(arguments: [record.id, record.digest, record.line])
        }
        try db.execute(sql: TableSchema.importing)
        let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM incoming") ?? 0
        try db.execute(sql: "DELETE FROM incoming")
        return count
      }
    } catch {
      throw Failure(
        place: path, message: "expected records that fit the tables, but found: \(error)")
    }
  }

  /// The number of rows of each table, by its name.
  public func counts() throws(Failure) -> [(table: String, rows: Int)] {
    do {
      return try queue.read { db in
        let tables = try String.fetchAll(
          db,
          sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_fts%' "
            + "ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY name")
        return try tables.map { table in
          (table, try Int.fetchOne(db, sql: "SELECT count(*) FROM \"\(table)\"") ?? 0)
        }
      }
    } catch {
      throw Failure(place: path, message: "expected a data base of records, but found: \(error)")
    }
  }
}
