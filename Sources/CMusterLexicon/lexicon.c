// The word lists, embedded in the program: one line a list in `lists`, one `#embed` above it.
//
// A list that nobody has written yet is left out, so that its readers find no such name.
// Tables are aligned: they are read in place as 32-bit words.

#include "muster_lexicon.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#define ALIGNED __attribute__((aligned(16)))
#define LIST(file, bytes) {file, bytes, sizeof bytes}

#if __has_embed("lists/ranks.tsv") == __STDC_EMBED_FOUND__
static const uint8_t ranks_tsv[] ALIGNED = {
#embed "lists/ranks.tsv"
};
#define HAS_ranks_tsv
#endif
#if __has_embed("lists/ratings.tsv") == __STDC_EMBED_FOUND__
static const uint8_t ratings_tsv[] ALIGNED = {
#embed "lists/ratings.tsv"
};
#define HAS_ratings_tsv
#endif
#if __has_embed("lists/services.tsv") == __STDC_EMBED_FOUND__
static const uint8_t services_tsv[] ALIGNED = {
#embed "lists/services.tsv"
};
#define HAS_services_tsv
#endif
#if __has_embed("lists/countries.tsv") == __STDC_EMBED_FOUND__
static const uint8_t countries_tsv[] ALIGNED = {
#embed "lists/countries.tsv"
};
#define HAS_countries_tsv
#endif
#if __has_embed("lists/states.tsv") == __STDC_EMBED_FOUND__
static const uint8_t states_tsv[] ALIGNED = {
#embed "lists/states.tsv"
};
#define HAS_states_tsv
#endif
#if __has_embed("lists/nicknames.tsv") == __STDC_EMBED_FOUND__
static const uint8_t nicknames_tsv[] ALIGNED = {
#embed "lists/nicknames.tsv"
};
#define HAS_nicknames_tsv
#endif
#if __has_embed("lists/common-words.tsv") == __STDC_EMBED_FOUND__
static const uint8_t common_words_tsv[] ALIGNED = {
#embed "lists/common-words.tsv"
};
#define HAS_common_words_tsv
#endif
#if __has_embed("lists/roles.tsv") == __STDC_EMBED_FOUND__
static const uint8_t roles_tsv[] ALIGNED = {
#embed "lists/roles.tsv"
};
#define HAS_roles_tsv
#endif
#if __has_embed("lists/titles.tsv") == __STDC_EMBED_FOUND__
static const uint8_t titles_tsv[] ALIGNED = {
#embed "lists/titles.tsv"
};
#define HAS_titles_tsv
#endif
#if __has_embed("lists/cues.tsv") == __STDC_EMBED_FOUND__
static const uint8_t cues_tsv[] ALIGNED = {
#embed "lists/cues.tsv"
};
#define HAS_cues_tsv
#endif
#if __has_embed("lists/clause-words.tsv") == __STDC_EMBED_FOUND__
static const uint8_t clause_words_tsv[] ALIGNED = {
#embed "lists/clause-words.tsv"
};
#define HAS_clause_words_tsv
#endif
#if __has_embed("lists/organizations.tsv") == __STDC_EMBED_FOUND__
static const uint8_t organizations_tsv[] ALIGNED = {
#embed "lists/organizations.tsv"
};
#define HAS_organizations_tsv
#endif
#if __has_embed("lists/organization-heads.tsv") == __STDC_EMBED_FOUND__
static const uint8_t organization_heads_tsv[] ALIGNED = {
#embed "lists/organization-heads.tsv"
};
#define HAS_organization_heads_tsv
#endif
#if __has_embed("lists/echelons.tsv") == __STDC_EMBED_FOUND__
static const uint8_t echelons_tsv[] ALIGNED = {
#embed "lists/echelons.tsv"
};
#define HAS_echelons_tsv
#endif
#if __has_embed("lists/place-words.tsv") == __STDC_EMBED_FOUND__
static const uint8_t place_words_tsv[] ALIGNED = {
#embed "lists/place-words.tsv"
};
#define HAS_place_words_tsv
#endif
#if __has_embed("lists/regions.tsv") == __STDC_EMBED_FOUND__
static const uint8_t regions_tsv[] ALIGNED = {
#embed "lists/regions.tsv"
};
#define HAS_regions_tsv
#endif
#if __has_embed("lists/places.tsv") == __STDC_EMBED_FOUND__
static const uint8_t places_tsv[] ALIGNED = {
#embed "lists/places.tsv"
};
#define HAS_places_tsv
#endif
#if __has_embed("lists/events.tsv") == __STDC_EMBED_FOUND__
static const uint8_t events_tsv[] ALIGNED = {
#embed "lists/events.tsv"
};
#define HAS_events_tsv
#endif
#if __has_embed("lists/equipment.tsv") == __STDC_EMBED_FOUND__
static const uint8_t equipment_tsv[] ALIGNED = {
#embed "lists/equipment.tsv"
};
#define HAS_equipment_tsv
#endif
#if __has_embed("lists/function-words.tsv") == __STDC_EMBED_FOUND__
static const uint8_t function_words_tsv[] ALIGNED = {
#embed "lists/function-words.tsv"
};
#define HAS_function_words_tsv
#endif
#if __has_embed("lists/time.tsv") == __STDC_EMBED_FOUND__
static const uint8_t time_tsv[] ALIGNED = {
#embed "lists/time.tsv"
};
#define HAS_time_tsv
#endif
#if __has_embed("lists/confusables.tsv") == __STDC_EMBED_FOUND__
static const uint8_t confusables_tsv[] ALIGNED = {
#embed "lists/confusables.tsv"
};
#define HAS_confusables_tsv
#endif
#if __has_embed("lists/names.table") == __STDC_EMBED_FOUND__
static const uint8_t names_table[] ALIGNED = {
#embed "lists/names.table"
};
#define HAS_names_table
#endif
#if __has_embed("lists/places.table") == __STDC_EMBED_FOUND__
static const uint8_t places_table[] ALIGNED = {
#embed "lists/places.table"
};
#define HAS_places_table
#endif

