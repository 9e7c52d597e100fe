/// A template by name, for listings.
public struct TemplateEntry: Hashable, Sendable, Identifiable {
  /// The name that stands in records.
  public var id: String
  /// What it reads, in one sentence.
  public var summary: String
}

extension Reader {
  /// The templates in the order in which they are tried; the last reads what no other knows.
  public static var templates: [TemplateEntry] {
    Template.all.map { TemplateEntry(id: $0.id, summary: $0.summary) } + [
      TemplateEntry(id: "generic", summary: "Any page: density of text and links, tags, sentences.")
    ]
  }
}
