// The word lists, embedded in the program: an `#embed` and a line in `lists` for each.
//
// Tables are aligned: they are read in place as 32-bit words.

#include "muster_lexicon.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#define ALIGNED __attribute__((aligned(16)))
#define LIST(file, bytes) {file, bytes, sizeof bytes}

static const uint8_t false_ranks_tsv[] ALIGNED = {
#embed "lists/false-ranks.tsv"
};
static const uint8_t english_table[] ALIGNED = {
#embed "lists/english.table"
};
static const uint8_t ranks_tsv[] ALIGNED = {
#embed "lists/ranks.tsv"
};
static const uint8_t ratings_tsv[] ALIGNED = {
#embed "lists/ratings.tsv"
};
static const uint8_t services_tsv[] ALIGNED = {
#embed "lists/services.tsv"
};
static const uint8_t countries_tsv[] ALIGNED = {
#embed "lists/countries.tsv"
};
static const uint8_t states_tsv[] ALIGNED = {
#embed "lists/states.tsv"
};
static const uint8_t nicknames_tsv[] ALIGNED = {
#embed "lists/nicknames.tsv"
};
static const uint8_t common_words_tsv[] ALIGNED = {
#embed "lists/common-words.tsv"
};
static const uint8_t roles_tsv[] ALIGNED = {
#embed "lists/roles.tsv"
};
static const uint8_t titles_tsv[] ALIGNED = {
#embed "lists/titles.tsv"
};
static const uint8_t cues_tsv[] ALIGNED = {
#embed "lists/cues.tsv"
};
static const uint8_t clause_words_tsv[] ALIGNED = {
#embed "lists/clause-words.tsv"
};
static const uint8_t organizations_tsv[] ALIGNED = {
#embed "lists/organizations.tsv"
};
static const uint8_t organization_heads_tsv[] ALIGNED = {
#embed "lists/organization-heads.tsv"
};
static const uint8_t echelons_tsv[] ALIGNED = {
#embed "lists/echelons.tsv"
};
static const uint8_t place_words_tsv[] ALIGNED = {
#embed "lists/place-words.tsv"
};
static const uint8_t regions_tsv[] ALIGNED = {
#embed "lists/regions.tsv"
};
static const uint8_t events_tsv[] ALIGNED = {
#embed "lists/events.tsv"
};
static const uint8_t equipment_tsv[] ALIGNED = {
#embed "lists/equipment.tsv"
};
static const uint8_t function_words_tsv[] ALIGNED = {
#embed "lists/function-words.tsv"
};
static const uint8_t time_tsv[] ALIGNED = {
#embed "lists/time.tsv"
};
static const uint8_t confusables_tsv[] ALIGNED = {
#embed "lists/confusables.tsv"
};
static const uint8_t names_table[] ALIGNED = {
#embed "lists/names.table"
};
static const uint8_t places_table[] ALIGNED = {
#embed "lists/places.table"
};

static const struct muster_list lists[] = {
  LIST("english.table", english_table),
  LIST("false-ranks.tsv", false_ranks_tsv),
  LIST("ranks.tsv", ranks_tsv),
  LIST("ratings.tsv", ratings_tsv),
  LIST("services.tsv", services_tsv),
  LIST("countries.tsv", countries_tsv),
  LIST("states.tsv", states_tsv),
  LIST("nicknames.tsv", nicknames_tsv),
  LIST("common-words.tsv", common_words_tsv),
  LIST("roles.tsv", roles_tsv),
  LIST("titles.tsv", titles_tsv),
  LIST("cues.tsv", cues_tsv),
  LIST("clause-words.tsv", clause_words_tsv),
  LIST("organizations.tsv", organizations_tsv),
  LIST("organization-heads.tsv", organization_heads_tsv),
  LIST("echelons.tsv", echelons_tsv),
  LIST("place-words.tsv", place_words_tsv),
  LIST("regions.tsv", regions_tsv),
  LIST("events.tsv", events_tsv),
  LIST("equipment.tsv", equipment_tsv),
  LIST("function-words.tsv", function_words_tsv),
  LIST("time.tsv", time_tsv),
  LIST("confusables.tsv", confusables_tsv),
  LIST("names.table", names_table),
  LIST("places.table", places_table),
};

int32_t muster_list_count(void) { return (int32_t)(sizeof lists / sizeof lists[0]); }

struct muster_list muster_list_at(int32_t index) {
  struct muster_list none = {0};
  return index >= 0 && index < muster_list_count() ? lists[index] : none;
}
