import Muster
import MusterTestSupport
import Testing

@testable import MusterRegister

/// Who is who over several releases, and what does not agree.
struct ArchiveTests {
  /// The register of some texts, each with its day of publication.
  static func register(_ texts: [(day: String, text: String)]) throws -> ArchiveRegister {
    let pipeline = try SampleWalk.pipeline.get()
    var archive = Archive()
    for (number, item) in texts.enumerated() {
      let parts = item.day.split(separator: "-").compactMap { Int($0) }
      let source = Source(
        name: "\(number).txt", bytes: Array(item.text.utf8), mediaType: .text,
        published: CivilDate(year: parts[0], month: parts[1], day: parts[2]))
      let bytes = RecordJSON.bytes(of: try pipeline.record(of: source))
      try bytes.withUnsafeBufferPointer { bytes in
        _ = try RecordReader.read(bytes) { archive.add($0) }
      }
    }
    return archive.register(pipeline.lexicon)
  }

  static func conflicts(_ register: ArchiveRegister) -> Set<String> {
    Set(
      register.people.flatMap(\.conflicts).map(\.kind)
        + register.units.flatMap(\.conflicts).map(\.kind))
  }

  @Test("one name with one service is one person, with ranks over time")
  func joins() throws {
    let register = try ArchiveTests.register([
      ("2022-03-01", "U.S. Army Capt. Ylva Quillandre closed the gate."),
      ("2024-03-01", "U.S. Army Maj. Ylva Quillandre opened the gate. Quillandre waved."),
    ])
    let people = register.people.filter { $0.family == "Quillandre" }
    #expect(people.count == 1)
    #expect(people.first?.ranks.map(\.rank.title) == ["Captain", "Major"])
    #expect(people.first?.span.first == "2022-03-01" && people.first?.span.last == "2024-03-01")
    #expect(people.first?.mentions == 3)
    #expect(ArchiveTests.conflicts(register).isEmpty)
  }

  @Test("one name with two services is two persons")
  func namesakes() throws {
    let register = try ArchiveTests.register([
      ("2022-03-01", "U.S. Army Sgt. Owen Pike kept the log."),
      ("2022-04-01", "U.S. Air Force Staff Sgt. Owen Pike kept the log."),
    ])
    #expect(register.people.count { $0.family == "Pike" } == 2)
  }

  @Test("a nickname and a full name are one person")
  func nickname() throws {
    let register = try ArchiveTests.register([
      ("2022-03-01", "U.S. Army Sgt. Dave Quillandre kept the log."),
      ("2022-04-01", "U.S. Army Sgt. David Quillandre kept the log."),
    ])
    #expect(register.people.count { $0.family == "Quillandre" } == 1)
  }

