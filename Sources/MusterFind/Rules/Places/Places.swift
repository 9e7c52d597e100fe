/// The rules for places. Bases are found before organizations, so that "Air Force" in the name of a
/// base is no service; the rest behind persons, whose names may be those of cities.
extension Rule {
  static let bases: [Rule] = [installation]

  static let places: [Rule] = [
    datelinePlace, region, feature, cityWithState, cityOf, country, state, city,
  ]
}
