#include "CCells.h"
#include <stdbool.h>

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
enum { lanes = sizeof(vector) / sizeof(double) };

/// The ends of `count` numbers of which none is infinite. A comparison with NaN does not hold, which leaves it out.
static inline __attribute__((always_inline)) cc_ends endsOfFinite(const double *values, long count) {
  vector least = __builtin_inf();
  vector greatest = -__builtin_inf();
  long i = 0;
  for (; i + lanes <= count; i += lanes) {
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

FOR_EACH_PROCESSOR void cc_count(const double *x, const double *y, long count, cc_axis across, cc_axis down,
                                 cc_series series, uint32_t *counts) {
  for (long i = 0; i < count; i++) {
    const double column = (x[i] - across.from) * across.factor + across.summand;
    const double row = (y[i] - down.from) * down.factor + down.summand;
    // Also false for NaN. Only numbers within the cells can be converted.
    const bool isInside = (column >= 0) & (column < across.cells) & (row >= 0) & (row < down.cells);
    if (!isInside) {
      continue;
    }
    const long cell = (long)row * across.cells + (long)column;
    const unsigned long member = series.members ? (unsigned long)series.members[i] - (unsigned long)series.first : 0;
    if (member < (unsigned long)series.count) {
      counts[cell * series.count + (long)member] += 1;
    }
  }
}
