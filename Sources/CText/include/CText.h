// Passes over delimited text: its rows, their fields, and the numbers in them.
//
// Each looks at 64 bytes at a time, and leaves to Swift, which is the reference, whatever is not plain: rows with
// quotes within fields, comments, blank lines, numerals of other forms, and the last bytes of the text.
#pragma once
#include <stdint.h>

/// What separates the fields of a row: a byte, runs of spaces and tabs, or nothing, since each has its place in the
/// line.
typedef enum { ct_delimiters, ct_blanks, ct_places } ct_separation;

/// The bytes of a field in a line.
typedef struct {
  long lower;
  long upper;
} ct_place;

/// A text of fewer than 2³² bytes, and the separation of its fields.
typedef struct {
  const uint8_t *bytes;
  long count;
  ct_separation separation;
  /// The byte between fields, if one separates them.
  uint8_t delimiter;
  /// The places of all fields, if they have some.
  const ct_place *places;
} ct_text;

/// Rows that have been found, and the start of the row after them.
typedef struct {
  long count;
  long next;
} ct_rows;

_Static_assert(sizeof(long) == 8, "a column is Swift's Int");

/// The bits of a number that has not been read: a NaN that is not Swift's.
extern const uint64_t ct_unread;

/// Returns how often `byte` occurs in `count` bytes.
long ct_count(const uint8_t *bytes, long count, uint8_t byte);

/// Finds the rows from the one at `position` up to the first that is not plain, has not exactly `fields` fields, is
/// longer than `longest` bytes, or starts at `end` or later, but at most `capacity`, and stores their starts.
ct_rows ct_find_rows(ct_text text, long position, long end, long fields, long longest, uint32_t *starts,
                     long capacity);

/// Finds the field `column` of each of `count` rows, the bytes from `lower` up to `upper`; of a row in which it cannot
/// be found, the lower bound is above the upper one.
void ct_find_fields(ct_text text, const uint32_t *starts, long count, long column, uint32_t *lower, uint32_t *upper);

/// A number that is the same for equal texts and rarely the same for different ones, and whether all bytes of the text
/// are ASCII; others may be equal although their bytes differ.
typedef struct {
  uint32_t value;
  uint32_t isASCII;
} ct_fingerprint;

/// Returns the fingerprint of `count` bytes.
ct_fingerprint ct_fingerprint_of(const uint8_t *bytes, long count);

/// Finds the fingerprint of the field `column`, without surrounding blanks, of each of `count` rows, and stores the
/// indices of the rows for which it cannot, because the field is empty, not plain or not ASCII; returns how many they are.
long ct_find_fingerprints(ct_text text, const uint32_t *starts, long count, long column, uint32_t *fingerprints,
                          uint32_t *others);

/// Reads the numbers in the fields `columns`, in ascending order, of `count` rows, correctly rounded; an empty field is
/// NaN.
///
/// Shapes: `columns [columnCount]`; `numbers [columnCount][count]`. Returns how many numbers are `ct_unread`.
long ct_read_numbers(ct_text text, const uint32_t *starts, long count, const long *columns, long columnCount,
                     double *const *numbers);
