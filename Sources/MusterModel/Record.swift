/// What one release becomes: everything a sink needs to write it out.
public struct Record: Sendable {
  /// The release as it was read.
  public var document: Document
  /// Who is who, who said what.
  public var roll: Roll
  /// What does not pass muster, in text order.
  public var findings: [Finding]
  /// Stable: from the canonical address if there is one, else from the content.
  public var id: String
  /// SHA-256 of the text, lower-case hexadecimal.
  public var contentSHA256: String
  /// Parsed by-lines: the writer's name and rank, in the order of `document.release.bylines`.
  public var writers: [Writer]
  /// What made it.
  public var provenance: Provenance

  /// Makes a record.
  public init(
    document: Document, roll: Roll, findings: [Finding], id: String, contentSHA256: String,
    writers: [Writer], provenance: Provenance
  ) {
    self.document = document
    self.roll = roll
    self.findings = findings
    self.id = id
    self.contentSHA256 = contentSHA256
    self.writers = writers
    self.provenance = provenance
  }
}

/// A by-line's person.
public struct Writer: Hashable, Sendable {
  /// The name without rank, or nil where the by-line names no person ("staff reports").
  public var name: String?
  /// The rank as written.
  public var rank: String?
  /// The same person in the roll: an index into `Roll.people`.
  public var person: Int?

  /// Makes a writer.
  public init(name: String?, rank: String?, person: Int? = nil) {
    self.name = name
    self.rank = rank
    self.person = person
  }
}

/// What made a record.
public struct Provenance: Hashable, Sendable {
  /// "muster".
  public var program: String
  /// The program's version.
  public var version: String
  /// A fingerprint of the rules and word lists in force.
  public var rules: String

  /// Makes one.
  public init(program: String = "muster", version: String, rules: String) {
    self.program = program
    self.version = version
    self.rules = rules
  }
}