static const struct muster_list lists[] = {
#ifdef HAS_ranks_tsv
  LIST("ranks.tsv", ranks_tsv),
#endif
#ifdef HAS_ratings_tsv
  LIST("ratings.tsv", ratings_tsv),
#endif
#ifdef HAS_services_tsv
  LIST("services.tsv", services_tsv),
#endif
#ifdef HAS_countries_tsv
  LIST("countries.tsv", countries_tsv),
#endif
#ifdef HAS_states_tsv
  LIST("states.tsv", states_tsv),
#endif
#ifdef HAS_nicknames_tsv
  LIST("nicknames.tsv", nicknames_tsv),
#endif
#ifdef HAS_common_words_tsv
  LIST("common-words.tsv", common_words_tsv),
#endif
#ifdef HAS_roles_tsv
  LIST("roles.tsv", roles_tsv),
#endif
#ifdef HAS_titles_tsv
  LIST("titles.tsv", titles_tsv),
#endif
#ifdef HAS_cues_tsv
  LIST("cues.tsv", cues_tsv),
#endif
#ifdef HAS_clause_words_tsv
  LIST("clause-words.tsv", clause_words_tsv),
#endif
#ifdef HAS_organizations_tsv
  LIST("organizations.tsv", organizations_tsv),
#endif
#ifdef HAS_organization_heads_tsv
  LIST("organization-heads.tsv", organization_heads_tsv),
#endif
#ifdef HAS_echelons_tsv
  LIST("echelons.tsv", echelons_tsv),
#endif
#ifdef HAS_place_words_tsv
  LIST("place-words.tsv", place_words_tsv),
#endif
#ifdef HAS_regions_tsv
  LIST("regions.tsv", regions_tsv),
#endif
#ifdef HAS_places_tsv
  LIST("places.tsv", places_tsv),
#endif
#ifdef HAS_events_tsv
  LIST("events.tsv", events_tsv),
#endif
#ifdef HAS_equipment_tsv
  LIST("equipment.tsv", equipment_tsv),
#endif
#ifdef HAS_function_words_tsv
  LIST("function-words.tsv", function_words_tsv),
#endif
#ifdef HAS_time_tsv
  LIST("time.tsv", time_tsv),
#endif
#ifdef HAS_confusables_tsv
  LIST("confusables.tsv", confusables_tsv),
#endif
#ifdef HAS_names_table
  LIST("names.table", names_table),
#endif
#ifdef HAS_places_table
  LIST("places.table", places_table),
#endif
};

int32_t muster_list_count(void) { return (int32_t)(sizeof lists / sizeof lists[0]); }

struct muster_list muster_list_at(int32_t index) {
  struct muster_list none = {0};
  return index >= 0 && index < muster_list_count() ? lists[index] : none;
}
