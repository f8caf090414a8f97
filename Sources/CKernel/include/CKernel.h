// The passes of a dense network over many examples at a time, once for each instruction set.
//
// Every number comes from the same operations in the same order, lane by lane, as in the Swift of
// `Backpropagation` and `Elementary`, which is the reference: nothing is fused, nothing reordered.
#pragma once
#include <stdint.h>

/// Examples are worked on in tiles of at most so many, and in panels of eight.
enum { ck_tile = 128, ck_lanes = 8 };

/// The neurons of a network: `sizes` has `layers + 1` elements, the inputs first.
typedef struct {
  long layers;
  const long *sizes;
  /// 0 sigmoid, 1 tanh, 2 ReLU.
  int activation;
} ck_shape;

/// The number of doubles of memory that the passes of a network work in; 64-byte aligned.
long ck_workspace(const ck_shape *shape);

/// The passes for one instruction set.
typedef struct {
  const char *name;
  /// Sums the gradient of every parameter, if wanted, and last the loss, over `count` examples into
  /// `sums`: every eighth in a lane, the lanes pair by pair. Returns how many are classified right. Where `rows` is null the examples are
  /// those of the call before with the same workspace, which must have fitted into one tile.
  long (*evaluate)(const ck_shape *shape, const double *parameters, const double *rows,
                   const long *labels, long count, double *workspace, double *sums, int gives_gradient);
  /// Writes the logits of `count` inputs, or where `logits` is null the index of the largest.
  void (*answer)(const ck_shape *shape, const double *parameters, const double *rows, long count,
                 double *workspace, double *logits, int32_t *classes);
  /// Maps `count` numbers, a multiple of 8, by e^x for x ≤ 0 (0), tanh (1), or ln(1 + x) for x ≥ 0 (2).
  void (*map)(int function, const double *x, long count, double *y);
} ck_passes;

/// The passes for the instruction set `index`, the plainest first; null past the last that this
/// processor has.
const ck_passes *ck_passes_at(int index);
