/// The rules for units and organizations, most specific first.
extension Rule {
  static let organizations: [Rule] = [
    parenthesizedAcronym, knownOrganization, articledOrganization, numberedUnit, unitBeforeNumber,
    slashedUnit,
    letteredUnit, compoundUnit, romanceUnit, abbreviatedUnit, service, nationalBody,
    namedGovernment, team, club,
    company, headedOrganization, armedGroup,
  ]
}
