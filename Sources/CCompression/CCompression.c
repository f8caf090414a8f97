#include "CCompression.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>

// The streams of the three libraries, whose layout is part of their binary interfaces.

typedef struct {
  char *next_in;
  unsigned available_in, total_in_low, total_in_high;
  char *next_out;
  unsigned available_out, total_out_low, total_out_high;
  void *state;
  void *(*allocate)(void *, int, int);
  void (*release)(void *, void *);
  void *context;
} bzip2_stream;

typedef struct {
  const uint8_t *next_in;
  size_t available_in;
  uint64_t total_in;
  uint8_t *next_out;
  size_t available_out;
  uint64_t total_out;
  const void *allocator;
  void *state;
  void *reserved_pointers[4];
  uint64_t seek_position, reserved_integer;
  size_t reserved_sizes[2];
  int reserved_kinds[2];
} xz_stream;

typedef struct {
  void *bytes;
  size_t size, position;
} zstd_buffer;

enum { BZ_OK = 0, BZ_STREAM_END = 4, BZ_MEM_ERROR = -3 };
enum { LZMA_OK = 0, LZMA_STREAM_END = 1, LZMA_MEM_ERROR = 5, LZMA_MEMLIMIT_ERROR = 6, LZMA_RUN = 0,
       LZMA_BUF_ERROR = 10 };
enum { ZSTD_MEMORY = 64, ZSTD_WINDOW = 16 };

// `xz -9` needs 65 MiB; a header can ask for 4 GiB.
static const uint64_t most_memory = 256 << 20;

struct decompressor {
  int format;
  bzip2_stream bzip2;
  int (*bzip2_step)(bzip2_stream *);
  int (*bzip2_end)(bzip2_stream *);
  xz_stream xz;
  int (*xz_step)(xz_stream *, int);
  void (*xz_end)(xz_stream *);
  void *zstd;
  size_t (*zstd_step)(void *, zstd_buffer *, zstd_buffer *);
  size_t (*zstd_end)(void *);
  int (*zstd_code)(size_t);
};

static void *library(int format) {
  // Names with the version of the interface, since another may have other functions.
  static const char *const names[][3] = {
      {"libbz2.so.1.0", "libbz2.so.1", "libbz2.1.0.dylib"},
      {"liblzma.so.5", "liblzma.5.dylib"},
      {"libzstd.so.1", "libzstd.1.dylib"},
  };
  void *library = NULL;
  for (size_t i = 0; i < 3 && names[format][i] != NULL && library == NULL; i++)
    library = dlopen(names[format][i], RTLD_NOW | RTLD_LOCAL);
  return library;
}

int decompressor_is_there(int format) { return library(format) != NULL; }

static int open_bzip2(decompressor *stream, void *library) {
  int (*start)(bzip2_stream *, int, int);
  *(void **)&start = dlsym(library, "BZ2_bzDecompressInit");
  *(void **)&stream->bzip2_step = dlsym(library, "BZ2_bzDecompress");
  *(void **)&stream->bzip2_end = dlsym(library, "BZ2_bzDecompressEnd");
  return start && stream->bzip2_step && stream->bzip2_end && start(&stream->bzip2, 0, 0) == BZ_OK;
}

static int open_xz(decompressor *stream, void *library) {
  int (*start)(xz_stream *, uint64_t, uint32_t);
  *(void **)&start = dlsym(library, "lzma_stream_decoder");
  *(void **)&stream->xz_step = dlsym(library, "lzma_code");
  *(void **)&stream->xz_end = dlsym(library, "lzma_end");
  return start && stream->xz_step && stream->xz_end &&
         start(&stream->xz, most_memory, 0) == LZMA_OK;
}

static int open_zstd(decompressor *stream, void *library) {
  void *(*start)(void);
  *(void **)&start = dlsym(library, "ZSTD_createDStream");
  *(void **)&stream->zstd_step = dlsym(library, "ZSTD_decompressStream");
  *(void **)&stream->zstd_end = dlsym(library, "ZSTD_freeDStream");
  *(void **)&stream->zstd_code = dlsym(library, "ZSTD_getErrorCode");
  return start && stream->zstd_step && stream->zstd_end && stream->zstd_code &&
         (stream->zstd = start()) != NULL;
}

