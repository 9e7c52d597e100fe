import Muster

/// The pages of a Web archive, read as they are asked for.
struct ArchiveFile: ~Copyable {
  let name: String
  private var file: InputFile
  private var reader: WARCReader

  /// What became of its records so far.
  var tally: ArchiveTally { reader.tally }

  init(path: String) throws(InputError) {
    name = path
    file = try InputFile(path: path)
    reader = WARCReader(limit: Limits().bytes)
  }

  /// The next page; nil at the end.
  mutating func next() throws(InputError) -> WARCReader.Page? {
    while true {
      switch reader.next() {
      case .page(let page): return page
      case .end:
        if reader.tally.seen == 0 {
          throw InputError(
            place: name, message: "expected the records of a Web archive, but found none")
        }
        return nil
      case .more:
        var bytes: [UInt8] = []
        if try file.read(into: &bytes) { reader.feed(bytes) } else { reader.finish() }
      }
    }
  }
}
