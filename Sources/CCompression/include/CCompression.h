// The decompressors of bzip2, xz and zstd, each found in the system's library when the first file
// needs it, so that the program is built and runs without them.
#ifndef CCOMPRESSION_H
#define CCOMPRESSION_H

#include <stddef.h>

typedef struct decompressor decompressor;

enum { DECOMPRESSOR_BZIP2, DECOMPRESSOR_XZ, DECOMPRESSOR_ZSTD };

// The outcome of a step: there may be more, the end of what was compressed as one, input that was
// not compressed by that program, or too little memory.
enum { DECOMPRESSOR_MORE, DECOMPRESSOR_END, DECOMPRESSOR_CORRUPT, DECOMPRESSOR_MEMORY };

// Whether the library of a format is there.
int decompressor_is_there(int format);
// A decompressor at the start of its input; NULL without its library or enough memory.
decompressor *decompressor_open(int format);
// Takes up to `*input_size` bytes of `input` and writes up to `*output_size` bytes; both sizes
// become the numbers of bytes taken and written.
int decompressor_step(decompressor *decompressor, const unsigned char *input, size_t *input_size,
                      unsigned char *output, size_t *output_size);
void decompressor_close(decompressor *decompressor);

#endif
