extension ListFormat {
  private static let organizationKinds: Content = .one([
    "unit", "command", "service", "agency", "company", "government", "team", "school", "media",
    "other",
  ])
  private static let placeKinds: Content = .one([
    "country", "state", "city", "installation", "region", "facility", "other",
  ])

  /// The lists to which users may add.
  public static let all: [ListFormat] = [
    ListFormat(
      "ranks.tsv", "Military ranks.",
      columns: [
        Column("title", .words, isRequired: true), Column("country", .country, isRequired: true),
        Column("services", .services, isRequired: true), Column("grade", .grade),
        Column("NATO code", .nato), Column("forms", .forms),
        Column("plural forms", .forms), Column("form of address", .forms),
        Column("letters behind the service", .forms),
      ],
      example: "Oversergent\tDK\tdk-army\tOR-7\tOR-7\tOversergent|Overserg.\tOversergenter\t"),
    ListFormat(
      "ratings.tsv", "Ratings of navies and coast guards.",
      columns: [
        Column("name", .words, isRequired: true), Column("abbreviation", .words),
        Column("services", .services, isRequired: true),
      ], example: "Harbor Pilot's Mate\tHPM\tcoast-guard"),
    ListFormat(
      "services.tsv", "Armed services and their components.",
      columns: [
        Column("key", .words, isRequired: true), Column("name", .words, isRequired: true),
        Column("country", .country, isRequired: true),
        Column(
          "branch",
          .one([
            "army", "navy", "air", "marines", "space", "coast-guard", "guard", "joint", "other",
          ]), isRequired: true), Column("parent", .services), Column("component", .words),
        Column("acronym", .words), Column("forms", .forms, isRequired: true),
        Column("forms before a rank", .forms), Column("words for members", .forms),
      ],
      example:
        "is-coast-guard\tIcelandic Coast Guard\tIS\tcoast-guard\t\t\tICG\tIcelandic Coast Guard\t"
        + "Icelandic Coast Guard\t"),
    ListFormat(
      "given-names.tsv", "Given names.",
      columns: [
        Column("name", .words, isRequired: true), Column("culture", .words),
        Column("gender", .one(["m", "f"])),
      ], example: "Ylvarin\tnordic\tf"),
    ListFormat(
      "family-names.tsv", "Family names; in cultures ko, ja, zh, vi and hu they stand first.",
      columns: [Column("name", .words, isRequired: true), Column("culture", .words)],
      example: "Quillandre\tromance"),
    ListFormat(
      "nicknames.tsv", "Given names and what they are short for.",
      columns: [
        Column("nickname", .words, isRequired: true),
        Column("full names", .forms, isRequired: true),
      ], example: "Ylva\tYlvarin"),
    ListFormat(
      "titles.tsv", "Titles before a name that are no ranks.",
      columns: [
        Column("forms", .forms, isRequired: true),
        Column("kind", .one(["courtesy", "academic", "clergy", "civil"]), isRequired: true),
        Column("gender", .one(["male", "female"])),
      ], example: "Alderman|Ald.\tcivil\t"),
    ListFormat(
      "roles.tsv", "Job titles.",
      columns: [
        Column("forms", .forms, isRequired: true),
        Column("kind", .one(["head", "title", "whole", "member"]), isRequired: true),
      ], example: "range warden|deputy range warden\twhole"),
    ListFormat(
      "cues.tsv", "Words that say that somebody speaks, writes or thinks.",
      columns: [
        Column("forms", .forms, isRequired: true),
        Column(
          "kind", .one(["speech", "writing", "thought", "act", "noun", "verb"]), isRequired: true),
        Column(
          "flags",
          .some([
            "past", "present", "base", "participle", "ing", "noun", "tell", "near", "after",
          ]), isRequired: true),
      ], example: "radioed\tspeech\tpast"),
    ListFormat(
      "organizations.tsv", "Units and organizations by name.", otherNames: ["units.tsv"],
      columns: [
        Column("forms", .forms, isRequired: true),
        Column("kind", organizationKinds, isRequired: true), Column("name", .words),
        Column("acronym", .words), Column("country", .country),
      ], example: "Harrow Range Wardens|HRW\tunit\tHarrow Range Wardens\tHRW\tUS"),
    ListFormat(
      "organization-heads.tsv", "Head nouns of organizations.",
      columns: [
        Column("forms", .forms, isRequired: true),
        Column("kind", organizationKinds, isRequired: true),
        Column("position", .one(["after", "both", "sector", "place"]), isRequired: true),
      ], example: "Wardenship\tagency\tafter"),
    ListFormat(
      "echelons.tsv", "Head nouns of units.",
      columns: [
        Column("forms", .forms, isRequired: true), Column("echelon", .words, isRequired: true),
        Column("kind", .one(["unit", "command"]), isRequired: true),
        Column("abbreviations", .forms), Column("needs a number", .one(["number"])),
      ], example: "Ranger Patrol Group|Ranger Patrol Groups\tgroup\tunit\tRPG"),
    ListFormat(
      "regions.tsv", "Places by name.", otherNames: ["places.tsv"],
      columns: [
        Column("forms", .forms, isRequired: true), Column("kind", placeKinds, isRequired: true),
        Column("name", .words), Column("country", .country),
      ], example: "Harrow Range|Harrow Gunnery Range\tinstallation\tHarrow Range\tUS"),
    ListFormat(
      "place-words.tsv", "Words of the names of places.",
      columns: [
        Column("forms", .forms, isRequired: true), Column("kind", placeKinds, isRequired: true),
        Column("position", .one(["after", "before"]), isRequired: true),
      ], example: "Gunnery Range\tinstallation\tafter"),
    ListFormat(
      "events.tsv", "Words of the names of events.",
      columns: [
        Column("forms", .forms, isRequired: true),
        Column(
          "kind", .one(["exercise", "operation", "ceremony", "conflict", "other"]),
          isRequired: true),
        Column("position", .one(["before", "after", "whole", "name"]), isRequired: true),
      ], example: "Copper Lantern\texercise\twhole"),
    ListFormat(
      "equipment.tsv", "Names of equipment.",
      columns: [
        Column("forms", .forms, isRequired: true),
        Column(
          "kind",
          .one(["aircraft", "ship", "vehicle", "missile", "weapon", "satellite", "other"]),
          isRequired: true),
        Column(
          "position", .one(["whole", "before", "behind", "noun", "plural", "type"]),
          isRequired: true),
      ], example: "Marsh Heron\taircraft\twhole"),
    ListFormat(
      "common-words.tsv", "Words that are no names at the head of a sentence.",
      columns: [Column("word", .words, isRequired: true)], example: "wayfinding"),
    ListFormat(
      "confusables.tsv", "Words that are often taken for one another, and where.",
      columns: [
        Column("form", .words, isRequired: true), Column("meant", .words, isRequired: true),
        Column("where", .words, isRequired: true), Column("not where", .words),
      ], example: "calvary\tcavalry\tair _|_ regiment/troop/division"),
    ListFormat(
      "patterns.tsv", "Patterns over words, classes of words and lists.",
      columns: [
        Column("layer", .words, isRequired: true), Column("pattern", .words, isRequired: true),
        Column("id", .words, isRequired: true),
      ], example: "organizations:unit\t[Task Element <capital>]\tmine.task-element"),
  ]
}
