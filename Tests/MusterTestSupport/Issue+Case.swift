internal import Foundation
public import Testing

extension Issue {
  /// Records what is wrong with a case at its own line, so that an editor leads there.
  public static func record(_ fault: CaseFault) {
    let path = Corpus.folder.appending(path: fault.file).path
    Issue.record(
      "\(fault)",
      sourceLocation: SourceLocation(
        fileID: "Corpus/\(fault.file)", filePath: path, line: max(1, fault.line), column: 1))
  }
}

extension Case: CustomTestStringConvertible {
  /// As `rules/rank.form.cases: a rank with a point`.
  public var testDescription: String { "\(file): \(title)" }
}
