import ArgumentParser
import Muster
import MusterRegister

/// `muster units`: units and organizations over many releases.
struct UnitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "units",
    abstract: "List the units of many records: names, parents, who held which role, conflicts.",
    discussion: """
      Reads records as `muster extract` writes them (or pages, which it reads first) and joins their \
      units and organizations: "7th Air Force", "Seventh Air Force" and an acronym that stands for \
      nothing else are one; a company without a number is one with its parent. What does not agree \
      is said with the releases that say it:

        unit.two-heads     two heads of one unit on one day
        unit.head-returns  a head who is head again behind another
        unit.parents       two parents of one echelon

      EXAMPLES
        muster units archive.jsonl
        muster units --find '51st Fighter Wing' archive.jsonl
        muster units --conflicts --format csv archive.jsonl > conflicts.csv

      EXIT STATUS
        0 all records were read; 2 the arguments make no sense; 3 some could not be read.
      """)

  @OptionGroup var options: RegisterOptions

  func run() throws {
    let format = options.format
    try options.run(
      { register in
        register.units.map { unit in
          let bytes: [UInt8] =
            switch format {
            case .table: Array(register.card(unit).utf8)
            case .csv: Array(ArchiveRegister.csvRow(register.columns(unit)).utf8)
            case .jsonl: register.jsonLine(unit)
            }
          return (bytes, unit.spellings.map(\.text) + unit.acronyms, unit.conflicts.count)
        }
      }, head: ArchiveRegister.unitColumns, noun: "units and organizations")
  }
}
