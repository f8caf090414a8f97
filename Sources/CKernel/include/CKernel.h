// The passes of a dense network over many examples at a time, once for each instruction set.
//
// Every number comes from the same operations in the same order, lane by lane, as in the Swift of
// `Backpropagation` and `Elementary`, which is the reference: nothing is fused, nothing reordered.
#pragma once
#include <stdint.h>

/// Examples are worked on in tiles of at most so many, and in panels of eight.
enum { ck_tile = 128, ck_lanes = 8 };

/// The activations of the hidden layers.
enum { ck_sigmoid = 0, ck_hyperbolic_tangent = 1, ck_relu = 2 };

/// The functions that `map` knows: e^x for x ≤ 0, tanh x, and ln(1 + x) for x ≥ 0.
enum { ck_map_exponential = 0, ck_map_tanh = 1, ck_map_log_one_plus = 2 };

/// The neurons of a network: `sizes` has `layers + 1` elements, the inputs first.
typedef struct {
  long layers;
  const long *sizes;
  /// `ck_sigmoid`, `ck_hyperbolic_tangent` or `ck_relu`.
  int activation;
} ck_shape;

/// The number of doubles of memory that the passes of a network work in; 64-byte aligned.
long ck_workspace(const ck_shape *shape);

/// The passes for one instruction set.
typedef struct {
  const char *name;
  /// Sums the gradient of every parameter, if wanted, and last the loss, over `count` examples into
  /// `sums`: every eighth in a lane, the lanes pair by pair. Returns how many are classified right.
  /// Where `rows` is null the examples are those of the call before with the same workspace, which must
  /// have fitted into one tile.
  ///
  /// Shapes: `parameters` for each layer `W [outputs][inputs]`, then `b [outputs]`; `rows`
  /// `[count][inputs]`; `labels` `[count]`; `sums` `[parameters + 1]`, or `[1]` without the gradient.
  long (*evaluate)(const ck_shape *shape, const double *parameters, const double *rows,
                   const long *labels, long count, double *workspace, double *sums, int gives_gradient);
  /// Writes the logits of `count` inputs, or where `logits` is null the index of the largest.
  /// Shapes: `logits` `[count][classes]`, `classes` `[count]`.
  void (*answer)(const ck_shape *shape, const double *parameters, const double *rows, long count,
                 double *workspace, double *logits, int32_t *classes);
  /// Maps `count` numbers, a multiple of 8, by one of the functions `ck_map_…`.
  void (*map)(int function, const double *x, long count, double *y);
} ck_passes;

/// The passes for the instruction set `index`, the plainest first; null past the last that this
/// processor has.
const ck_passes *ck_passes_at(int index);
