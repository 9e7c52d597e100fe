import MusterModel
import Testing

@testable import MusterIngest

@Suite("Plain text")
struct PlainTextTests {
  @Test(
    "a bare text loses nothing",
    arguments: [
      "One sentence without an end",
      "A headline-like line\n\nA paragraph that follows it, which is long enough to be running text of a story.",
      "First paragraph of a story, which is long enough.\nSecond paragraph of it, which is long enough too.",
      "- one\n- two\n\n### three",
      "From: here to there\n\nis a title, not a mail.",
    ])
  func bare(_ text: String) throws {
    let document = try document(text, .text)
    func letters(_ words: String) -> [Unicode.Scalar] {
      words.unicodeScalars.filter { !$0.properties.isWhitespace }
    }
    #expect(letters(String(decoding: document.text, as: UTF8.self)) == letters(text))
  }

  @Test("wrapped lines become paragraphs, and positions still point into the input")
  func wrapped() throws {
    let document = try document(
      """
      From: Harbor Office
      To: Media list
      Sent: Tuesday, May 6, 2025 4:30 PM
      Subject: Tug comes home

      FOR IMMEDIATE RELEASE

      Contact: Ana Ruiz, 555-555-0142

          TUG COMES HOME LATE AND WITH HALF ITS CARGO

      PORT HAMILTON, Maine -- The crew of the tug Alder brought the barge
      into Port Hamilton on Tuesday, two days late and with half of its
      cargo, after a storm that lasted for three days.

      "We lost the tow line twice," said Capt. Orla Venn, who has run the
      tug since 2019. "The third time it held."

                                 -30-

      You get this letter as a subscriber. To unsubscribe,
      write to us.
      """, .text)
    #expect(document.release.headline?.text == "TUG COMES HOME LATE AND WITH HALF ITS CARGO")
    #expect(document.release.published?.date.iso == "2025-05-06")
    #expect(document.strings(.dateline) == ["PORT HAMILTON, Maine --"])
    #expect(document.strings(.paragraph).count == 2)
    #expect(document.source(of: "barge into") == "barge\ninto")
    let text = String(decoding: document.text, as: UTF8.self)
    #expect(!text.contains("unsubscribe") && !text.contains("-30-") && !text.contains("Media list"))
    #expect(document.strings(.note).contains("FOR IMMEDIATE RELEASE"))
  }

  @Test("a story copied from a page is read without the page's chrome")
  func copied() throws {
    let document = try document(
      """
      An official website of the United States government
      How you can tell

      Home : News : Stories

      News

      NEWS | May 6, 2025

      Tug comes home late and with half its cargo

      By Sgt. Ana Ruiz, Harbor Wing Public Affairs

      The crew of the tug Alder brought the barge into Port Hamilton on Tuesday, two days late and with half its cargo.

      Search News
      Archive
      """, .text)
    #expect(document.release.headline?.text == "Tug comes home late and with half its cargo")
    #expect(document.release.section == "NEWS")
    #expect(document.release.published?.date.iso == "2025-05-06")
    #expect(document.release.bylines.map(\.excerpt.text) == ["Sgt. Ana Ruiz"])
    #expect(document.release.credit?.text == "Harbor Wing Public Affairs")
    #expect(document.strings(.paragraph).count == 1)
  }
}
