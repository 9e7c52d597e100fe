internal import MusterModel

extension OutputFormat {
  /// A reading for people, 80 columns wide.
  public static let textReport = OutputFormat(
    id: "text", summary: "A reading for people, 80 columns wide.", fileExtension: "txt",
    layout: .fileEach
  ) { record, options in
    var bytes = Array((record.document.release.headline?.text ?? record.document.source.name).utf8)
    bytes.append(0x0A)
    return bytes
  }
}
