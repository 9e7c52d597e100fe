/// What a register needs of one record.
public struct SeenRelease: Sendable {
  /// A rank as a record has it.
  public struct Rank: Hashable, Sendable {
    var title = ""
    var service: String?
    var country: String?
    var grades: [String] = []
    var status: String?
  }

  /// A role as a record has it.
  struct Role: Hashable, Sendable {
    var title = ""
    /// The id of the organization in its record.
    var organization: String?
    var isFormer = false
  }

  /// A person as a record has them.
  struct Person: Sendable {
    var id = ""
    var full = ""
    var given: String?
    var middle: String?
    var family: String?
    var suffix: String?
    var nickname: String?
    var gender: String?
    var ranks: [Rank] = []
    var roles: [Role] = []
    /// The mentions by name.
    var count = 0
  }

  /// An organization as a record has it.
  struct Organization: Sendable {
    var id = ""
    var name = ""
    var acronym: String?
    var kind = ""
    var echelon: String?
    var country: String?
    /// The id of the parent in its record.
    var parent: String?
    var count = 0
  }

  /// Words that somebody is quoted with.
  struct Quotation: Sendable {
    var text = ""
    /// The id of the speaker in its record.
    var speaker: String?
    var isIndirect = false
  }

  /// The id of the record.
  public var id = ""
  /// The name of its source.
  public var name = ""
  /// The day of publication (YYYY-MM-DD), if it is known.
  public var date: String?
  var people: [Person] = []
  var organizations: [Organization] = []
  var quotations: [Quotation] = []
  /// Whether it tells of a change of command, where two heads are no contradiction.
  var tellsOfChange = false
}
