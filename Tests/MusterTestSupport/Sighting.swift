public import Muster

/// A mention as case files speak of it: the layer by its word, the values by their keys.
public struct Sighting: Sendable, CustomStringConvertible {
  /// The layer: `person`, `rank`, `organization`, `place`, `equipment`, `event`, `date`, `role`,
  /// `quote`.
  public var layer: String
  /// The words.
  public var range: TextRange
  /// The rule that found them.
  public var rule: String
  /// The values; one that is not there is missing.
  public var values: [String: String]
  /// The words themselves, for messages.
  public var words: String

  /// As `person "Floyd Harris" family=Harris given=Floyd (person.full-name)`.
  public var description: String {
    let list = values.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
      .map { " \($0.key)=\($0.value.contains(" ") ? "\"\($0.value)\"" : $0.value)" }
    return "\(layer) \u{201C}\(words)\u{201D}\(list.joined()) (\(rule))"
  }

  /// The word of a layer in case files.
  public static func name(of layer: Layer) -> String {
    switch layer {
    case .ranks: "rank"
    case .people: "person"
    case .organizations: "organization"
    case .places: "place"
    case .equipment: "equipment"
    case .events: "event"
    case .dates: "date"
    case .roles: "role"
    case .quotations: "quote"
    }
  }

  /// The words of all layers.
  public static let layers: Set<String> = Set(Layer.allCases.map(name(of:)))
}
