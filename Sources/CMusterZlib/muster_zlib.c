#include "muster_zlib.h"

#include <stdlib.h>
#include <zlib.h>

struct muster_inflater {
  z_stream stream;
};

muster_inflater *muster_inflater_new(int32_t wrapping) {
  muster_inflater *inflater = calloc(1, sizeof *inflater);
  if (!inflater) return NULL;
  int bits = wrapping == MUSTER_WRAPPING_NONE ? -MAX_WBITS : MAX_WBITS + 32;
  if (inflateInit2(&inflater->stream, bits) != Z_OK) {
    free(inflater);
    return NULL;
  }
  return inflater;
}

int32_t muster_inflater_reset(muster_inflater *inflater) {
  return inflateReset(&inflater->stream) == Z_OK;
}

int32_t muster_inflate(muster_inflater *inflater, const uint8_t *bytes, size_t length,
                       size_t *consumed, uint8_t *out, size_t room, size_t *produced) {
  z_stream *stream = &inflater->stream;
  uInt given = length > 1 << 30 ? 1 << 30 : (uInt)length;
  uInt space = room > 1 << 30 ? 1 << 30 : (uInt)room;
  stream->next_in = (Bytef *)bytes;
  stream->avail_in = given;
  stream->next_out = out;
  stream->avail_out = space;
  int status = inflate(stream, Z_NO_FLUSH);
  *consumed = given - stream->avail_in;
  *produced = space - stream->avail_out;
  if (status == Z_STREAM_END) return MUSTER_INFLATED_END;
  if (status == Z_OK || status == Z_BUF_ERROR) return MUSTER_INFLATED_MORE;
  return MUSTER_INFLATED_DAMAGED;
}

void muster_inflater_free(muster_inflater *inflater) {
  if (!inflater) return;
  inflateEnd(&inflater->stream);
  free(inflater);
}
