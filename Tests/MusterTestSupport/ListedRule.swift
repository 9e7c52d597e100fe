internal import Muster
internal import MusterFind

/// A rule or pass as its list gives it.
public struct ListedRule: Sendable {
  /// The stable name.
  public var id: String
  /// What it does, in one sentence.
  public var summary: String
  /// The layer to which it writes, in the word of case files.
  public var layer: String
  /// Whether it sees the whole text at once; its mentions may carry finer ids than its own.
  public var isPass: Bool

  /// All of them, in order.
  public static let all: [ListedRule] = Rules.phases.flatMap { phase in
    switch phase {
    case .rules(let rules):
      return rules.map {
        ListedRule(
          id: $0.id.name, summary: $0.summary, layer: Sighting.name(of: $0.writes), isPass: false)
      }
    case .pass(let pass):
      return [
        ListedRule(
          id: pass.id.name, summary: pass.summary, layer: Sighting.name(of: pass.writes),
          isPass: true)
      ]
    }
  }

  /// The one of an id.
  public static func named(_ id: String) -> ListedRule? { all.first { $0.id == id } }
}
