// The word lists, embedded in the program.
#ifndef MUSTER_LEXICON_H
#define MUSTER_LEXICON_H

#include <stddef.h>
#include <stdint.h>

/// One list: the file's name and its bytes.
struct muster_list {
  const char *name;
  const uint8_t *bytes;
  size_t length;
};

/// The number of lists.
int32_t muster_list_count(void);
/// A list by its number.
struct muster_list muster_list_at(int32_t index);

#endif
