import ArgumentParser
import Muster

/// The program: reads news releases and writes what they say as records.
struct MusterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "muster",
    abstract: "Reads news releases and writes what they say as structured records.",
    discussion: """
      Ranks, names, units, roles, dates, quotes, and what does not pass muster; each value with its \
      place in the page and the rule that found it.

        muster extract release.html                    one record, as a line of JSON
        muster extract --format text release.html      the same for people
        muster check release.html                      only what does not pass muster
        muster explain release.html "Lt. Gen. Mercer"  which rule made what of these words
      """,
    version: Version.current,
    subcommands: [
      ExtractCommand.self, RunCommand.self, ExportCommand.self, CheckCommand.self,
      AcceptCommand.self, PeopleCommand.self, UnitsCommand.self, ExplainCommand.self,
      ListCommand.self, SchemaCommand.self, WorkerCommand.self,
    ])
}
