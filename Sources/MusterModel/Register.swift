/// What other releases say: the names and quotations that a release is checked against.
///
///     var register = Register()
///     register.add(roll, in: document)
///
/// A register holds words, not positions: it outlives the releases it was made of.
public struct Register: Sendable {
  /// A person as other releases name them.
  public struct Person: Hashable, Sendable {
    /// "Dana".
    public var given: String?
    /// "Whitlock".
    public var family: String
    /// The full titles of the ranks: "Lieutenant General".
    public var ranks: [String]
    /// The titles of the roles: "senior enlisted leader".
    public var roles: [String]
    /// How often the family name stands there.
    public var count: Int
    /// The releases that name the person, by the names of their sources.
    public var sources: [String]

    /// Makes a person.
    public init(
      given: String? = nil, family: String, ranks: [String] = [], roles: [String] = [],
      count: Int = 1, sources: [String] = []
    ) {
      self.given = given
      self.family = family
      self.ranks = ranks
      self.roles = roles
      self.count = count
      self.sources = sources
    }
  }

  /// Words that somebody is quoted with.
  public struct Quotation: Hashable, Sendable {
    /// The words between the marks.
    public var text: String
    /// Who said them, if that is known.
    public var speaker: String?
    /// The release, by the name of its source.
    public var source: String

    /// Makes a quotation.
    public init(text: String, speaker: String? = nil, source: String) {
      self.text = text
      self.speaker = speaker
      self.source = source
    }
  }

  /// The persons, in the order in which they were added.
  public private(set) var people: [Person] = []
  /// The quotations, in the order in which they were added.
  public private(set) var quotations: [Quotation] = []
  private var places: [String: Int] = [:]

  /// Makes an empty register.
  public init() {}

  /// Whether it says nothing.
  public var isEmpty: Bool { people.isEmpty && quotations.isEmpty }

  /// Adds a person, or adds to what is known of one of the same given and family name.
  public mutating func add(_ person: Person) {
    let key = (person.given ?? "") + "\u{1F}" + person.family
    guard let index = places[key] else {
      places[key] = people.count
      people.append(person)
      return
    }
    people[index].count += person.count
    for rank in person.ranks where !people[index].ranks.contains(rank) {
      people[index].ranks.append(rank)
    }
    for role in person.roles where !people[index].roles.contains(role) {
      people[index].roles.append(role)
    }
    for source in person.sources where !people[index].sources.contains(source) {
      people[index].sources.append(source)
    }
  }

  /// Adds a quotation.
  public mutating func add(_ quotation: Quotation) { quotations.append(quotation) }

  /// Adds what a release says.
  public mutating func add(_ roll: Roll, in document: Document) {
    for person in roll.people {
      guard let family = person.family else { continue }
      add(
        Person(
          given: person.given, family: family, ranks: person.ranks.map(\.title),
          roles: person.roles.map(\.title),
          count: person.mentions.count { $0.form != .pronoun && $0.form != .nominal },
          sources: [document.source.name]))
    }
    for quote in roll.quotes where quote.kind != .indirect {
      let speaker: String? =
        switch quote.speaker {
        case .person(let index): roll.people[index].fullName
        case .organization(let index): roll.organizations[index].name
        case nil: nil
        }
      for part in quote.parts {
        add(
          Quotation(
            text: document.string(part), speaker: speaker, source: document.source.name))
      }
    }
  }
}
