import ArgumentParser
import Templates

extension BuiltInTemplate: ExpressibleByArgument {}
