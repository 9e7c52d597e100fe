// ICU behind plain functions; none of its headers is public.
#ifndef MUSTER_ICU_H
#define MUSTER_ICU_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a scalar is, as far as the tokenizer asks.
enum muster_scalar_class {
  MUSTER_SCALAR_OTHER = 0,
  MUSTER_SCALAR_UPPER = 1,   ///< an upper-case or title-case letter
  MUSTER_SCALAR_LOWER = 2,   ///< a lower-case letter
  MUSTER_SCALAR_LETTER = 3,  ///< a letter of a script without case
  MUSTER_SCALAR_MARK = 4,    ///< a combining mark
  MUSTER_SCALAR_DIGIT = 5,   ///< a decimal digit
  MUSTER_SCALAR_SPACE = 6,
  MUSTER_SCALAR_PUNCTUATION = 7
};

/// The class of a scalar.
int32_t muster_scalar_class(uint32_t scalar);

/// Folds UTF-8 for comparing: compatibility decomposition, marks dropped, case folded.
/// Writes at most `capacity` bytes to `out`; returns the length needed, or -1 for broken UTF-8.
int32_t muster_fold(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity);

/// Word breaks by ICU's dictionaries, for scripts written without spaces. Writes the byte offsets
/// of the ends of the pieces, at most `capacity` of them; returns their number.
int32_t muster_word_ends(const uint8_t *text, int32_t length, int32_t *ends, int32_t capacity);

#ifdef __cplusplus
}
#endif
#endif
