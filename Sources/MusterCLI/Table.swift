/// Rows in aligned columns, for people and for `grep`.
enum Table {
  /// The last column is left as it is.
  static func text(_ rows: [[String]]) -> String {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.dropLast().enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    var table = ""
    for row in rows {
      // Nothing but blanks behind the last cell that says something.
      let last = row.lastIndex { !$0.isEmpty } ?? 0
      for (column, cell) in row.prefix(last + 1).enumerated() {
        table += cell
        guard column < last else { continue }
        table += String(repeating: " ", count: max(0, widths[column] - cell.count) + 2)
      }
      table += "\n"
    }
    return table
  }
}
