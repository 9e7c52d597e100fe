import Muster
import MusterRun

/// A line of a JSON Lines input: `{"id", "text" or "html", "url"?, "published"?}`.
enum InputLine {
  /// The source that a line stands for.
  static func source(
    of line: ArraySlice<UInt8>, number: Int, file: String
  ) throws(InputError) -> Source {
    let members: [String: [UInt8]]
    do {
      members = try JSONReader.strings(in: line)
    } catch {
      throw InputError(place: "\(file):\(number):\(error.offset + 1)", message: error.message)
    }
    let place = "\(file):\(number)"
    guard let id = members["id"], !id.isEmpty else {
      throw InputError(place: place, message: "expected the member \"id\", but found none")
    }
    let bytes: [UInt8]
    let mediaType: MediaType
    switch (members["text"], members["html"]) {
    case (let text?, nil): (bytes, mediaType) = (text, .text)
    case (nil, let html?): (bytes, mediaType) = (html, .html)
    case (nil, nil):
      throw InputError(
        place: place, message: "expected the member \"text\" or \"html\", but found neither")
    default:
      throw InputError(
        place: place, message: "expected one of \"text\" and \"html\", but found both")
    }
    var published: CivilDate?
    if let words = members["published"] {
      let words = String(decoding: words, as: UTF8.self)
      guard let day = CivilDate(iso: words) else {
        throw InputError(
          place: place,
          message:
            "expected \"published\" as YYYY-MM-DD, but found \u{201C}\(words.prefix(24))\u{201D}")
      }
      published = day
    }
    return Source(
      name: String(decoding: id, as: UTF8.self), bytes: bytes, mediaType: mediaType,
      url: members["url"].map { String(decoding: $0, as: UTF8.self) }, published: published)
  }
}
