/// The rules for units and organizations, most specific first.
extension Rule {
  static let organizations: [Rule] = [
    parenthesizedAcronym, knownOrganization, numberedUnit, unitBeforeNumber, slashedUnit,
    letteredUnit, service, nationalBody, team, company, headedOrganization,
  ]
}
