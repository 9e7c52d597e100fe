#include "muster_icu.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

int32_t muster_scalar_class(uint32_t scalar) {
  switch (u_charType((UChar32)scalar)) {
  case U_UPPERCASE_LETTER:
  case U_TITLECASE_LETTER: return MUSTER_SCALAR_UPPER;
  case U_LOWERCASE_LETTER: return MUSTER_SCALAR_LOWER;
  case U_MODIFIER_LETTER:
  case U_OTHER_LETTER: return MUSTER_SCALAR_LETTER;
  case U_NON_SPACING_MARK:
  case U_ENCLOSING_MARK:
  case U_COMBINING_SPACING_MARK: return MUSTER_SCALAR_MARK;
  case U_DECIMAL_DIGIT_NUMBER: return MUSTER_SCALAR_DIGIT;
  case U_SPACE_SEPARATOR:
  case U_LINE_SEPARATOR:
  case U_PARAGRAPH_SEPARATOR: return MUSTER_SCALAR_SPACE;
  case U_DASH_PUNCTUATION:
  case U_START_PUNCTUATION:
  case U_END_PUNCTUATION:
  case U_CONNECTOR_PUNCTUATION:
  case U_OTHER_PUNCTUATION:
  case U_INITIAL_PUNCTUATION:
  case U_FINAL_PUNCTUATION: return MUSTER_SCALAR_PUNCTUATION;
  default: return u_isUWhiteSpace((UChar32)scalar) ? MUSTER_SCALAR_SPACE : MUSTER_SCALAR_OTHER;
  }
}

int32_t muster_fold(const uint8_t *text, int32_t length, uint8_t *out, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&status);
  if (U_FAILURE(status)) return -1;
  UChar wide[256], *source = wide;
  int32_t wideLength = 0;
  if (length > 255) {
    source = malloc((size_t)(length + 1) * sizeof(UChar));
    if (!source) return -1;
  }
  u_strFromUTF8(source, length > 255 ? length + 1 : 256, &wideLength, (const char *)text, length,
                &status);
  if (U_FAILURE(status)) {
    if (source != wide) free(source);
    return -1;
  }
  int32_t room = wideLength * 18 + 1;
  UChar *decomposed = malloc((size_t)room * sizeof(UChar));
  if (!decomposed) {
    if (source != wide) free(source);
    return -1;
  }
  int32_t n = unorm2_normalize(nfkd, source, wideLength, decomposed, room, &status);
  if (source != wide) free(source);
  int32_t written = -1;
  if (U_SUCCESS(status)) {
    written = 0;
    for (int32_t i = 0; i < n;) {
      UChar32 c;
      U16_NEXT(decomposed, i, n, c);
      if (u_charType(c) == U_NON_SPACING_MARK) continue;
      UChar one[2], folded[8];
      int32_t oneLength = 0;
      U16_APPEND_UNSAFE(one, oneLength, c);
      UErrorCode each = U_ZERO_ERROR;
      int32_t m = u_strFoldCase(folded, 8, one, oneLength, U_FOLD_CASE_DEFAULT, &each);
      char narrow[32];
      int32_t bytes = 0;
      u_strToUTF8(narrow, 32, &bytes, folded, m, &each);
      if (U_FAILURE(each)) continue;
      for (int32_t k = 0; k < bytes; k++) {
        if (written < capacity) out[written] = (uint8_t)narrow[k];
        written++;
      }
    }
  }
  free(decomposed);
  return written;
}

int32_t muster_word_ends(const uint8_t *text, int32_t length, int32_t *ends, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UText *handle = utext_openUTF8(NULL, (const char *)text, length, &status);
  UBreakIterator *breaks = ubrk_open(UBRK_WORD, "en_US", NULL, 0, &status);
  int32_t count = 0;
  if (U_SUCCESS(status)) {
    ubrk_setUText(breaks, handle, &status);
    ubrk_first(breaks);
    for (int32_t end; (end = ubrk_next(breaks)) != UBRK_DONE && count < capacity;) ends[count++] = end;
  }
  if (breaks) ubrk_close(breaks);
  if (handle) utext_close(handle);
  return count;
}
