import Learning

extension CSource {
  /// The functions of a network: e^x, softmax and the activation, with the operations of `Elementary` in their order.
  static func functions(_ activation: Activation) -> String {
    switch activation {
    case .sigmoid: exponential + "\n\n" + sigmoid + "\n\n" + softmax
    case .tanh: exponential + "\n\n" + tanh + "\n\n" + softmax
    case .relu: exponential + "\n\n" + softmax
    }
  }

  private static let exponential = """
    static double from_bits(uint64_t bits) {
      double value;
      memcpy(&value, &bits, sizeof value);
      return value;
    }

    static double power_of_two(int64_t k) { return from_bits((uint64_t)(k + 1023) << 52); }

    typedef struct {
      double root, rest;
      int64_t k;
    } power;

    /// e^x = 2^k root (1 + rest), where the root is a power of the eighth root of 2, after Tang (1989).
    static power reduced_power(double x) {
      static const double roots[8][2] = {
        {1, 0},
        {0x1.172b83c7d517bp+0, -0x1.01b15eaa59348p-55},
        {0x1.306fe0a31b715p+0, 0x1.34d754db0abb6p-55},
        {0x1.4bfdad5362a27p+0, 0x1.690cebb7aafb0p-56},
        {0x1.6a09e667f3bcdp+0, -0x1.3b3efbf5e2228p-54},
        {0x1.8ace5422aa0dbp+0, 0x1.db72fc1f0eab4p-55},
        {0x1.ae89f995ad3adp+0, 0x1.c1a7792cb3387p-55},
        {0x1.d5818dcfba487p+0, 0x1.4a385a63d07a7p-56},
      };
      const double n = (x * 0x1.71547652b82fep+3 + 0x1.8p52) - 0x1.8p52;
      const double r = (x - n * 0x1.62e42fefap-4) - n * 0x1.cf79abc9e3b3ap-43;
      const double r2 = r * r;
      const double p0 = (0.5 + r * (1. / 6)) + r2 * (1. / 24 + r * (1. / 120));
      const double p1 = (1. / 720 + r * (1. / 5040)) + r2 * (1. / 40320);
      const double *root = roots[(int64_t)n & 7];
      return (power){root[0], (r + r2 * (p0 + r2 * r2 * p1)) + root[1], (int64_t)n >> 3};
    }

    static double exponential(double x) {
      if (x != x) return x;
      if (x >= 709.79) return from_bits(0x7FF0000000000000u);
      if (x <= -745.14) return 0;
      const power p = reduced_power(x);
      const double significand = p.root + p.root * p.rest;
      if (x > -708 && x < 708) return significand * power_of_two(p.k);
      return significand * power_of_two(p.k / 2) * power_of_two(p.k - p.k / 2);
    }
    """

  private static let sigmoid = """
    static double sigmoid(double z) {
      const double power = exponential(z < 0 ? z : -z);
      return (z < 0 ? power : 1) / (1 + power);
    }
    """

  private static let softmax = """
    static void softmax(const double *z, double *p) {
      int top = 0;
      for (int k = 1; k < STAR_CLASSES; k++) {
        if (z[k] > z[top] || (z[top] != z[top] && z[k] == z[k])) top = k;
      }
      double others = 0;
      for (int k = 0; k < STAR_CLASSES; k++) {
        p[k] = exponential(z[k] - z[top]);
        if (k != top) others += p[k];
      }
      const double per_total = 1 / (p[top] + others);
      for (int k = 0; k < STAR_CLASSES; k++) p[k] *= per_total;
    }
    """

  private static let tanh = """
    /// tanh x = (e^2x - 1) / (e^2x + 1), which is 1 above 20.
    static double hyperbolic_tangent(double x) {
      if (x != x || x == 0) return x;
      const double distance = x < 0 ? -x : x;
      if (distance > 20) return x < 0 ? -1 : 1;
      const power p = reduced_power(2 * distance);
      const double root = p.root * power_of_two(p.k);
      const double power_less_one = (root - 1) + root * p.rest;
      const double value = power_less_one / (power_less_one + 2);
      return x < 0 ? -value : value;
    }
    """
}
