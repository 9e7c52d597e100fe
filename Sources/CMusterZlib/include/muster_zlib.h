// zlib behind plain functions; its header is not public.
#ifndef MUSTER_ZLIB_H
#define MUSTER_ZLIB_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// One compressed stream on its way back to plain bytes.
typedef struct muster_inflater muster_inflater;

/// What the bytes are wrapped in.
enum muster_wrapping {
  MUSTER_WRAPPING_GZIP_OR_ZLIB = 0, ///< a header of gzip or of zlib tells
  MUSTER_WRAPPING_NONE = 1          ///< bare deflate, as some servers send it
};

/// How far a step came.
enum muster_inflated {
  MUSTER_INFLATED_MORE = 0,    ///< more bytes may follow, in or out
  MUSTER_INFLATED_END = 1,     ///< the stream is whole
  MUSTER_INFLATED_DAMAGED = -1 ///< the bytes are no such stream, or there is no memory
};

/// Makes an inflater; NULL if memory runs out.
muster_inflater *muster_inflater_new(int32_t wrapping);

/// Makes it ready for the next stream; returns 0 if that fails.
int32_t muster_inflater_reset(muster_inflater *inflater);

/// Reads at most `length` bytes and writes at most `room`; says how many of each it did.
int32_t muster_inflate(muster_inflater *inflater, const uint8_t *bytes, size_t length,
                       size_t *consumed, uint8_t *out, size_t room, size_t *produced);

void muster_inflater_free(muster_inflater *inflater);

#ifdef __cplusplus
}
#endif

#endif
