public import MusterModel
public import MusterText

/// The roll of a release, and how its mentions belong to it.
public struct Resolution: Sendable {
  /// Who is who.
  public var roll: Roll
  /// For each of `Mentions.people`, the person: an index into `Roll.people`.
  public var personOfMention: [Int?]
  /// For each of `Mentions.organizations`, the organization: an index into `Roll.organizations`.
  public var organizationOfMention: [Int?]
  /// For each of `Mentions.people`, the sieve that joined it to its person.
  public var sieveOfMention: [RuleID?] = []

  /// Makes a resolution.
  public init(roll: Roll, personOfMention: [Int?], organizationOfMention: [Int?]) {
    self.roll = roll
    self.personOfMention = personOfMention
    self.organizationOfMention = organizationOfMention
  }
}

/// Joins mentions to entities: the heart of the walk.
public enum Resolver {
  /// The roll of a document.
  public static func resolve(
    document: Document, tokens: Tokens, lexicon: Lexicon, mentions: Mentions
  ) -> Resolution {
    var roll = Roll()
    let (organizations, organizationOfMention) = OrganizationIdentity.organizations(
      document: document, tokens: tokens, lexicon: lexicon, mentions: mentions)
    roll.organizations = organizations
    roll.places =
      PlaceIdentity.places(
        document: document, tokens: tokens, lexicon: lexicon, mentions: mentions
      ).places
    roll.events = EventIdentity.events(
      document: document, tokens: tokens, lexicon: lexicon, mentions: mentions)
    roll.equipment = EquipmentIdentity.equipment(
      document: document, tokens: tokens, lexicon: lexicon, mentions: mentions)
    var clusters = PersonClusters(document: document, tokens: tokens, lexicon: lexicon, mentions)
    for sieve in Sieves.people { sieve.join(&clusters) }
    let personOfMention = clusters.personOfMention
    roll.people =
      PersonAssembly(
        document: document, tokens: tokens, lexicon: lexicon, mentions: mentions,
        clusters: clusters, organizationOfMention: organizationOfMention,
        organizations: roll.organizations
      ).people
    roll.dates = mentions.dates
    var resolution = Resolution(
      roll: roll, personOfMention: personOfMention, organizationOfMention: organizationOfMention)
    resolution.sieveOfMention = clusters.sieve
    let spoken = Speakers.findings(
      in: document, tokens: tokens, lexicon: lexicon, mentions: mentions, resolution: resolution)
    resolution.roll.quotes = spoken.quotes
    for (person, mention) in spoken.references {
      resolution.roll.people[person].mentions.append(mention)
    }
    for person in resolution.roll.people.indices {
      resolution.roll.people[person].mentions.sort { $0.range < $1.range }
    }
    return resolution
  }
}
