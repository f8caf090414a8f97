import Foundation
import Plotting

/// The kinds of colour vision that a figure has to work for.
///
/// The deficiencies are complete: one type of cone is missing. Each is a matrix on linear sRGB.
///
/// Source: Machado, Oliveira & Fernandes, *A Physiologically-based Model for Simulation of Color
/// Vision Deficiency* (2009), IEEE TVCG 15 (6), severity 1.0.
public enum ColorVision: String, CaseIterable, Sendable {
  /// All three types of cones.
  case normal
  /// No long-wavelength cones.
  case protan
  /// No medium-wavelength cones.
  case deutan
  /// No short-wavelength cones.
  case tritan

  private var rows: [[Double]] {
    switch self {
    case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protan:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deutan:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritan:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }

  /// Returns the appearance of a colour, its components clipped to the sRGB gamut.
  public func appearance(of color: Color) -> Lab {
    let seen = rows.map { row in
      min(max(zip(row, color.linear).reduce(0) { $0 + $1.0 * $1.1 }, 0), 1)
    }
    return Lab(linear: seen)
  }

  /// Returns the colour difference ΔE₀₀ between the appearances of two colours.
  public func difference(_ a: Color, _ b: Color) -> Double {
    appearance(of: a).difference(from: appearance(of: b))
  }
}

extension Color {
  /// Red, green and blue without the gamma encoding (IEC 61966-2-1).
  fileprivate var linear: [Double] {
    [red, green, blue].map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
  }
}

/// A colour in CIELAB under D65, where equal distances look roughly equal.
public struct Lab: Equatable, Sendable {
  /// The lightness, from 0 for black to 100 for white.
  public var lightness: Double
  /// The green–red coordinate; negative is green.
  public var a: Double
  /// The blue–yellow coordinate; negative is blue.
  public var b: Double

  /// Creates a colour from its coordinates.
  public init(_ lightness: Double, _ a: Double, _ b: Double) {
    self.lightness = lightness
    self.a = a
    self.b = b
  }

  /// Creates the appearance of a colour to normal vision.
  public init(_ color: Color) { self.init(linear: color.linear) }

  /// Creates a colour from linear sRGB components.
  fileprivate init(linear rgb: [Double]) {
    let rows = [
      [0.412_456_4, 0.357_576_1, 0.180_437_5], [0.212_672_9, 0.715_152_2, 0.072_175_0],
      [0.019_333_9, 0.119_192_0, 0.950_304_1],
    ]
    let f = rows.map { row in
      // Relative to white, the sum of the row.
      let t = zip(row, rgb).reduce(0) { $0 + $1.0 * $1.1 } / row.reduce(0, +)
      return t > 216.0 / 24_389 ? cbrt(t) : (24_389 / 27.0 * t + 16) / 116
    }
    self.init(116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2]))
  }

  /// Returns the colour difference ΔE₀₀ (CIEDE2000, all weights 1); about 1 is just noticeable.
  ///
  /// Source: Sharma, Wu & Dalal, *The CIEDE2000 Color-Difference Formula* (2005), Color Research &
  /// Application 30 (1), equations 2–22.
  public func difference(from other: Lab) -> Double {
    let meanChroma = (hypot(a, b) + hypot(other.a, other.b)) / 2
    let stretch = 1 + 0.5 * (1 - Self.saturation(meanChroma))
    let (first, second) = (polar(stretch), other.polar(stretch))
    let isGrey = first.chroma * second.chroma == 0
    let turn = isGrey ? 0 : Self.turn(from: first.hue, to: second.hue)
    let hue = isGrey ? first.hue + second.hue : first.hue + turn / 2
    let chroma = (first.chroma + second.chroma) / 2
    let fromMiddle = pow((lightness + other.lightness) / 2 - 50, 2)
    let t =
      1 - 0.17 * Self.cosine(hue - 30) + 0.24 * Self.cosine(2 * hue)
      + 0.32 * Self.cosine(3 * hue + 6) - 0.20 * Self.cosine(4 * hue - 63)
    let wholeHue = hue < 0 ? hue + 360 : hue
    let rotation = 30 * exp(-pow((wholeHue - 275) / 25, 2))
    let deltaL =
      (other.lightness - lightness) / (1 + 0.015 * fromMiddle / (20 + fromMiddle).squareRoot())
    let deltaC = (second.chroma - first.chroma) / (1 + 0.045 * chroma)
    let deltaH =
      2 * (first.chroma * second.chroma).squareRoot() * sin(turn * .pi / 360)
      / (1 + 0.015 * chroma * t)
    let cross = -sin(2 * rotation * .pi / 180) * 2 * Self.saturation(chroma)
    return (deltaL * deltaL + deltaC * deltaC + deltaH * deltaH + cross * deltaC * deltaH)
      .squareRoot()
  }

  private func polar(_ stretch: Double) -> (chroma: Double, hue: Double) {
    let degrees = atan2(b, a * stretch) * 180 / .pi
    return (hypot(a * stretch, b), degrees < 0 ? degrees + 360 : degrees)
  }

  /// Returns the shorter rotation from one hue to another, in degrees; half a turn keeps its sign.
  private static func turn(from first: Double, to second: Double) -> Double {
    let turn = second - first
    return turn > 180 ? turn - 360 : (turn < -180 ? turn + 360 : turn)
  }

  private static func saturation(_ chroma: Double) -> Double {
    let power = pow(chroma, 7)
    return (power / (power + pow(25, 7))).squareRoot()
  }

  private static func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
}
