import ArgumentParser
import Muster
import MusterDatabase
import MusterRun

/// `muster export`: records in, a data base out.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Load records into a data base.",
    discussion: """
      RECORDS is a JSON Lines file of records, the folder of a run, or - for standard input. \
      Loading the same records twice changes nothing; a record that has changed takes the place \
      of what was there. The tables are described in Schemas/tables-1.sql; the views \
      quotes_by_person and open_findings answer what is asked first.

      EXAMPLES
        muster export --to sqlite archive.db results/
        muster extract releases/ | muster export --to sqlite archive.db -
        sqlite3 archive.db "SELECT text FROM quotes_by_person WHERE family = 'Moe'"

      EXIT STATUS
        0 all records were loaded; 2 the arguments make no sense; 3 a record or the data base \
      could not be used.
      """)

  /// What records can be loaded into.
  enum Target: String, ExpressibleByArgument, CaseIterable { case sqlite }

  @Option(
    name: .customLong("to"),
    help: "The kind of data base: \(Target.allValueStrings.joined(separator: ", ")).")
  var target: Target

  @Argument(help: "The data base.", completion: .file())
  var database: String

  @Argument(help: "Files of records, folders of runs, or -.", completion: .file())
  var records: [String]

  func run() throws {
    var console = StandardError(isQuiet: false)
    do {
      let database = try RecordDatabase(path: database)
      var seen = 0
      var changed = 0
      for path in records {
        let file = FileSystem.entry(at: path) == .folder ? path + "/records.jsonl" : path
        var lines = try LineReader(path: file)
        var batch: [RecordDatabase.Incoming] = []
        while let (line, number) = try lines.next() {
          guard let id = RecordLine.text("id", in: line[...]) else {
            throw InputError(
              place: "\(file):\(number)", message: "expected a record with an id, but found none")
          }
          batch.append(
            RecordDatabase.Incoming(
              id: id, digest: Digest.sha256(line), line: String(decoding: line, as: UTF8.self)))
          seen += 1
          if batch.count == 256 {
            changed += try database.add(batch)
            batch.removeAll(keepingCapacity: true)
            console.progress("\(seen) records")
          }
        }
        changed += try database.add(batch)
      }
      console.note(
        "\(seen) \(seen == 1 ? "record" : "records") read, \(changed) new or changed: "
          + "\(self.database)")
    } catch let error as InputError {
      console.line("\(error.place): \(error.message)")
      throw ExitCode.someFailed
    } catch let error as RecordDatabase.Failure {
      console.line(error.description)
      throw ExitCode.someFailed
    }
  }
}
