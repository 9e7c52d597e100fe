public import MusterModel
public import MusterText

/// Joins the mentions of events: "Operation Desert Storm" and "Desert Storm" are one.
public enum EventIdentity {
  private static let aliases = [
    "wwii": "world war ii", "ww2": "world war ii", "ww ii": "world war ii",
    "second world war": "world war ii", "world war two": "world war ii",
    "world war 2": "world war ii", "wwi": "world war i", "first world war": "world war i",
    "world war one": "world war i", "great war": "world war i", "persian gulf war": "gulf war",
    "first gulf war": "gulf war",
  ]

  /// The events of a release, in order of first mention.
  public static func events(
    document: Document, tokens: Tokens, lexicon: Lexicon, mentions: Mentions
  ) -> [Event] {
    let words = EntityWords(document: document, tokens: tokens, lexicon: lexicon)
    var events: [Event] = []
    var ofKey: [String: Int] = [:]
    var keys: [String] = []
    for mention in mentions.events.sorted(by: { $0.range < $1.range }) {
      var plain = words.plain(mention.tokens)
      if let first = plain.first, plain.count > 1,
        ["exercise", "operation", "exercises", "operations", "the"].contains(first)
      {
        plain.removeFirst()
      }
      // "Granite Anvil 25-2" is "Granite Anvil".
      while let last = plain.last, plain.count > 1,
        mention.reading.kind == .exercise || mention.reading.kind == .operation,
        last.allSatisfy(\.isNumber)
      {
        plain.removeLast()
      }
      if let first = plain.first, plain.count > 2, first.count == 4, first.allSatisfy(\.isNumber) {
        plain.removeFirst()
      }
      var key = plain.joined(separator: " ")
      key = aliases[key] ?? key
      // "Air and Space Conference" for "Example Association Air and Space Conference".
      if plain.count >= 3, ofKey[key] == nil {
        if let longer = events.indices.first(where: { keys[$0].hasSuffix(" " + key) }) {
          key = keys[longer]
        } else if let shorter = events.indices.first(where: {
          key.hasSuffix(" " + keys[$0]) && keys[$0].split(separator: " ").count >= 3
        }) {
          ofKey[key] = shorter
        }
      }
      let text = document.string(mention.range)
      let event: Int
      if let known = ofKey[key] {
        event = known
      } else {
        event = events.count
        ofKey[key] = event
        keys.append(key)
        events.append(Event(name: "", kind: mention.reading.kind))
      }
      if text.utf8.count > events[event].name.utf8.count { events[event].name = text }
      events[event].mentions.append(
        EntityMention(range: mention.range, form: .full, rule: mention.rule))
    }
    return events
  }
}

/// Joins the mentions of equipment: "F-16s", "F-16" and "F-16 Fighting Falcon".
public enum EquipmentIdentity {
  /// The equipment of a release, in order of first mention.
  public static func equipment(
    document: Document, tokens: Tokens, lexicon: Lexicon, mentions: Mentions
  ) -> [Equipment] {
    let words = EntityWords(document: document, tokens: tokens, lexicon: lexicon)
    var equipment: [Equipment] = []
    var keys: [[String]] = []
    for mention in mentions.equipment {
      var key = words.plain(mention.tokens)
      if let last = key.last, last.hasSuffix("s"), last.count > 3, mention.reading.kind != .ship {
        key[key.count - 1] = String(last.dropLast())
      }
      let text = document.string(mention.range)
      let same = keys.firstIndex { other in
        other == key || other.starts(with: key) || key.starts(with: other)
          || (key.count == 1 && other.last == key[0] && mention.reading.kind != .ship)
          || mention.rule == "equipment.ship-again"
            && Array(other.dropFirst().prefix(key.count)) == key
      }
      let index: Int
      if let same, equipment[same].kind == mention.reading.kind {
        index = same
        if key.count > keys[same].count { keys[same] = key }
      } else {
        index = equipment.count
        equipment.append(Equipment(name: "", kind: mention.reading.kind))
        keys.append(key)
      }
      if text.utf8.count > equipment[index].name.utf8.count { equipment[index].name = text }
      equipment[index].mentions.append(
        EntityMention(range: mention.range, form: .full, rule: mention.rule))
    }
    return equipment
  }
}
