import ArgumentParser
import Muster
import MusterRegister

/// `muster people`: who is who over many releases.
struct PeopleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "people",
    abstract: "List the persons of many records: names, ranks over time, roles, conflicts.",
    discussion: """
      Reads records as `muster extract` writes them (or pages, which it reads first) and joins their \
      persons: one name with one service is one person, unless a middle initial, a suffix or a rank \
      speaks against it. What does not agree is said with the releases that say it:

        rank.falls       a rank that is lower than before
        rank.differs     two ranks on one day
        unit.two-heads   two heads of one unit on one day
        name.spelling    two spellings of one name over the archive

      EXAMPLES
        muster extract --output archive.jsonl releases/
        muster people archive.jsonl
        muster people --conflicts archive.jsonl
        muster people --find Mercer --format jsonl archive.jsonl
        muster people --format csv --output people.csv archive/

      EXIT STATUS
        0 all records were read; 2 the arguments make no sense; 3 some could not be read.
      """)

  @OptionGroup var options: RegisterOptions

  func run() throws {
    let format = options.format
    try options.run(
      { register in
        register.people.map { person in
          let bytes: [UInt8] =
            switch format {
            case .table: Array(register.card(person).utf8)
            case .csv: Array(ArchiveRegister.csvRow(register.columns(person)).utf8)
            case .jsonl: register.jsonLine(person)
            }
          return (bytes, person.spellings.map(\.text), person.conflicts.count)
        }
      }, head: ArchiveRegister.personColumns, noun: "persons")
  }
}
