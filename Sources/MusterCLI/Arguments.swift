// Values of the library that may stand on the command line.
public import ArgumentParser
public import Muster

extension OffsetUnit: ExpressibleByArgument {}
extension Finding.Severity: ExpressibleByArgument {}
