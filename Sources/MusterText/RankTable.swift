/// The rank table: one row for each title of a country's services; `ranks.tsv` is its only home.
public struct RankTable: Sendable {
  /// A row of the table.
  public struct Row: Sendable {
    /// "Lieutenant General".
    public var title: String
    /// ISO 3166 code.
    public var country: String
    /// Keys of services.
    public var services: [String]
    /// "O-9"; for other nations the NATO code again; empty where none is settled.
    public var grade: String
    /// "OF-8"; empty where none is settled.
    public var nato: String
    /// The courtesy forms that later mentions use: "General".
    public var address: [String]
  }

  /// The rows in the order of the list.
  public let rows: [Row]

  init(_ list: WordList?) {
    guard let list else {
      rows = []
      pettyOfficers = [:]
      return
    }
    let rows = (0..<list.count).map { row in
      Row(
        title: list.column(0, ofRow: row), country: list.column(1, ofRow: row),
        services: list.alternatives(2, ofRow: row), grade: list.column(3, ofRow: row),
        nato: list.column(4, ofRow: row), address: list.alternatives(7, ofRow: row))
    }
    self.rows = rows
    var pettyOfficers: [String: Int] = [:]
    for (index, row) in rows.enumerated()
    where row.country == "US" && RankTable.pettyOfficerTitles.contains(row.title) {
      pettyOfficers[row.grade] = index
    }
    self.pettyOfficers = pettyOfficers
  }

  /// The row of an American petty officer or chief of a grade, for which a rating with its class
  /// stands; the grades go from E-4 to E-9.
  public func pettyOfficer(grade: String) -> Int? { pettyOfficers[grade] }

  private let pettyOfficers: [String: Int]
  private static let pettyOfficerTitles: Set<String> = [
    "Petty Officer Third Class", "Petty Officer Second Class", "Petty Officer First Class",
    "Chief Petty Officer", "Senior Chief Petty Officer", "Master Chief Petty Officer",
  ]
}

/// The armed services and their components.
public struct ServiceTable: Sendable {
  /// A row of the table.
  public struct Row: Sendable {
    /// "space-force".
    public var key: String
    /// The name in full, such as `U.S. Space Force`.
    public var name: String
    /// ISO 3166 code.
    public var country: String
    /// "air", "navy", … ; "joint" where only the country is named.
    public var branch: String
    /// The key of the service that this is a component of; empty for a service.
    public var parent: String
    /// "Reserve", "Air National Guard"; empty for a whole service.
    public var component: String
  }

  /// The rows in the order of the list.
  public let rows: [Row]

  init(_ list: WordList?) {
    guard let list else {
      rows = []
      return
    }
    rows = (0..<list.count).map { row in
      Row(
        key: list.column(0, ofRow: row), name: list.column(1, ofRow: row),
        country: list.column(2, ofRow: row), branch: list.column(3, ofRow: row),
        parent: list.column(4, ofRow: row), component: list.column(5, ofRow: row))
    }
  }

  /// The row of a key.
  public func row(_ key: String) -> Int? { rows.firstIndex { $0.key == key } }

  /// The service of which a row is a component, or the row itself.
  public func service(of row: Int) -> Int {
    rows[row].parent.isEmpty ? row : self.row(rows[row].parent) ?? row
  }
}
