/// The difference of two texts by lines, as short as a reader wants it.
public enum LineDiff {
  /// The lines that differ, `-` expected and `+` found, each change with its line number and three
  /// lines around it; nil where the texts are equal.
  public static func between(expected: String, found: String, limit: Int = 60) -> String? {
    guard expected != found else { return nil }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = found.split(separator: "\n", omittingEmptySubsequences: false)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var all: [(line: String, isChange: Bool)] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        all.append(("- \(left + 1): \(old[left])", true))
        left += 1
      } else if right < new.count, added.contains(right) {
        all.append(("+ \(right + 1): \(new[right])", true))
        right += 1
      } else if left < old.count, right < new.count {
        all.append(("  \(left + 1): \(old[left])", false))
        left += 1
        right += 1
      } else {
        break
      }
    }
    return excerpt(all, limit: limit)
  }

  private static func excerpt(_ all: [(line: String, isChange: Bool)], limit: Int) -> String {
    var lines: [String] = []
    var last = -1
    for (index, entry) in all.enumerated() {
      let near = all[max(0, index - 3)...min(all.count - 1, index + 3)]
      guard entry.isChange || near.contains(where: \.isChange) else { continue }
      if last >= 0, index > last + 1 { lines.append("  ...") }
      lines.append(entry.line)
      last = index
      if lines.count >= limit {
        lines.append("  (\(all[index...].count { $0.isChange }) more changed lines)")
        break
      }
    }
    return lines.joined(separator: "\n")
  }
}
