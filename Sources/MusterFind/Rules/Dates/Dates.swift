/// The date rules, most specific first.
extension Rule {
  static let dates: [Rule] = []
}
