import MusterModel
import Testing

@testable import MusterIngest

struct BylineCase: Sendable, CustomTestStringConvertible {
  var text: String
  var writers: [String]
  var credit: String?
  var isHinted = false
  var isByline = true

  var testDescription: String { text }

  static let all: [BylineCase] = [
    BylineCase(
      text: "By Staff Sgt. Ana Ruiz, 91st Missile Wing Public Affairs",
      writers: ["Staff Sgt. Ana Ruiz"], credit: "91st Missile Wing Public Affairs"),
    BylineCase(
      text: "By compiled staff reports Ninth Air Force Public Affairs",
      writers: ["compiled staff reports"], credit: "Ninth Air Force Public Affairs"),
    BylineCase(text: "Story by Lance Cpl. Dag Moe", writers: ["Lance Cpl. Dag Moe"], credit: nil),
    BylineCase(text: "By By Cpl. Dag Moe", writers: ["Cpl. Dag Moe"], credit: nil),
    BylineCase(text: "By Air Force News Service", writers: [], credit: "Air Force News Service"),
    BylineCase(
      text: "By Tech. Sgt. Ana Ruiz and Cpl. Dag Moe, Task Force Alder",
      writers: ["Tech. Sgt. Ana Ruiz", "Cpl. Dag Moe"], credit: "Task Force Alder"),
    BylineCase(
      text: "By Senior Airman Ana Ruiz 52nd Fighter Wing Public Affairs",
      writers: ["Senior Airman Ana Ruiz"], credit: "52nd Fighter Wing Public Affairs"),
    BylineCase(
      text: "By Ed Fenn Jr., Harbor Ledger / Published May 27, 2015", writers: ["Ed Fenn Jr."],
      credit: "Harbor Ledger"),
    BylineCase(
      text: "By Mass Communication Specialist 2nd Class Ana Ruiz, Carrier Strike Group 40",
      writers: ["Mass Communication Specialist 2nd Class Ana Ruiz"],
      credit: "Carrier Strike Group 40"),
    BylineCase(
      text: "Sgt. Ana Ruiz, 91st Missile Wing Public Affairs", writers: ["Sgt. Ana Ruiz"],
      credit: "91st Missile Wing Public Affairs", isHinted: true),
    // near misses
    BylineCase(
      text: "By Friday the crew was home and asleep.", writers: [], credit: nil, isByline: false),
    BylineCase(text: "By the way, it rained.", writers: [], credit: nil, isByline: false),
    BylineCase(text: "Sgt. Ana Ruiz, 91st Missile Wing", writers: [], credit: nil, isByline: false),
  ]
}

@Suite("By-lines")
struct BylineTests {
  @Test("a by-line is read", arguments: BylineCase.all)
  func byline(_ sample: BylineCase) {
    let words = Array(sample.text.utf8)
    let found = Bylines.read(words, 0..<words.count, isHinted: sample.isHinted)
    #expect((found != nil) == sample.isByline)
    #expect((found?.writers ?? []).map { words.string($0) } == sample.writers)
    #expect(found?.credit.map { words.string($0) } == sample.credit)
  }
}
