internal import Muster
internal import MusterFind

/// A rule, a pass, or a form of a pass as its list gives it.
public struct ListedRule: Sendable {
  /// The stable name.
  public var id: String
  /// What it does, in one sentence.
  public var summary: String
  /// The layer to which it writes, in the word of case files.
  public var layer: String
  /// Whether it sees the whole text at once.
  public var isPass: Bool
  /// The ids that mentions of a pass may carry besides its own.
  public var forms: [String] = []
  /// The pass of which this is one form.
  public var formOf: String?

  /// All of them, in order.
  public static let all: [ListedRule] = Rules.phases.flatMap { phase in
    switch phase {
    case .rules(let rules):
      return rules.map {
        ListedRule(
          id: $0.id.name, summary: $0.summary, layer: Sighting.name(of: $0.writes), isPass: false)
      }
    case .pass(let pass):
      let layer = Sighting.name(of: pass.writes)
      let whole = ListedRule(
        id: pass.id.name, summary: pass.summary, layer: layer, isPass: true,
        forms: pass.forms.map(\.id.name))
      return [whole]
        + pass.forms.filter { $0.id != pass.id }.map {
          ListedRule(
            id: $0.id.name, summary: $0.summary, layer: layer, isPass: false, formOf: pass.id.name)
        }
    }
  }

  /// The one of an id.
  public static func named(_ id: String) -> ListedRule? { all.first { $0.id == id } }
}
