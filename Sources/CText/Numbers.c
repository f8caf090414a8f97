#include "Fields.h"

#pragma STDC FP_CONTRACT OFF

const uint64_t ct_unread = 0x7FF8000000000001;

static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
/// 1, 10 and 100 of a unit.
#define HUNDREDS(unit) 1 * unit, 10 * unit, 100 * unit

static const uint64_t integerPowers[] = {
    HUNDREDS(1UL),          HUNDREDS(1000UL),          HUNDREDS(1000000UL),   HUNDREDS(1000000000UL),
    HUNDREDS(1000000000000UL), HUNDREDS(1000000000000000UL), 1000000000000000000UL, 10000000000000000000UL};

INLINE double unread(void) { return __builtin_bit_cast(double, ct_unread); }

/// The bytes of `word`, or of each of many, that are not digits, each as its highest bit.
#define nonDigits(word)                                                                                               \
  (((((word) ^ 0x3030303030303030) & 0x7F7F7F7F7F7F7F7F) + 0x7676767676767676 | (word)) & 0x8080808080808080)

/// The number that eight digits stand for, the first one lowest; NUL counts as 0.
INLINE uint64_t eightDigits(uint64_t word) {
  const uint64_t digits = word & 0x0F0F0F0F0F0F0F0F;
  const uint64_t pairs = digits * 10 + (digits >> 8);
  const uint64_t high = (pairs & 0x000000FF000000FF) * (100 + (1000000UL << 32));
  const uint64_t low = (pairs >> 16 & 0x000000FF000000FF) * (1 + (10000UL << 32));
  return (high + low) >> 32;
}

/// A run of digits: the number that follows those before, how many there are, and their end.
typedef struct {
  uint64_t number;
  long count;
  long end;
} digitRun;

INLINE digitRun digitsAt(const uint8_t *bytes, long start, long end, uint64_t number) {
  digitRun run = {number, 0, start};
  long found = 8;
  while (found == 8 && run.end < end && run.count <= 24) {
    const uint64_t word = wordAt(bytes + run.end);
    const uint64_t others = nonDigits(word);
    const long left = end - run.end;
    found = others == 0 ? 8 : __builtin_ctzll(others) / 8;
    found = found < left ? found : left;
    run.number = found == 0 ? run.number : run.number * integerPowers[found] + eightDigits(word << (64 - 8 * found));
    run.count += found;
    run.end += found;
  }
  return run;
}

/// m / d, correctly rounded, for m > 2⁵³ and 1 ≤ d < 2⁶⁴, as in Swift's `Numeral`.
static double quotient(uint64_t m, uint64_t d) {
  const int places = __builtin_clzll(m);
  const int divisorPlaces = __builtin_clzll(d);
  const unsigned __int128 dividend = (unsigned __int128)(m << places) << 63;
  const uint64_t divisor = d << divisorPlaces;
  const uint64_t whole = (uint64_t)(dividend / divisor);
  const bool hasRest = dividend % divisor != 0;
  const uint64_t scale = (uint64_t)(1023 + divisorPlaces - places - 63) << 52;
  return (double)(whole | hasRest) * __builtin_bit_cast(double, scale);
}

/// The numeral of up to 19 digits, a point and an exponent in `bytes`, without its sign.
static double longNumeral(const uint8_t *bytes, long length) {
  const digitRun whole = digitsAt(bytes, 0, length, 0);
  const bool hasPoint = whole.end < length && bytes[whole.end] == '.';
  const digitRun none = {whole.number, 0, whole.end};
  const digitRun all = hasPoint ? digitsAt(bytes, whole.end + 1, length, whole.number) : none;
  const long digits = whole.count + all.count;
  long exponent = hasPoint ? -all.count : 0;
  long end = all.end;
  if (digits == 0 || digits > 19) {
    return unread();
  }
  const uint8_t letter = end < length ? bytes[end] | 0x20 : 0;
  if (letter == 'e' || letter == 'd') {
    const uint8_t sign = end + 1 < length ? bytes[end + 1] : 0;
    const digitRun power = digitsAt(bytes, end + 1 + (sign == '-' || sign == '+'), length, 0);
    if (power.count == 0 || power.count > 8) {
      return unread();
    }
    exponent += sign == '-' ? -(long)power.number : (long)power.number;
    end = power.end;
  }
  if (end != length) {
    return unread();
  }
  if (all.number <= 1UL << 53 && exponent >= -22 && exponent <= 22) {
    return exponent < 0 ? (double)all.number / powers[-exponent] : (double)all.number * powers[exponent];
  }
  const bool isQuotient = all.number > 1UL << 53 && exponent <= 0 && exponent >= -19;
  return isQuotient ? quotient(all.number, integerPowers[-exponent]) : unread();
}

/// The numeral in a field, with blanks around it; NaN if it is empty.
static double numeral(ct_text text, field place) {
  trim(&place, text);
  if (place.length <= 0) {
    return place.length == 0 ? __builtin_nan("") : unread();
  }
  const long sign = text.bytes[place.start] == '-';
  const double value = longNumeral(text.bytes + place.start + sign, place.length - sign);
  const uint64_t bits = __builtin_bit_cast(uint64_t, value);
  return bits == ct_unread ? value : __builtin_bit_cast(double, bits | (uint64_t)sign << 63);
}

