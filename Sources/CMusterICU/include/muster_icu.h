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

/// The number of bytes from the start that are valid UTF-8; adds the number of characters of more
/// than one byte among them to `multibyte`, which may be NULL.
int64_t muster_utf8_valid(const uint8_t *text, int64_t length, int64_t *multibyte);

/// Whether a byte occurs.
int32_t muster_contains(const uint8_t *text, int64_t length, uint8_t byte);

/// Writes the IANA name of an encoding; returns its length, or 0 if ICU does not know it.
int32_t muster_canonical_encoding(const char *label, char *name, int32_t capacity);

/// Decodes to UTF-8, with U+FFFD for what is not valid. Returns the length and sets `text`, which
/// `muster_decoded_free` frees; or returns -1.
int64_t muster_decode(const uint8_t *bytes, int64_t length, const char *encoding, uint8_t **text);
void muster_decoded_free(uint8_t *text);

/// Guesses an encoding, leaving markup out of account if `filtered`. Writes its name and returns how
/// sure that is, 0 to 100.
int32_t muster_detect_encoding(const uint8_t *bytes, int64_t length, int32_t filtered, char *name,
                               int32_t capacity);

#ifdef __cplusplus
}
#endif
#endif
