#include "muster_icu.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

int64_t muster_utf8_valid(const uint8_t *text, int64_t length, int64_t *multibyte) {
  int64_t at = 0, wide = 0;
  while (at < length) {
    if (length - at >= 8) {
      uint64_t eight;
      memcpy(&eight, text + at, 8);
      if (!(eight & 0x8080808080808080u)) {
        at += 8;
        continue;
      }
    }
    uint8_t lead = text[at];
    if (lead < 0x80) {
      at++;
      continue;
    }
    int more;
    uint8_t low = 0x80, high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
      more = 1;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      more = 2;
      if (lead == 0xE0) low = 0xA0;
      if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      more = 3;
      if (lead == 0xF0) low = 0x90;
      if (lead == 0xF4) high = 0x8F;
    } else {
      break;
    }
    if (at + more >= length) break;
    if (text[at + 1] < low || text[at + 1] > high) break;
    int k = 2;
    while (k <= more && (text[at + k] & 0xC0) == 0x80) k++;
    if (k <= more) break;
    at += more + 1;
    wide++;
  }
  if (multibyte) *multibyte += wide;
  return at;
}

int32_t muster_contains(const uint8_t *text, int64_t length, uint8_t byte) {
  return text && memchr(text, byte, (size_t)length) != NULL;
}

int32_t muster_canonical_encoding(const char *label, char *name, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  // MIME's name where there is one: IANA's of ISO-8859-1 is "ISO_8859-1:1987".
  const char *standard = ucnv_getStandardName(label, "MIME", &status);
  if (U_FAILURE(status) || !standard) {
    status = U_ZERO_ERROR;
    standard = ucnv_getStandardName(label, "IANA", &status);
  }
  if (U_FAILURE(status) || !standard || (int32_t)strlen(standard) >= capacity) return 0;
  strcpy(name, standard);
  return (int32_t)strlen(standard);
}

int64_t muster_decode(const uint8_t *bytes, int64_t length, const char *encoding, uint8_t **text) {
  *text = NULL;
  if (length > INT32_MAX / 4) return -1;
  UErrorCode status = U_ZERO_ERROR;
  int32_t capacity = (int32_t)length * 3 + 16;
  uint8_t *out = malloc((size_t)capacity);
  if (!out) return -1;
  int32_t n = ucnv_convert("UTF-8", encoding, (char *)out, capacity, (const char *)bytes,
                           (int32_t)length, &status);
  if (U_FAILURE(status) && status != U_TRUNCATED_CHAR_FOUND) {
    free(out);
    return -1;
  }
  *text = out;
  return n;
}

void muster_decoded_free(uint8_t *text) { free(text); }

int32_t muster_detect_encoding(const uint8_t *bytes, int64_t length, int32_t filtered, char *name,
                               int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  int32_t confidence = 0;
  if (U_SUCCESS(status)) {
    // Statistics do not gain from more than this.
    int32_t looked = length > 262144 ? 262144 : (int32_t)length;
    ucsdet_setText(detector, (const char *)bytes, looked, &status);
    ucsdet_enableInputFilter(detector, (UBool)(filtered != 0));
    const UCharsetMatch *match = ucsdet_detect(detector, &status);
    if (U_SUCCESS(status) && match) {
      const char *found = ucsdet_getName(match, &status);
      int32_t sure = ucsdet_getConfidence(match, &status);
      if (U_SUCCESS(status) && (int32_t)strlen(found) < capacity) {
        strcpy(name, found);
        confidence = sure;
      }
    }
  }
  if (detector) ucsdet_close(detector);
  return confidence;
}
