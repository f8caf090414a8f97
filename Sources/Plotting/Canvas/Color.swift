/// A colour in sRGB (IEC 61966-2-1) with an opacity.
public struct Color: Equatable, Hashable, Sendable {
  /// The red component, 0 to 1, gamma-encoded.
  public var red: Double
  /// The green component, 0 to 1, gamma-encoded.
  public var green: Double
  /// The blue component, 0 to 1, gamma-encoded.
  public var blue: Double
  /// The opacity, from 0 (invisible) to 1 (opaque).
  public var alpha: Double

  /// Creates a colour from components between 0 and 1.
  public init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// Creates an opaque colour from its hexadecimal web notation: `Color(0x0072B2)`.
  public init(_ hex: UInt32) {
    self.init(
      red: Double(hex >> 16 & 0xFF) / 255, green: Double(hex >> 8 & 0xFF) / 255,
      blue: Double(hex & 0xFF) / 255)
  }

  /// Returns the same colour with another opacity.
  public func opacity(_ alpha: Double) -> Color {
    Color(red: red, green: green, blue: blue, alpha: alpha)
  }

  /// Returns the opaque colour `fraction` of the way to `other`, mixed in sRGB.
  public func mixed(with other: Color, _ fraction: Double) -> Color {
    Color(
      red: red + (other.red - red) * fraction, green: green + (other.green - green) * fraction,
      blue: blue + (other.blue - blue) * fraction, alpha: alpha + (other.alpha - alpha) * fraction)
  }

  /// The colour without its opacity, as `#rrggbb`.
  public var hex: String { "#" + Self.digits([red, green, blue]) }

  /// The colour with its opacity, as `#rrggbbaa`.
  public var hexWithOpacity: String { hex + Self.digits([alpha]) }

  private static func digits(_ components: [Double]) -> String {
    let digits = Array("0123456789abcdef")
    return components.reduce(into: "") { text, component in
      let share = component > 0 ? min(component, 1) : 0
      let byte = Int((share * 255).rounded())
      text.append(digits[byte >> 4])
      text.append(digits[byte & 15])
    }
  }

  /// Black.
  public static let black = Color(0x000000)
  /// White.
  public static let white = Color(0xFFFFFF)
}

/// The style of a line.
public struct Stroke: Equatable, Sendable {
  /// The colour.
  public var color: Color
  /// The width, in points.
  public var width: Double
  /// The lengths of dashes and gaps in turn, in points; empty for a solid line.
  public var dash: [Double]
  /// Whether the line has round caps; otherwise it ends flat at its last point.
  public var isRound: Bool

  /// Creates a line style of the given colour, width and dashes.
  public init(_ color: Color, width: Double, dash: [Double] = [], isRound: Bool = false) {
    self.color = color
    self.width = width
    self.dash = dash
    self.isRound = isRound
  }
}
