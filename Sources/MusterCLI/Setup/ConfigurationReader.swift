import Muster
import Yams

extension Configuration {
  /// Reads a file; paths in it count from its own folder.
  init(path: String) throws {
    let bytes: [UInt8]
    do { bytes = try FileSystem.bytes(at: path) } catch {
      throw SetupError(place: path, message: error.message)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SetupError(place: path, message: "expected UTF-8, but found a byte that is none")
    }
    self.init()
    self.path = path
    let reader = ConfigurationReader(path: path)
    guard let root = try reader.root(of: text) else { return }
    for (key, value) in try reader.entries(of: root, "keys with values") {
      let name = try reader.string(key, "a key")
      switch name {
      case "lexicon": lexicons = try reader.paths(value)
      case "checks": levels = try reader.levels(value)
      case "style": hasStyle = try reader.bool(value)
      case "fail-on":
        failOn = try reader.one(value, FailOn.self)
      case "accept": accept = try reader.paths(value).first
      case "against": against = try reader.paths(value)
      default:
        throw reader.fault(
          key, "one of accept, against, checks, fail-on, lexicon, style", found: name)
      }
    }
  }
}

/// Turns the nodes of a YAML file into values; what does not fit is an error with its place.
private struct ConfigurationReader {
  let path: String

  func root(of text: String) throws -> Node? {
    do { return try compose(yaml: text) } catch let error as YamlError {
      switch error {
      case .scanner(let context, let problem, let mark, _),
        .parser(let context, let problem, let mark, _),
        .composer(let context, let problem, let mark, _):
        throw SetupError(
          place: "\(path):\(mark.line):\(mark.column)",
          message: "expected YAML, but found: \(context?.text ?? "")\(context == nil ? "" : " ")"
            + problem)
      case .duplicatedKeysInMapping(_, let context):
        throw SetupError(
          place: "\(path):\(context.mark.line)", message: "expected a key once, but found it twice")
      default: throw SetupError(place: path, message: "expected YAML, but found: \(error)")
      }
    }
  }

  func fault(_ node: Node, _ expected: String, found: String? = nil) -> SetupError {
    let place = node.mark.map { "\(path):\($0.line):\($0.column)" } ?? path
    let words: String
    switch node {
    case .scalar(let scalar): words = "\u{201C}\((found ?? scalar.string).prefix(40))\u{201D}"
    case .mapping: words = "keys with values"
    case .sequence: words = "a list"
    case .alias: words = "an alias"
    }
    return SetupError(place: place, message: "expected \(expected), but found \(words)")
  }

  func entries(of node: Node, _ expected: String) throws -> [(Node, Node)] {
    guard case .mapping(let mapping) = node else { throw fault(node, expected) }
    return mapping.map { ($0.key, $0.value) }
  }

  func string(_ node: Node, _ expected: String) throws -> String {
    guard case .scalar(let scalar) = node else { throw fault(node, expected) }
    return scalar.string
  }

  func bool(_ node: Node) throws -> Bool {
    switch try string(node, "true or false") {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: throw fault(node, "true or false")
    }
  }

  func one<Value: RawRepresentable<String> & CaseIterable>(
    _ node: Node, _: Value.Type
  ) throws -> Value {
    let names = "one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))"
    guard let value = Value(rawValue: try string(node, names)) else { throw fault(node, names) }
    return value
  }

  /// One path or a list of them, from the folder of the file.
  func paths(_ node: Node) throws -> [String] {
    if case .sequence(let nodes) = node { return try nodes.flatMap { try paths($0) } }
    let words = try string(node, "a path or a list of paths")
    guard !words.isEmpty else { throw fault(node, "a path") }
    if words.hasPrefix("/") { return [words] }
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return [(folder + [Substring(words)]).joined(separator: "/")]
  }

  func levels(_ node: Node) throws -> [RuleID: CheckSettings.Level] {
    var levels: [RuleID: CheckSettings.Level] = [:]
    let known = Catalogue.checks.map(\.id)
    for (key, value) in try entries(of: node, "checks with severities") {
      let id = RuleID(try string(key, "a check"))
      guard known.contains(id) else {
        let near = Suggestion.nearest(to: id.name, in: known.map(\.name))
        throw fault(key, "a check (see `muster list checks`)\(near)")
      }
      let names = Finding.Severity.allCases.map(\.rawValue)
      let word = try string(value, "off or a severity")
      if word == "off" || word == "false" {
        levels[id] = .off
      } else if let severity = Finding.Severity(rawValue: word) {
        levels[id] = .severity(severity)
      } else {
        throw fault(value, "one of off, \(names.joined(separator: ", "))")
      }
    }
    return levels
  }
}
