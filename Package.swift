// swift-tools-version: 6.2
// The targets stand in the order of the walk: bytes -> document -> tokens -> mentions -> roll
// -> findings -> record -> sinks. Each may use only what stands above it and is named.

import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "muster",
  products: [
    .library(name: "Muster", targets: ["Muster"]),
    .executable(name: "muster", targets: ["MusterCLI"]),
    .executable(name: "muster-bench", targets: ["MusterBench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    // C: each keeps its library's headers private behind opaque types and plain integers.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CMusterXML", dependencies: ["CLibXML2"]),
    .target(name: "CMusterICU", dependencies: ["CLibICU"]),
    .target(name: "CMusterZlib", dependencies: ["CZlib"]),
    .target(name: "CMusterLexicon", exclude: ["lists"]),
    .target(name: "CMusterSchema"),

    // The nouns: no Foundation, no C, no I/O.
    .target(name: "MusterModel", swiftSettings: strict),

    // What the bytes may be wrapped in: gzip, Web archives.
    .target(name: "MusterArchive", dependencies: ["CMusterZlib"], swiftSettings: strict),

    // The verbs, one module a stage.
    .target(
      name: "MusterText", dependencies: ["MusterModel", "CMusterICU", "CMusterLexicon"],
      swiftSettings: strict),
    .target(
      name: "MusterIngest", dependencies: ["MusterModel", "CMusterXML", "CMusterICU"],
      swiftSettings: strict),
    .target(
      name: "MusterFind", dependencies: ["MusterModel", "MusterText"], swiftSettings: strict),
    .target(
      name: "MusterResolve", dependencies: ["MusterModel", "MusterText"], swiftSettings: strict),
    .target(
      name: "MusterCheck", dependencies: ["MusterModel", "MusterText"], swiftSettings: strict),
    .target(
      name: "MusterExport", dependencies: ["MusterModel", "CMusterSchema"], swiftSettings: strict),

    // The walk as a library, and the program.
    .target(
      name: "Muster",
      dependencies: [
        "MusterArchive", "MusterModel", "MusterText", "MusterIngest", "MusterFind",
        "MusterResolve", "MusterCheck", "MusterExport",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    // Records of many releases: who is who over an archive, and what does not agree in it.
    .target(
      name: "MusterRegister", dependencies: ["MusterModel", "MusterText", "MusterExport"],
      swiftSettings: strict),
    // Whole archives: workers that may fall over, and a folder of results that loses nothing.
    .target(
      name: "MusterRun",
      dependencies: [
        "Muster", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    // Records in tables.
    .target(
      name: "MusterDatabase",
      dependencies: ["CMusterSchema", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .executableTarget(
      name: "MusterCLI",
      dependencies: [
        "Muster", "MusterDatabase", "MusterRegister", "MusterRun", "MusterText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "MusterBench",
      dependencies: ["Muster", "MusterText", "MusterFind", "MusterResolve", "CMusterXML"],
      swiftSettings: strict),

    // The tests: one target a stage, and what they share. The cases and pages lie in Corpus.
    .target(
      name: "MusterTestSupport",
      dependencies: ["Muster", "MusterText", "MusterFind", "MusterResolve", "MusterCheck"],
      path: "Tests/MusterTestSupport", swiftSettings: strict),
    .testTarget(
      name: "MusterTestSupportTests", dependencies: ["MusterTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "MusterArchiveTests", dependencies: ["MusterArchive"],
      swiftSettings: strict),
    .testTarget(
      name: "MusterRunTests", dependencies: ["Muster", "MusterRun"], swiftSettings: strict),
    .testTarget(
      name: "MusterDatabaseTests", dependencies: ["Muster", "MusterDatabase", "MusterTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MusterTextTests", dependencies: ["MusterModel", "MusterText", "MusterTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MusterFindTests", dependencies: ["MusterTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "MusterResolveTests", dependencies: ["MusterTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "MusterCheckTests", dependencies: ["MusterTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "MusterExportTests",
      dependencies: ["MusterExport", "MusterModel", "MusterTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MusterRegisterTests", dependencies: ["MusterRegister", "MusterTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MusterTests", dependencies: ["Muster", "MusterIngest", "MusterTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MusterCLITests", dependencies: ["MusterCLI", "MusterTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MusterIngestTests", dependencies: ["MusterIngest", "MusterModel"],
      swiftSettings: strict),
  ]
)
