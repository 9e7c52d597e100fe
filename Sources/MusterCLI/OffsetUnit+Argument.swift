public import ArgumentParser
public import Muster

extension OffsetUnit: ExpressibleByArgument {}
