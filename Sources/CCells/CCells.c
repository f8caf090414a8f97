#include "CCells.h"
#include <stdbool.h>
#include <stdint.h>

#pragma STDC FP_CONTRACT OFF
#pragma clang diagnostic ignored "-Wpsabi"

// The functions are compiled a second time for processors with AVX2, which fuses nothing, and the loader of glibc chooses
// between the two. ThreadSanitizer has not begun by then, and its instructions in the choice would end the program.
#if defined(__x86_64__) && defined(__GLIBC__) && !__has_feature(thread_sanitizer)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("avx2", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

/// Four numbers, whose ends are found at a time.
typedef double vector __attribute__((ext_vector_type(4)));
/// The same in an array, wherever they begin.
typedef vector unalignedVector __attribute__((aligned(8)));
/// A mask of four numbers, −1 in the lanes where a condition holds, and four cells.
typedef long mask __attribute__((ext_vector_type(4)));
typedef int32_t indices __attribute__((ext_vector_type(4)));
typedef indices unalignedIndices __attribute__((aligned(4)));
enum { lanes = sizeof(vector) / sizeof(double) };

/// The points whose cells are found before they are counted.
enum { blockSize = 256 };

/// Asks the memory for a number that is read a little later, while others are computed; beyond the end of a column nothing
/// is read. The processor by itself waits for the first numbers of every page.
static inline __attribute__((always_inline)) void fetchAfter(const double *value) {
  const uintptr_t distance = 512 * sizeof(double);
  __builtin_prefetch((const void *)((uintptr_t)value + distance));
}

/// The ends of `count` numbers of which none is infinite. A comparison with NaN does not hold, which leaves it out.
static inline __attribute__((always_inline)) cc_ends endsOfFinite(const double *values, long count) {
  vector least = __builtin_inf();
  vector greatest = -__builtin_inf();
  long i = 0;
  for (; i + lanes <= count; i += lanes) {
    fetchAfter(values + i);
    const vector four = *(const unalignedVector *)(values + i);
    least = four < least ? four : least;
    greatest = four > greatest ? four : greatest;
  }
  cc_ends ends = {least[0], greatest[0]};
  for (int lane = 1; lane < lanes; lane++) {
    ends.least = least[lane] < ends.least ? least[lane] : ends.least;
    ends.greatest = greatest[lane] > ends.greatest ? greatest[lane] : ends.greatest;
  }
  for (; i < count; i++) {
    ends.least = values[i] < ends.least ? values[i] : ends.least;
    ends.greatest = values[i] > ends.greatest ? values[i] : ends.greatest;
  }
  return ends;
}

FOR_EACH_PROCESSOR cc_ends cc_ends_of(const double *values, long count) {
  cc_ends ends = endsOfFinite(values, count);
  if (ends.least > -__builtin_inf() && ends.greatest < __builtin_inf()) {
    return ends;
  }
  ends = (cc_ends){__builtin_inf(), -__builtin_inf()};
  for (long i = 0; i < count; i++) {
    if (__builtin_isfinite(values[i])) {
      ends.least = values[i] < ends.least ? values[i] : ends.least;
      ends.greatest = values[i] > ends.greatest ? values[i] : ends.greatest;
    }
  }
  return ends;
}

/// The cells of `count` points, at most `blockSize`, or −1 for those outside and those with NaN.
///
/// Only numbers within the cells can be converted to integers.
static inline __attribute__((always_inline)) void placesOf(const double *x, const double *y, long count, cc_axis across,
                                                           cc_axis down, int32_t *places) {
  long i = 0;
  for (; i + lanes <= count; i += lanes) {
    fetchAfter(x + i);
    fetchAfter(y + i);
    const vector column = (*(const unalignedVector *)(x + i) - across.from) * across.factor + across.summand;
    const vector row = (*(const unalignedVector *)(y + i) - down.from) * down.factor + down.summand;
    const mask isInside = (column >= 0) & (column < across.cells) & (row >= 0) & (row < down.cells);
    const indices left = __builtin_convertvector(isInside ? column : (vector)0, indices);
    const indices above = __builtin_convertvector(isInside ? row : (vector)0, indices);
    const indices isOutside = ~__builtin_convertvector(isInside, indices);
    *(unalignedIndices *)(places + i) = (above * across.cells + left) | isOutside;
  }
  for (; i < count; i++) {
    const double column = (x[i] - across.from) * across.factor + across.summand;
    const double row = (y[i] - down.from) * down.factor + down.summand;
    const bool isInside = (column >= 0) & (column < across.cells) & (row >= 0) & (row < down.cells);
    places[i] = isInside ? (int32_t)row * across.cells + (int32_t)column : -1;
  }
}

FOR_EACH_PROCESSOR void cc_count(const double *x, const double *y, long count, cc_axis across, cc_axis down,
                                 cc_series series, uint32_t *counts) {
  int32_t places[blockSize];
  for (long first = 0; first < count; first += blockSize) {
    const long size = count - first < blockSize ? count - first : blockSize;
    placesOf(x + first, y + first, size, across, down, places);
    for (long i = 0; i < size; i++) {
      const long cell = places[i];
      if (cell < 0) {
        continue;
      }
      const unsigned long member =
          series.members ? (unsigned long)series.members[first + i] - (unsigned long)series.first : 0;
      if (member < (unsigned long)series.count) {
        counts[cell * series.count + (long)member] += 1;
      }
    }
  }
}
