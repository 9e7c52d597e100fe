/// The rules in the order in which they run: the whole of what Muster can find, on one screen.
///
/// A phase sees what the phases above it found. Within a phase the longest match wins, then the
/// rule that stands first.
public enum Rules {
  /// All phases, in order.
  public static let phases: [Phase] = [
    .pass(.dates),
    .rules(Rule.ranks),
    .rules(Rule.equipment),
    .pass(.shipsAgain),
    .rules(Rule.events),
    .pass(.eventsAgain),
    .rules(Rule.bases),
    .rules(Rule.organizations),
    .pass(.definitions),
    .rules(Rule.people),
    .pass(.personReferences),
    .rules(Rule.places),
    .pass(.placesAgain),
    .pass(.acronyms),
    .pass(.teamsAgain),
    .pass(.shortNames),
    .pass(.roles),
    .pass(.quotations),
  ]
}