decompressor *decompressor_open(int format) {
  void *library_of_format = library(format);
  decompressor *stream = calloc(1, sizeof *stream);
  if (library_of_format == NULL || stream == NULL) {
    free(stream);
    return NULL;
  }
  stream->format = format;
  int is_open = format == DECOMPRESSOR_BZIP2 ? open_bzip2(stream, library_of_format)
                : format == DECOMPRESSOR_XZ  ? open_xz(stream, library_of_format)
                                             : open_zstd(stream, library_of_format);
  if (is_open) return stream;
  free(stream);
  return NULL;
}

static int step_bzip2(decompressor *stream, const unsigned char *input, size_t *input_size,
                      unsigned char *output, size_t *output_size) {
  bzip2_stream *bzip2 = &stream->bzip2;
  unsigned in = *input_size < INT_MAX ? (unsigned)*input_size : INT_MAX;
  unsigned out = *output_size < INT_MAX ? (unsigned)*output_size : INT_MAX;
  bzip2->next_in = (char *)input;
  bzip2->available_in = in;
  bzip2->next_out = (char *)output;
  bzip2->available_out = out;
  int status = stream->bzip2_step(bzip2);
  *input_size = in - bzip2->available_in;
  *output_size = out - bzip2->available_out;
  return status == BZ_OK           ? DECOMPRESSOR_MORE
         : status == BZ_STREAM_END ? DECOMPRESSOR_END
         : status == BZ_MEM_ERROR  ? DECOMPRESSOR_MEMORY
                                   : DECOMPRESSOR_CORRUPT;
}

static int step_xz(decompressor *stream, const unsigned char *input, size_t *input_size,
                   unsigned char *output, size_t *output_size) {
  xz_stream *xz = &stream->xz;
  xz->next_in = input;
  xz->available_in = *input_size;
  xz->next_out = output;
  xz->available_out = *output_size;
  int status = stream->xz_step(xz, LZMA_RUN);
  *input_size -= xz->available_in;
  *output_size -= xz->available_out;
  switch (status) {
  case LZMA_OK:
  case LZMA_BUF_ERROR: return DECOMPRESSOR_MORE;
  case LZMA_STREAM_END: return DECOMPRESSOR_END;
  case LZMA_MEM_ERROR:
  case LZMA_MEMLIMIT_ERROR: return DECOMPRESSOR_MEMORY;
  default: return DECOMPRESSOR_CORRUPT;
  }
}

static int step_zstd(decompressor *stream, const unsigned char *input, size_t *input_size,
                     unsigned char *output, size_t *output_size) {
  zstd_buffer in = {(void *)input, *input_size, 0};
  zstd_buffer out = {output, *output_size, 0};
  size_t status = stream->zstd_step(stream->zstd, &out, &in);
  *input_size = in.position;
  *output_size = out.position;
  int code = stream->zstd_code(status);
  if (code == ZSTD_MEMORY || code == ZSTD_WINDOW) return DECOMPRESSOR_MEMORY;
  return code != 0 ? DECOMPRESSOR_CORRUPT : status == 0 ? DECOMPRESSOR_END : DECOMPRESSOR_MORE;
}

int decompressor_step(decompressor *stream, const unsigned char *input, size_t *input_size,
                      unsigned char *output, size_t *output_size) {
  switch (stream->format) {
  case DECOMPRESSOR_BZIP2: return step_bzip2(stream, input, input_size, output, output_size);
  case DECOMPRESSOR_XZ: return step_xz(stream, input, input_size, output, output_size);
  default: return step_zstd(stream, input, input_size, output, output_size);
  }
}

void decompressor_close(decompressor *stream) {
  switch (stream->format) {
  case DECOMPRESSOR_BZIP2: stream->bzip2_end(&stream->bzip2); break;
  case DECOMPRESSOR_XZ: stream->xz_end(&stream->xz); break;
  default: stream->zstd_end(stream->zstd);
  }
  free(stream);
}
