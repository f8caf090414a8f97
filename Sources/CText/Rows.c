#include "Blocks.h"

FOR_EACH_PROCESSOR long ct_count(const uint8_t *bytes, long count, uint8_t byte) {
  long found = 0;
  long i = 0;
  for (; i + blockSize <= count; i += blockSize) {
    found += __builtin_popcountll(placesOf(byte, blockAt(bytes + i)));
  }
  for (; i < count; i++) {
    found += bytes[i] == byte;
  }
  return found;
}

/// The bytes of a block that show how many fields a row has: delimiters, the ends of fields, or any byte of a field.
INLINE uint64_t fieldSigns(ct_text text, long start, byteBlock block, bool isFirst) {
  switch (text.separation) {
  case ct_delimiters:
    return placesOf(text.delimiter, block);
  case ct_blanks:
    return fieldEnds(text, start, block, isFirst);
  case ct_places:
    return ~(blanksOf(block) | placesOf('\n', block) | placesOf('\r', block));
  }
}

/// Whether a row with that many signs of fields, which begins with `first`, is plain and has `fields` fields.
INLINE bool isPlainRow(ct_text text, long signs, uint8_t first, long fields) {
  switch (text.separation) {
  case ct_delimiters:
    // A blank line has no delimiter, and begins with a byte below #.
    return signs + 1 == fields && first != '#' && (fields > 1 || first > '#');
  case ct_blanks:
    return signs == fields && first != '#';
  case ct_places:
    return signs > 0 && first != '#';
  }
}

/// The ends of lines in a block of a text: LF, and CR unless LF follows.
INLINE uint64_t lineEnds(ct_text text, long start, byteBlock block) {
  const uint64_t feeds = placesOf('\n', block);
  const uint64_t returns = placesOf('\r', block);
  const uint64_t next = (uint64_t)(text.bytes[start + blockSize] == '\n') << (blockSize - 1);
  return feeds | (returns & ~(feeds >> 1 | next));
}

INLINE ct_rows findRows(ct_text text, long position, long end, long fields, long longest, uint32_t *starts,
                        long capacity) {
  ct_rows rows = {0, position};
  long count = 0;
  bool isOpen = false;
  for (long start = position; holdsBlock(text, start); start += blockSize) {
    const byteBlock block = blockAt(text.bytes + start);
    const quotation quotes = quotationOf(text, start, block, start == position, isOpen);
    uint64_t signs = fieldSigns(text, start, block, start == position) & ~quotes.quoted;
    for (uint64_t ends = lineEnds(text, start, block) & below(quotes.others); ends != 0; ends &= ends - 1) {
      const uint64_t row = ends ^ (ends - 1);
      const long lineEnd = start + __builtin_ctzll(ends);
      count += __builtin_popcountll(signs & row);
      signs &= ~row;
      const bool isPlain = isPlainRow(text, count, text.bytes[rows.next], fields) && lineEnd - rows.next <= longest;
      if (!isPlain || rows.next >= end || rows.count == capacity) {
        return rows;
      }
      starts[rows.count++] = (uint32_t)rows.next;
      rows.next = lineEnd + 1;
      count = 0;
    }
    if (quotes.others != 0) {
      return rows;
    }
    isOpen = quotes.isOpen;
    count += __builtin_popcountll(signs);
  }
  return rows;
}

FOR_EACH_PROCESSOR ct_rows ct_find_rows(ct_text text, long position, long end, long fields, long longest,
                                        uint32_t *starts, long capacity) {
  return FOR_SEPARATION(text, findRows, position, end, fields, longest, starts, capacity);
}
