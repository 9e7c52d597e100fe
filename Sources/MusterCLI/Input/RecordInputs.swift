import Muster
import MusterRegister

/// Reads records for a register: those that `muster extract` wrote, or pages, which it reads first.
enum RecordInputs {
  /// One thing that was read.
  enum Item {
    /// A record.
    case record(SeenRelease)
    /// A person of a register that `muster people` wrote.
    case person(Register.Person)
  }

  /// Calls `take` with each record in input order, or with what kept one from being read.
  static func read(
    _ paths: [String], _ pipeline: Pipeline,
    take: (Result<Item, InputError>) -> Void
  ) {
    for path in paths {
      switch FileSystem.entry(at: path) {
      case .folder:
        do {
          let found = try FileSystem.recordsAndReleases(in: path)
          if found.isEmpty {
            take(
              .failure(
                InputError(
                  place: path, message: "expected records (.jsonl, .json) or pages, but found none")
              ))
          }
          for each in found { read(file: each, pipeline, take: take) }
        } catch { take(.failure(error)) }
      case nil where path != "-":
        let found = FileSystem.paths(matching: path)
        if found.isEmpty {
          take(
            .failure(
              InputError(place: path, message: "expected a file or folder, but found none")))
        }
        for each in found { read(file: each, pipeline, take: take) }
      default: read(file: path, pipeline, take: take)
      }
    }
  }

  private static func read(
    file path: String, _ pipeline: Pipeline, take: (Result<Item, InputError>) -> Void
  ) {
    do {
      if path == "-" || path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") {
        var lines = try LineReader(path: path)
        while let (line, number) = try lines.next() {
          records(in: line, place: "\(path):\(number)", take: take)
        }
      } else if path.hasSuffix(".json") {
        records(in: try FileSystem.bytes(at: path), place: path, take: take)
      } else {
        let source = Source(name: path, bytes: try FileSystem.bytes(at: path))
        do {
          records(
            in: RecordJSON.bytes(of: try pipeline.record(of: source)), place: path, take: take)
        } catch {
          take(.failure(InputError(place: error.place, message: error.message)))
        }
      }
    } catch {
      take(.failure(error))
    }
  }

  private static func records(
    in bytes: [UInt8], place: String, take: (Result<Item, InputError>) -> Void
  ) {
    let isRegister = RecordReader.isRegisterLine(bytes)
    bytes.withUnsafeBufferPointer { bytes in
      do throws(RecordError) {
        if isRegister {
          if let person = try RecordReader.person(ofRegisterLine: bytes) {
            take(.success(.person(person)))
          }
          return
        }
        try RecordReader.read(bytes) { take(.success(.record($0))) }
      } catch {
        let offset = place.hasSuffix(".json") ? "byte \(error.offset + 1)" : "\(error.offset + 1)"
        take(.failure(InputError(place: "\(place):\(offset)", message: error.message)))
      }
    }
  }
}
