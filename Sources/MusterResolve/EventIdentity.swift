public import MusterModel
public import MusterText

/// Joins the mentions of events: "Operation Desert Storm" and "Desert Storm" are one.
public enum EventIdentity {
  /// The events of a release, in order of first mention.
  public static func events(
    document: Document, tokens: Tokens, lexicon: Lexicon, mentions: Mentions
  ) -> [Event] {
    let words = EntityWords(document: document, tokens: tokens, lexicon: lexicon)
    var events: [Event] = []
    var ofKey: [String: Int] = [:]
    for mention in mentions.events {
      var plain = words.plain(mention.tokens)
      if let first = plain.first, plain.count > 1,
        ["exercise", "operation", "exercises", "operations", "the"].contains(first)
      {
        plain.removeFirst()
      }
      if let last = plain.last, plain.count > 1, mention.reading.kind == .exercise,
        last.allSatisfy(\.isNumber)
      {
        plain.removeLast()
      }
      let key = plain.joined(separator: " ")
      let text = document.string(mention.range)
      let event: Int
      if let known = ofKey[key] {
        event = known
      } else {
        event = events.count
        ofKey[key] = event
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
