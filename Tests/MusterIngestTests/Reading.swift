import MusterModel
import Testing

@testable import MusterIngest

/// A document of markup or text written in a test.
func document(
  _ text: String, _ type: MediaType = .html, name: String = "test", url: String? = nil
) throws -> Document {
  try document(Array(text.utf8), type, name: name, url: url)
}

/// A document of bytes.
func document(
  _ bytes: [UInt8], _ type: MediaType? = .html, name: String = "test", url: String? = nil
) throws -> Document {
  let document = try Reader().document(
    from: Source(name: name, bytes: bytes, mediaType: type, url: url))
  #expect(document.mapIsExact, "each verbatim run is byte-equal on both sides")
  return document
}

extension Document {
  /// The words of the blocks of a kind.
  func strings(_ kind: Block.Kind) -> [String] {
    blocks.filter { $0.kind == kind }.map { string($0.range) }
  }

  /// The page's words of a stretch of the text.
  func source(of words: String) -> String? {
    let needle = Array(words.utf8)
    guard text.count >= needle.count else { return nil }
    for start in 0...(text.count - needle.count)
    where text[start..<start + needle.count].elementsEqual(needle) {
      return map.sourceRange(of: TextRange(start, start + needle.count)).map {
        String(decoding: page[$0.start..<$0.end], as: UTF8.self)
      }
    }
    return nil
  }
}

/// Running text that makes a page a release.
let story = """
  <p>The crew of the tug Alder brought the barge into Port Hamilton on Tuesday, two days late and \
  with half its cargo, after a storm that the harbor master called the worst in nine years.</p>
  <p>"We lost the tow line twice," said Capt. Orla Venn, who has run the tug since 2019. "The third \
  time it held, and nobody on deck asked me why."</p>
  """
