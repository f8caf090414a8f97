#include "Fields.h"

INLINE void findFields(ct_text text, const uint32_t *starts, long count, long column, uint32_t *lower,
                       uint32_t *upper) {
  for (long row = 0; row < count; row++) {
    fieldCursor cursor = cursorAt(text, starts[row]);
    const field found = fieldAt(&cursor, text, column, column);
    lower[row] = (uint32_t)(found.length < 0 ? 1 : found.start);
    upper[row] = (uint32_t)(found.length < 0 ? 0 : found.start + found.length);
  }
}

FOR_EACH_PROCESSOR void ct_find_fields(ct_text text, const uint32_t *starts, long count, long column, uint32_t *lower,
                                       uint32_t *upper) {
  FOR_SEPARATION(text, findFields, starts, count, column, lower, upper);
}

// MARK: - Fingerprints

/// The state of a fingerprint before any byte, and with the next word; all bytes are collected.
typedef struct {
  uint64_t state;
  uint64_t all;
} textState;

INLINE textState addWord(textState text, uint64_t word) {
  const uint64_t state = (text.state ^ word) * 0x94D049BB133111EB;
  return (textState){state ^ state >> 32, text.all | word};
}

INLINE ct_fingerprint finished(textState text) {
  const uint64_t mixed = (text.state ^ text.state >> 29) * 0xBF58476D1CE4E5B9;
  return (ct_fingerprint){(uint32_t)(mixed >> 32), (text.all & 0x8080808080808080) == 0};
}

/// The fingerprint of a text; whether eight bytes may be read where it ends earlier is known when this is compiled.
INLINE ct_fingerprint fingerprintOf(const uint8_t *bytes, long count, bool isWithinText) {
  textState text = {0x9E3779B97F4A7C15 ^ (uint64_t)count, 0};
  for (; count > 8; count -= 8, bytes += 8) {
    text = addWord(text, wordAt(bytes));
  }
  if (count == 0) {
    return finished(text);
  }
  if (isWithinText) {
    return finished(addWord(text, wordAt(bytes) & ~0UL >> (64 - 8 * count)));
  }
  uint8_t rest[8] = {0};
  memcpy(rest, bytes, (size_t)count);
  return finished(addWord(text, wordAt(rest)));
}

ct_fingerprint ct_fingerprint_of(const uint8_t *bytes, long count) { return fingerprintOf(bytes, count, false); }

INLINE long findFingerprints(ct_text text, const uint32_t *starts, long count, long column, uint32_t *fingerprints,
                             uint32_t *others) {
  long otherCount = 0;
  for (long row = 0; row < count; row++) {
    fieldCursor cursor = cursorAt(text, starts[row]);
    field found = fieldAt(&cursor, text, column, column);
    trim(&found, text);
    ct_fingerprint fingerprint = {0, false};
    if (found.length > 0) {
      fingerprint = fingerprintOf(text.bytes + found.start, found.length, true);
    }
    fingerprints[row] = fingerprint.value;
    others[otherCount] = (uint32_t)row;
    otherCount += !fingerprint.isASCII;
  }
  return otherCount;
}

FOR_EACH_PROCESSOR long ct_find_fingerprints(ct_text text, const uint32_t *starts, long count, long column,
                                             uint32_t *fingerprints, uint32_t *others) {
  return FOR_SEPARATION(text, findFingerprints, starts, count, column, fingerprints, others);
}
