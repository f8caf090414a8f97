// Passes over columns of numbers: their ends, and the counts of points in the cells of a grid.
//
// Every number comes from the same operations as in the Swift of `Span` and `Histogram`, which is the reference: nothing is
// fused. Swift would check every conversion and every index, which takes three times as long.
#pragma once
#include <stdint.h>

/// The least and the greatest finite number; +∞ and −∞ if there is none.
typedef struct {
  double least;
  double greatest;
} cc_ends;

/// A linear map from values to columns, or to rows: a value lies `(value − from) factor + summand` cells from the
/// beginning of the first.
typedef struct {
  double from;
  double factor;
  double summand;
  /// The number of cells.
  int32_t cells;
} cc_axis;

/// The series of points that are counted.
typedef struct {
  /// The series of each point, `[count]`; null if all points belong to series 0.
  const long *members;
  /// The first series that is counted, and the number of them.
  long first;
  long count;
} cc_series;

_Static_assert(sizeof(long) == 8, "a series is Swift's Int");

/// Returns the ends of `count` numbers.
cc_ends cc_ends_of(const double *values, long count);

/// Counts `count` points in the cells, row by row; points outside them, or of another series, are left out.
///
/// Shapes: `x` and `y [count]`; `counts [rows][columns][series.count]`, which has fewer than 2³¹ elements.
void cc_count(const double *x, const double *y, long count, cc_axis across, cc_axis down, cc_series series,
              uint32_t *counts);