  @Test("a rank that falls is a conflict, and a former or retired one is none")
  func rankFalls() throws {
    let falls = try ArchiveTests.register([
      ("2022-03-01", "U.S. Army Maj. Ylva Quillandre closed the gate."),
      ("2024-03-01", "U.S. Army Capt. Ylva Quillandre opened the gate."),
    ])
    #expect(ArchiveTests.conflicts(falls) == ["rank.falls"])
    let conflict = falls.people.flatMap(\.conflicts).first
    #expect(
      conflict?.message
        == "expected Major (O-4) or more from 2022-03-01 on, but found Captain (O-3) on 2024-03-01")
    #expect(conflict?.evidence.map(\.release) == [0, 1])
    let rises = try ArchiveTests.register([
      ("2022-03-01", "U.S. Army Capt. Ylva Quillandre closed the gate."),
      ("2024-03-01", "U.S. Army Maj. Ylva Quillandre opened the gate."),
    ])
    #expect(ArchiveTests.conflicts(rises).isEmpty)
  }

  @Test("two commanders of one unit on one day are a conflict, on two days they are none")
  func heads() throws {
    let first = "Col. Ana Ruiz, commander of the 51st Fighter Wing, spoke on the ramp."
    let second = "Col. Owen Pike, commander of the 51st Fighter Wing, spoke in the hall."
    let same = try ArchiveTests.register([("2022-03-01", first), ("2022-03-01", second)])
    #expect(ArchiveTests.conflicts(same) == ["unit.two-heads"])
    let after = try ArchiveTests.register([("2022-03-01", first), ("2023-03-01", second)])
    #expect(ArchiveTests.conflicts(after).isEmpty)
    let back = try ArchiveTests.register([
      ("2022-03-01", first), ("2023-03-01", second), ("2023-09-01", first),
    ])
    #expect(ArchiveTests.conflicts(back) == ["unit.head-returns"])
  }

  @Test("two spellings of one name are a conflict, two persons of like names are none")
  func spellings() throws {
    let one = "U.S. Army Staff Sgt. Ylva Quillandre of the 51st Marsh Squadron waved."
    let other = "U.S. Army Staff Sgt. Ylva Quilandre of the 51st Marsh Squadron waved."
    let register = try ArchiveTests.register([
      ("2022-03-01", one), ("2022-04-01", one), ("2022-05-01", other),
    ])
    #expect(ArchiveTests.conflicts(register) == ["name.spelling"])
    let two = try ArchiveTests.register([
      ("2022-03-01", "U.S. Army Staff Sgt. Ana Reed waved."),
      ("2022-04-01", "U.S. Army Capt. Ana Reid waved."),
    ])
    #expect(ArchiveTests.conflicts(two).isEmpty)
  }

  @Test("a unit is one by its ordinal in words and digits, and by its acronym")
  func units() throws {
    let register = try ArchiveTests.register([
      ("2022-03-01", "Airmen of the 7th Air Force (7AF) marched."),
      ("2022-04-01", "Airmen of Seventh Air Force marched."),
    ])
    #expect(register.units.count { $0.name.hasSuffix("Air Force") } == 1)
    #expect(UnitIndex.comparable("The 2d Battalion") == UnitIndex.comparable("Second Battalion"))
    #expect(UnitIndex.comparable("2nd Battalion") != UnitIndex.comparable("3rd Battalion"))
  }

  @Test("the register does not depend on the order of the records")
  func order() throws {
    let texts = [
      ("2022-03-01", "U.S. Army Capt. Ylva Quillandre closed the gate."),
      ("2023-03-01", "U.S. Army Maj. Owen Pike opened the gate."),
      ("2024-03-01", "U.S. Army Maj. Ylva Quillandre opened the gate."),
    ]
    let left = try ArchiveTests.register(texts)
    let right = try ArchiveTests.register(texts.reversed())
    #expect(left.people.map(\.id) == right.people.map(\.id))
    #expect(left.people.map(\.span.first) == right.people.map(\.span.first))
  }

  @Test(
    "what is no record is an error with its place",
    arguments: [
      ("[]", 0, "expected an object, but found “[]”"),
      (
        "{\"id\": \"a\"}", 0,
        "expected a record with \"schema_version\", but found an object without"
      ),
      ("{\"schema_version\": \"1.0\", \"people\": {", 36, "expected an array"),
      ("{\"schema_version\": \"1.0", 23, "expected a closing quotation mark, but found the end"),
    ])
  func broken(text: String, offset: Int, message: String) {
    let error = #expect(throws: RecordError.self) {
      try Array(text.utf8).withUnsafeBufferPointer { bytes throws(RecordError) in
        _ = try RecordReader.read(bytes) { _ in }
      }
    }
    #expect(
      error?.offset == offset && error?.message.hasPrefix(message) == true,
      "\(String(describing: error))")
  }

  @Test("a line of a register gives its person back, and a unit is none")
  func registerLine() throws {
    let register = try ArchiveTests.register([
      (
        "2022-03-01",
        "U.S. Army Capt. Ylva Quillandre, commander of the 51st Marsh Squadron, waved."
      )
    ])
    let person = try #require(register.people.first)
    let line = register.jsonLine(person)
    #expect(RecordReader.isRegisterLine(line))
    let read = try line.withUnsafeBufferPointer { bytes throws(RecordError) in
      try RecordReader.person(ofRegisterLine: bytes)
    }
    #expect(read?.given == "Ylva" && read?.family == "Quillandre" && read?.ranks == ["Captain"])
    #expect(read?.roles == ["commander"] && read?.sources == ["0.txt"])
    let unit = register.jsonLine(try #require(register.units.first))
    #expect(
      try unit.withUnsafeBufferPointer { bytes throws(RecordError) in
        try RecordReader.person(ofRegisterLine: bytes)
      } == nil)
  }

  @Test("a cell of CSV with a comma, a mark or a line end stands in marks")
  func csv() {
    #expect(
      ArchiveRegister.csvRow(["a", "b, c", "d \"e\"", "f\ng"])
        == "a,\"b, c\",\"d \"\"e\"\"\",\"f\ng\"\r\n")
  }

  @Test("escapes are read, and what is not asked for is skipped whatever it holds")
  func escapes() throws {
    let text =
      #"{"schema_version":"1.0","text":"a \" } ] \\","blocks":[{"x":["\"]"]}],"id":"\u00e9\ud83c\udfb8\n","source":{"name":"a\/b"},"people":[]}"#
    var seen: [SeenRelease] = []
    try Array(text.utf8).withUnsafeBufferPointer { bytes in
      _ = try RecordReader.read(bytes) { seen.append($0) }
    }
    #expect(seen.map(\.id) == ["é\u{1F3B8}\n"] && seen.map(\.name) == ["a/b"])
  }
}
