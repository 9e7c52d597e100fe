import ArgumentParser

@main
struct MusterCommand: ParsableCommand {}
