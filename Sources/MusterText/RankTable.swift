/// The rank table: one row for each title of a country's services; `ranks.tsv` is its only home.
///
/// Each column holds few different values, many times over: rows hold numbers of values, so that
/// comparing is comparing integers and opening the table makes few strings.
public final class RankTable: Sendable {
  /// A row of the table.
  public struct Row: Sendable {
    fileprivate let table: RankTable
    fileprivate let index: Int
    /// "Lieutenant General".
    public var title: String { table.titles[index] }
    /// ISO 3166 code.
    public var country: String { table.countries[index] }
    /// Keys of services.
    public var services: [String] { table.services[index] }
    /// "O-9"; for other nations the NATO code again; empty where none is settled.
    public var grade: String { table.grades[index] }
    /// "OF-8"; empty where none is settled.
    public var nato: String { table.nato[index] }
    /// The courtesy forms that later mentions use: "General".
    public var address: [String] { table.addresses[index] }
  }

  /// The rows in the order of the list.
  public struct Rows: RandomAccessCollection, Sendable {
    fileprivate let table: RankTable
    /// The first row.
    public var startIndex: Int { 0 }
    /// The place behind the last row.
    public var endIndex: Int { table.count }
    /// A row.
    public subscript(row: Int) -> Row { Row(table: table, index: row) }
  }

  /// The number of rows.
  public let count: Int
  /// The titles.
  public let titles: Column<String>
  /// The ISO 3166 codes.
  public let countries: Column<String>
  /// The keys of the services.
  public let services: Column<[String]>
  /// The pay grades.
  public let grades: Column<String>
  /// The NATO codes.
  public let nato: Column<String>
  /// The courtesy forms.
  public let addresses: Column<[String]>
  private let pettyOfficers: [String: Int]
  /// The keys of services that the ranks name, each once.
  let serviceKeys: [String]
  /// For each value of `services` the places of its keys in `serviceKeys`.
  private let keysOfServices: [[Int]]
  /// The place of the United States in the values of `countries`.
  public let american: Int
  /// For each row of the table of services the number of its key here; -1 where no rank has it.
  public let keyOfService: [Int]
  /// For each row of the table of services the place of its country in the values of `countries`; -1
  /// where no rank has it.
  public let countryOfService: [Int]

  /// The rows in the order of the list.
  public var rows: Rows { Rows(table: self) }

  /// Whether a row is of a country, by its place in the values of `countries`.
  public func isRow(_ row: Int, of country: Int) -> Bool {
    Int(countries.numbers[row]) == country
  }

  /// The services of a row, as numbers that ``keyOfService`` gives, too.
  public func keys(ofRow row: Int) -> [Int] { keysOfServices[Int(services.numbers[row])] }

  /// The key of a number.
  public func key(_ number: Int) -> String { serviceKeys[number] }

  /// A column: for each row the number of its value.
  public struct Column<Value: Sendable>: Sendable {
    /// The values, each once.
    public let values: [Value]
    /// For each row the place of its value.
    public let numbers: [UInt32]
    /// The value of a row.
    public subscript(row: Int) -> Value { values[Int(numbers[row])] }

    fileprivate init(
      _ list: WordList?, _ column: Int, _ value: (UnsafeBufferPointer<UInt8>) -> Value
    ) {
      let spellings = SpellingTable(capacity: 256)
      var numbers: [UInt32] = []
      let count = list?.count ?? 0
      numbers.reserveCapacity(count)
      for row in 0..<count {
        guard let list else { break }
        let cell = list.cell(column, ofRow: row)
        // Rows of one kind stand together.
        if let last = numbers.last, ByteScan.equal(spellings[Int(last)], cell) {
          numbers.append(last)
        } else {
          numbers.append(UInt32(spellings.insert(cell).number))
        }
      }
      self.numbers = numbers
      values = (0..<spellings.count).map { value(spellings[$0]) }
    }
  }

  init(_ list: WordList?, _ serviceTable: ServiceTable) {
    func words(_ cell: UnsafeBufferPointer<UInt8>) -> String {
      String(decoding: cell, as: UTF8.self)
    }
    func alternatives(_ cell: UnsafeBufferPointer<UInt8>) -> [String] {
      cell.split(separator: UInt8(ascii: "|")).map { String(decoding: $0, as: UTF8.self) }
    }
    count = list?.count ?? 0
    titles = Column(list, 0, words)
    countries = Column(list, 1, words)
    services = Column(list, 2, alternatives)
    grades = Column(list, 3, words)
    nato = Column(list, 4, words)
    addresses = Column(list, 7, alternatives)
    var pettyOfficers: [String: Int] = [:]
    let isPettyOfficer = titles.values.map { RankTable.pettyOfficerTitles.contains($0) }
    let american = countries.values.firstIndex(of: "US") ?? -1
    self.american = american
    var numbers: [String: Int] = [:]
    var serviceKeys: [String] = []
    keysOfServices = services.values.map { keys in
      keys.map { key in
        if let known = numbers[key] { return known }
        numbers[key] = serviceKeys.count
        serviceKeys.append(key)
        return serviceKeys.count - 1
      }
    }
    self.serviceKeys = serviceKeys
    keyOfService = serviceTable.rows.map { numbers[$0.key] ?? -1 }
    let places = Dictionary(
      uniqueKeysWithValues: countries.values.enumerated().map { ($0.element, $0.offset) })
    countryOfService = serviceTable.rows.map { places[$0.country] ?? -1 }
    for row in 0..<count
    where isPettyOfficer[Int(titles.numbers[row])] && Int(countries.numbers[row]) == american {
      pettyOfficers[grades[row]] = row
    }
    self.pettyOfficers = pettyOfficers
  }

  /// The row of an American petty officer or chief of a grade, for which a rating with its class
  /// stands; the grades go from E-4 to E-9.
  public func pettyOfficer(grade: String) -> Int? { pettyOfficers[grade] }

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
  private let rowOfKey: [String: Int]
  /// For each row that of its service.
  private let serviceOfRow: [Int]

  init(_ list: WordList?) {
    guard let list else {
      rows = []
      rowOfKey = [:]
      serviceOfRow = []
      return
    }
    let rows = (0..<list.count).map { row in
      Row(
        key: list.column(0, ofRow: row), name: list.column(1, ofRow: row),
        country: list.column(2, ofRow: row), branch: list.column(3, ofRow: row),
        parent: list.column(4, ofRow: row), component: list.column(5, ofRow: row))
    }
    var rowOfKey: [String: Int] = [:]
    rowOfKey.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() where rowOfKey[row.key] == nil {
      rowOfKey[row.key] = index
    }
    self.rows = rows
    self.rowOfKey = rowOfKey
    serviceOfRow = rows.enumerated().map { index, row in
      row.parent.isEmpty ? index : rowOfKey[row.parent] ?? index
    }
  }

  /// The row of a key.
  public func row(_ key: String) -> Int? { rowOfKey[key] }

  /// The service of which a row is a component, or the row itself.
  public func service(of row: Int) -> Int {
    serviceOfRow[row]
  }
}
