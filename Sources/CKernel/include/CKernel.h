// The passes of a dense network over many examples, eight at a time, once for each instruction set.
//
// Every number comes from the same operations in the same order, lane by lane, as in the Swift of
// `Backpropagation` and `Elementary`, which is the reference: nothing is fused, nothing reordered.
// Swift takes every size and code from here. Arrays are row by row; their shapes are written
// `name [rows][columns]`.
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum {
  /// The number of examples in a vector, one in each lane.
  ck_lanes = 8,
  /// The largest number of examples in a tile; they stay in the workspace between two calls.
  ck_tile = 128,
  /// The largest number of examples whose sums are added in lanes; the caller adds those of blocks.
  ck_block = 4096,
  /// The alignment of a workspace in bytes.
  ck_alignment = 64,
};

_Static_assert(sizeof(long) == 8, "a label is Swift's Int");
_Static_assert(ck_tile % ck_lanes == 0, "a tile is whole vectors");
_Static_assert(ck_block % ck_tile == 0, "a block is whole tiles");

/// The instruction sets, the plainest first.
enum {
  ck_plain,
  ck_avx2,
  ck_avx512,
  ck_instruction_set_count,
};

/// The activation of the hidden layers.
typedef enum {
  ck_sigmoid,
  ck_hyperbolic_tangent,
  ck_relu,
} ck_activation;

/// The functions that `map` knows.
typedef enum {
  /// e^x for x ≤ 0.
  ck_map_exponential,
  /// tanh x.
  ck_map_hyperbolic_tangent,
  /// ln(1 + x) for x ≥ 0.
  ck_map_log_one_plus,
  /// 1 / (1 + e^−x), off by less than 2⁻¹⁹.
  ck_map_quick_sigmoid,
} ck_function;

/// The shape of a network.
typedef struct {
  /// The number of layers of weights.
  long layers;
  /// The numbers of neurons, `[layers + 1]`: the inputs first, the classes last.
  const long *sizes;
  /// The number of neurons, the inputs among them, and of weights and biases.
  long neurons;
  long parameters;
  ck_activation activation;
  /// The weight of each class in the gradient, `[classes]`; null for equal weights.
  const double *class_weights;
  /// Whether every row stands for a number of equal examples, its weight.
  bool is_weighted;
} ck_shape;

/// The number of doubles in the workspace of a network.
long ck_workspace(const ck_shape *shape);

/// The passes for one instruction set.
///
/// Shapes: `parameters` holds for each layer the weights `[outputs][inputs]`, then the biases
/// `[outputs]`; `rows` is `[count][inputs]`; `workspace` is `[ck_workspace(shape)]`.
typedef struct {
  const char *name;

  /// Sums the derivatives of the loss by every parameter, if wanted, and last the loss over `count`
  /// rows. Returns the number of examples classified correctly.
  ///
  /// Where `rows` is null, the examples are those of the previous call with the same workspace, which
  /// must have fitted into one tile.
  ///
  /// Shapes: `labels [count]`; `weights [count]` if the rows are weighted; `sums [parameters + 1]`, or `[1]` without the gradient.
  long (*evaluate)(const ck_shape *shape, const double *parameters, const double *rows,
                   const long *labels, const double *weights, long count, double *workspace, double *sums,
                   bool gives_gradient);

  /// Writes the logits of `count` examples or, where `logits` is null, the index of the largest of at most 256, found in
  /// single precision where that cannot be another one.
  ///
  /// Shapes: `logits [count][classes]`; `classes [count]`.
  void (*answer)(const ck_shape *shape, const double *parameters, const double *rows, long count,
                 double *workspace, double *logits, uint8_t *classes);

  /// Maps `count` numbers, a multiple of `ck_lanes`, so that each function can be tested by itself.
  ///
  /// Shapes: `x [count]`; `y [count]`.
  void (*map)(ck_function function, const double *x, long count, double *y);
} ck_passes;

/// The passes for an instruction set; null where this processor does not have it.
const ck_passes *ck_passes_at(int instruction_set);