// MARK: - Numbers in lanes

/// The rows whose numbers are read together.
enum { lanes = 4 };
typedef uint64_t words __attribute__((ext_vector_type(lanes)));
typedef uint32_t halfWords __attribute__((ext_vector_type(2 * lanes)));
typedef int64_t masks __attribute__((ext_vector_type(lanes)));
typedef double doubles __attribute__((ext_vector_type(lanes)));

/// The numbers that eight digits in each lane stand for, as doubles: digits are combined to pairs, pairs to fours, and
/// fours to eights.
INLINE doubles eightDigitsInLanes(words word) {
  const words digits = word & 0x0F0F0F0F0F0F0F0F;
  const words pairs = (digits << 3) + (digits << 1) + (digits >> 8);
  const halfWords hundreds = (halfWords)(pairs & 0x000000FF000000FF) * 100;
  const words fours = (words)hundreds + (pairs >> 16 & 0x000000FF000000FF);
  const words number = (fours & 0xFFFFFFFF) * 10000 + (fours >> 32);
  // Below 2⁵², a number in the fraction of 2⁵² is exact.
  return (doubles)(number | 0x4330000000000000) - 0x1p52;
}

/// 10ᵏ for 0 ≤ k < 8.
INLINE doubles powersOfTen(words k) {
  const doubles one = 1;
  const doubles ones = (k & 1) != 0 ? (doubles)10 : one;
  const doubles twos = (k & 2) != 0 ? (doubles)100 : one;
  const doubles fours = (k & 4) != 0 ? (doubles)10000 : one;
  return ones * twos * fours;
}

/// The numerals of up to eight bytes, a sign and a point among them; `areRead` tells which lanes are such numerals.
INLINE doubles shortNumerals(words word, words length, masks *areRead) {
  const masks areSigned = (word & 0xFF) == '-';
  word = areSigned ? word >> 8 : word;
  length += (words)areSigned;
  const masks haveLength = length - 1 < 8;
  const words size = haveLength ? 8 * length : 64;
  const words others = nonDigits(word) & (~(words)0 >> (64 - size));
  const words lowest = others & -others;
  const words point = (lowest << 1) - (lowest >> 7);
  const masks havePoint = others != 0;
  const masks areDecimal = (((word ^ 0x2E2E2E2E2E2E2E2E) & point) == 0) & ((length > 1) | ~havePoint);
  *areRead = haveLength & (others == lowest) & areDecimal;
  // Without a point, all bytes are before it.
  const words whole = (lowest >> 7) - 1;
  const words digits = (word & whole) | (word >> 8 & ~whole);
  const words surplus = (64 - size - 8 * (words)havePoint) & 63;
  words before = whole & 0x0101010101010101;
  before += before >> 32;
  before += before >> 16;
  before += before >> 8;
  const words decimals = (length - 1 - (before & 0xF)) & (words)havePoint;
  const doubles value = eightDigitsInLanes(digits << surplus) / powersOfTen(decimals);
  return (doubles)((words)value | ((words)areSigned & 0x8000000000000000));
}

/// Reads the numbers in `fields`, and stores the first `count`, of which it returns how many are unread.
INLINE long readLanes(ct_text text, const field fields[lanes], long count, double *numbers) {
  words word;
  words length;
  for (int lane = 0; lane < lanes; lane++) {
    word[lane] = fields[lane].length < 0 ? 0 : wordAt(text.bytes + fields[lane].start);
    length[lane] = (uint64_t)fields[lane].length;
  }
  masks areRead;
  const doubles values = shortNumerals(word, length, &areRead);
  if (count == lanes && __builtin_reduce_and(areRead) != 0) {
    memcpy(numbers, &values, sizeof values);
    return 0;
  }
  long unreadCount = 0;
  for (long lane = 0; lane < count; lane++) {
    numbers[lane] = areRead[lane] ? values[lane] : numeral(text, fields[lane]);
    unreadCount += __builtin_bit_cast(uint64_t, numbers[lane]) == ct_unread;
  }
  return unreadCount;
}

INLINE long readNumbers(ct_text text, const uint32_t *starts, long count, const long *columns, long columnCount,
                        double *const *numbers) {
  long unreadCount = 0;
  for (long row = 0; row < count; row += lanes) {
    const long rows = count - row < lanes ? count - row : lanes;
    fieldCursor cursors[lanes];
    for (long lane = 0; lane < lanes; lane++) {
      cursors[lane] = cursorAt(text, starts[lane < rows ? row + lane : row]);
    }
    for (long i = 0; i < columnCount; i++) {
      const long skipped = columns[i] - (i == 0 ? 0 : columns[i - 1] + 1);
      field fields[lanes];
      for (long lane = 0; lane < lanes; lane++) {
        fields[lane] = fieldAt(&cursors[lane], text, columns[i], skipped);
      }
      unreadCount += readLanes(text, fields, rows, numbers[i] + row);
    }
  }
  return unreadCount;
}

FOR_EACH_PROCESSOR long ct_read_numbers(ct_text text, const uint32_t *starts, long count, const long *columns,
                                        long columnCount, double *const *numbers) {
  return FOR_SEPARATION(text, readNumbers, starts, count, columns, columnCount, numbers);
}
