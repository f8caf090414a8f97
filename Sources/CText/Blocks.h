// Blocks of bytes, and what is in them as the bits of a word.
#pragma once
#include "CText.h"
#include <stdbool.h>
#include <string.h>

#pragma clang diagnostic ignored "-Wpsabi"

// The functions are compiled again for processors that count bits and compare 32 bytes in one instruction, as in
// CCells.
#if defined(__x86_64__) && defined(__GLIBC__) && !__has_feature(thread_sanitizer)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif
#define INLINE static inline __attribute__((always_inline))

/// The bytes that are looked at together, and as many bits, the first one lowest.
enum { blockSize = 64 };
typedef uint8_t byteBlock __attribute__((ext_vector_type(blockSize)));
typedef _Bool bitBlock __attribute__((ext_vector_type(blockSize)));

/// The bytes after a block that may be read too: a word that begins with its last byte.
enum { reach = 8 };

INLINE byteBlock blockAt(const uint8_t *bytes) {
  byteBlock block;
  memcpy(&block, bytes, sizeof block);
  return block;
}

INLINE uint64_t placesOf(uint8_t byte, byteBlock block) {
  return __builtin_bit_cast(uint64_t, __builtin_convertvector(block == byte, bitBlock));
}

/// The eight bytes at `bytes`, the first one lowest.
INLINE uint64_t wordAt(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

/// The bits below the lowest one of `bits`; all of them if there is none.
INLINE uint64_t below(uint64_t bits) { return (bits & -bits) - 1; }

INLINE bool holdsBlock(ct_text text, long start) { return start + blockSize + reach <= text.count; }

/// The text with a separation that is known when functions are compiled.
INLINE ct_text separatedBy(ct_separation separation, ct_text text) {
  text.separation = separation;
  return text;
}

/// Calls a function that is compiled for each separation.
#define FOR_SEPARATION(text, function, ...)                                                              \
  ((text).separation == ct_delimiters ? function(separatedBy(ct_delimiters, text), __VA_ARGS__)          \
   : (text).separation == ct_blanks   ? function(separatedBy(ct_blanks, text), __VA_ARGS__)              \
                                      : function(separatedBy(ct_places, text), __VA_ARGS__))

INLINE bool isBlank(uint8_t byte) { return byte == ' ' || byte == '\t'; }

INLINE uint64_t blanksOf(byteBlock block) { return placesOf(' ', block) | placesOf('\t', block); }

INLINE bool isSeparator(ct_text text, uint8_t byte) { return byte == text.delimiter || byte == '\n' || byte == '\r'; }

/// The first byte after every field in a block of a text: its delimiter or, where blanks separate fields, the first
/// blank, or the end of the line; all ends of lines where fields have places. The first block is that in which a row
/// starts.
INLINE uint64_t fieldEnds(ct_text text, long start, byteBlock block, bool isFirst) {
  const uint64_t lineEnds = placesOf('\n', block) | placesOf('\r', block);
  if (text.separation == ct_delimiters) {
    return placesOf(text.delimiter, block) | lineEnds;
  }
  if (text.separation == ct_places) {
    return lineEnds;
  }
  const uint64_t others = blanksOf(block) | lineEnds;
  const uint8_t before = isFirst ? ' ' : text.bytes[start - 1];
  const bool isWithinField = !isBlank(before) && before != '\n' && before != '\r';
  return others & (~others << 1 | isWithinField);
}

/// What quotes make of a block.
typedef struct {
  /// The bytes within quotes, among them the opening but not the closing ones.
  uint64_t quoted;
  /// The quotes that are not plain, and the ends of lines within quotes.
  uint64_t others;
  /// Whether the block ends within quotes.
  bool isOpen;
} quotation;

/// The exclusive or of each bit and all below it.
INLINE uint64_t parities(uint64_t bits) {
  for (int shift = 1; shift < blockSize; shift *= 2) {
    bits ^= bits << shift;
  }
  return bits;
}

/// The quotation of a block, of which no byte after the first of `others` counts. Plain quotes enclose a whole field
/// between delimiters; between blanks none is plain, and where fields have places none is special.
INLINE quotation quotationOf(ct_text text, long start, byteBlock block, bool isFirst, bool isOpen) {
  const uint64_t quotes = text.separation == ct_places ? 0 : placesOf('"', block);
  if (text.separation != ct_delimiters || (quotes == 0 && !isOpen)) {
    return (quotation){0, quotes, false};
  }
  const uint64_t lineEnds = placesOf('\n', block) | placesOf('\r', block);
  const uint64_t separators = lineEnds | placesOf(text.delimiter, block);
  const uint64_t quoted = parities(quotes) ^ (isOpen ? ~0UL : 0);
  const uint64_t starts = separators << 1 | (isFirst || isSeparator(text, text.bytes[start - 1]));
  const uint64_t last = (uint64_t)isSeparator(text, text.bytes[start + blockSize]) << (blockSize - 1);
  const uint64_t plain = (quoted & starts) | (~quoted & (separators >> 1 | last));
  return (quotation){quoted, (quotes & ~plain) | (lineEnds & quoted), quoted >> (blockSize - 1)};
}
