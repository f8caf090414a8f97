// A cursor over the fields of a row.
#pragma once
#include "Blocks.h"

/// A cursor over the fields of a row.
typedef struct {
  /// The start of the next field; that of the row where fields have places.
  long position;
  /// The start of the block.
  long start;
  /// The ends of fields in the block, from the cursor on and up to the first quote that is not plain.
  uint64_t ends;
  /// Whether no block follows, since this one has such a quote or is not within the text.
  bool isLast;
  /// Whether the block ends within quotes.
  bool isOpen;
} fieldCursor;

/// A field; its length is −1 if it has not been found.
typedef struct {
  long start;
  long length;
} field;

INLINE void openBlock(fieldCursor *cursor, ct_text text, long start, bool isFirst) {
  cursor->start = start;
  cursor->ends = 0;
  cursor->isLast = true;
  if (holdsBlock(text, start)) {
    const byteBlock block = blockAt(text.bytes + start);
    const quotation quotes = quotationOf(text, start, block, isFirst, cursor->isOpen);
    cursor->ends = fieldEnds(text, start, block, isFirst) & ~quotes.quoted & below(quotes.others);
    cursor->isLast = quotes.others != 0;
    cursor->isOpen = quotes.isOpen;
  }
}

INLINE fieldCursor cursorAt(ct_text text, long start) {
  fieldCursor cursor = {.position = start};
  openBlock(&cursor, text, start, true);
  return cursor;
}

/// Moves to the block in which the field after `skipped` others ends, and behind them; returns false if there is none.
INLINE bool skip(fieldCursor *cursor, ct_text text, long skipped) {
  for (long count; (count = __builtin_popcountll(cursor->ends)) <= skipped; skipped -= count) {
    if (cursor->isLast) {
      return false;
    }
    if (count > 0) {
      cursor->position = cursor->start + blockSize - __builtin_clzll(cursor->ends);
    }
    openBlock(cursor, text, cursor->start + blockSize, false);
  }
  for (; skipped > 0; skipped--) {
    cursor->position = cursor->start + __builtin_ctzll(cursor->ends) + 1;
    cursor->ends &= cursor->ends - 1;
  }
  return true;
}

INLINE void trimStart(field *found, ct_text text) {
  for (; found->length > 0 && isBlank(text.bytes[found->start]); found->start++) {
    found->length--;
  }
}

INLINE void trim(field *found, ct_text text) {
  trimStart(found, text);
  while (found->length > 0 && isBlank(text.bytes[found->start + found->length - 1])) {
    found->length--;
  }
}

/// Returns the field `column` of a row whose end the cursor is at.
INLINE field placedField(fieldCursor *cursor, ct_text text, long column) {
  const long lineEnd = cursor->start + __builtin_ctzll(cursor->ends);
  const long start = cursor->position + text.places[column].lower;
  const long end = cursor->position + text.places[column].upper;
  if (start >= lineEnd) {
    return (field){lineEnd, 0};
  }
  field found = {start, (end < lineEnd ? end : lineEnd) - start};
  trim(&found, text);
  return found;
}

/// Returns the field `column`, which comes after `skipped` others, and moves behind it.
INLINE field fieldAt(fieldCursor *cursor, ct_text text, long column, long skipped) {
  const bool hasPlaces = text.separation == ct_places;
  if (!skip(cursor, text, hasPlaces ? 0 : skipped)) {
    cursor->ends = 0;
    return (field){0, -1};
  }
  if (hasPlaces) {
    return placedField(cursor, text, column);
  }
  const long end = cursor->start + __builtin_ctzll(cursor->ends);
  field found = {cursor->position, end - cursor->position};
  if (text.separation == ct_blanks) {
    trimStart(&found, text);
  } else if (found.length > 0 && text.bytes[found.start] == '"') {
    found = (field){found.start + 1, found.length - 2};
  }
  cursor->ends &= cursor->ends - 1;
  cursor->position = end + 1;
  return found;
}
