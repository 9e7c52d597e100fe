import ArgumentParser
import Muster
import MusterText

/// The arguments that say what the program knows besides what is built in.
struct KnowledgeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Add the lists (.tsv) of a folder, or one list; may stand several times.",
      valueName: "folder"), completion: .directory)
  var lexicon: [String] = []

  @Option(
    help: ArgumentHelp(
      "Read this file instead of the muster.yml of this folder or one above it.",
      valueName: "file"), completion: .file(extensions: ["yml", "yaml"]))
  var config: String?

  @Flag(name: .customLong("no-config"), help: "Read no muster.yml.")
  var ignoresConfiguration = false

  func validate() throws {
    if config != nil, ignoresConfiguration {
      throw ValidationError("expected --config or --no-config, but found both")
    }
  }

  /// What `muster.yml` says.
  func configuration() throws -> Configuration {
    if ignoresConfiguration { return Configuration() }
    if let config { return try Configuration(path: config) }
    return try Configuration.found()
  }

  /// The lists of the configuration and of the command line, in this order.
  func lists(_ configuration: Configuration) throws -> [AddedList] {
    var lists: [AddedList] = []
    for place in configuration.lexicons + lexicon {
      for path in try KnowledgeOptions.files(place) {
        do {
          lists.append(try AddedList(path: path, bytes: try FileSystem.bytes(at: path)))
        } catch let error as InputError {
          throw SetupError(place: error.place, message: error.message)
        }
      }
    }
    return lists
  }

  /// The walk with all that is known.
  func pipeline(
    _ configuration: Configuration, keepsIndirect: Bool = true, hasStyle: Bool = false,
    register: Register = Register()
  ) throws -> Pipeline {
    try Pipeline(
      options: Pipeline.Options(
        keepsIndirect: keepsIndirect,
        checks: CheckSettings(
          hasStyle: hasStyle || configuration.hasStyle, levels: configuration.levels),
        register: register),
      adding: try lists(configuration))
  }

  private static func files(_ place: String) throws -> [String] {
    switch FileSystem.entry(at: place) {
    case .file: return [place]
    case nil:
      throw SetupError(place: place, message: "expected a folder of lists, but found none")
    case .folder:
      let found: [String]
      do { found = try FileSystem.lists(in: place) } catch {
        throw SetupError(place: error.place, message: error.message)
      }
      guard !found.isEmpty else {
        throw SetupError(
          place: place, message: "expected lists (.tsv) in the folder, but found none")
      }
      return found
    }
  }
}
