import Learning

/// A model as one C function without dependencies, whose probabilities have the same bits as the program's.
public struct CSource {
  private let model: ExportedModel

  /// The C source of a model.
  public init(_ model: ExportedModel) { self.model = model }

  /// The source: C99, with a `main` that tests it if SELF_TEST is defined.
  public var text: String {
    let parts = [
      introduction, "#include <stdint.h>\n#include <string.h>", enumeration, names,
      Self.functions(model.network.activation), layers, function,
      selfTest,
    ]
    return parts.compactMap(\.self).joined(separator: "\n\n") + "\n"
  }

  // MARK: - Data

  private var introduction: String {
    model.introduction([
      "classify_star writes the probabilities of a star; a feature that is missing or not finite gives NaN.",
      "The bits are those of MainSequence if products and sums are not fused:",
      "",
      "  cc -std=c99 -O2 -ffp-contract=off -DSELF_TEST model.c -o model && ./model",
    ]).map { $0.isEmpty ? "//" : "// \($0)" }.joined(separator: "\n")
  }

  private var enumeration: String {
    "enum { STAR_FEATURES = \(model.features.count), STAR_CLASSES = \(model.classes.count) };"
  }

  private var names: String {
    """
    const char *const star_labels[STAR_CLASSES] = {
    \(model.classes.map { "  \(Self.literal($0.label))," }.joined(separator: "\n"))
    };
    """
  }

  private var layers: String {
    let scalings = """
      static const double minima[] = {\(Self.list(model.scalings.map(\.minimum)))};
      static const double ranges[] = {\(Self.list(model.scalings.map(\.range)))};
      """
    let layers = model.network.layers.enumerated().map { index, layer in
      let rows = (0..<layer.outputCount).map { "  {\(Self.list(layer.weights.row($0)))}," }
      return """
        static const double w\(index + 1)[\(layer.outputCount)][\(layer.inputCount)] = {
        \(rows.joined(separator: "\n"))
        };
        static const double b\(index + 1)[] = {\(Self.list(layer.biases))};
        """
    }
    return ([scalings] + layers).joined(separator: "\n")
  }

  // MARK: - Code

  private var function: String {
    let layers = model.network.layers.indices.map { index in
      let layer = model.network.layers[index]
      let isLast = index == model.network.layers.count - 1
      let value = isLast ? "sum" : Self.activation(model.network.activation)
      return """
          double y\(index + 1)[\(layer.outputCount)];
          for (int row = 0; row < \(layer.outputCount); row++) {
            double sum = 0;
            for (int column = 0; column < \(layer.inputCount); column++) {
              sum += w\(index + 1)[row][column] * y\(index)[column];
            }
            sum += b\(index + 1)[row];
            y\(index + 1)[row] = \(value);
          }
        """
    }
    return """
      /// Writes the probability of each class for a star with the given features.
      void classify_star(const double features[STAR_FEATURES], double probabilities[STAR_CLASSES]) {
        double y0[STAR_FEATURES];
        for (int i = 0; i < STAR_FEATURES; i++) {
          const double x = features[i];
          y0[i] = x - x == 0 ? (x - minima[i]) / ranges[i] : x - x;
        }
      \(layers.joined(separator: "\n"))
        softmax(y\(model.network.layers.count), probabilities);
      }
      """
  }

  private static func activation(_ activation: Activation) -> String {
    switch activation {
    case .sigmoid: "sigmoid(sum)"
    case .tanh: "hyperbolic_tangent(sum)"
    case .relu: "sum < 0 ? 0 : sum"
    }
  }

  private var selfTest: String {
    let stars = model.samples.map { sample in
      "    {{\(Self.list(sample.values))}, {\(Self.list(sample.probabilities))}},"
    }
    return """
      #ifdef SELF_TEST
      #include <stdio.h>

      int main(void) {
        static const struct {
          double features[STAR_FEATURES];
          double probabilities[STAR_CLASSES];
        } stars[] = {
      \(stars.joined(separator: "\n"))
        };
        int wrong = 0;
        for (int star = 0; star < \(model.samples.count); star++) {
          double p[STAR_CLASSES];
          classify_star(stars[star].features, p);
          for (int k = 0; k < STAR_CLASSES; k++) {
            if (p[k] != stars[star].probabilities[k]) {
              printf("star %d, class %d: %.17g instead of %.17g\\n", star, k, p[k],
                     stars[star].probabilities[k]);
              wrong++;
            }
          }
        }
        printf("%d of %d probabilities differ\\n", wrong, \(model.samples.count) * STAR_CLASSES);
        return wrong > 0;
      }
      #endif
      """
  }

  // MARK: - Literals

  private static func list(_ values: [Double]) -> String {
    values.map(decimal).joined(separator: ", ")
  }

  /// A string literal; bytes that are no plain characters are octal, which no following digit extends.
  static func literal(_ text: String) -> String {
    text.utf8.reduce(into: "\"") { literal, byte in
      let isPlain = (0x20..<0x7F).contains(byte) && !"\"\\?".utf8.contains(byte)
      if isPlain {
        literal.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let octal = String(byte, radix: 8)
        literal += "\\" + String(repeating: "0", count: 3 - octal.utf8.count) + octal
      }
    } + "\""
  }
}
