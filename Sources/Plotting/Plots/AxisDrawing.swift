/// A drawing with a horizontal and a vertical axis.
public protocol AxisDrawing: Drawing {
  /// The horizontal axis.
  var x: Axis { get set }
  /// The vertical axis.
  var y: Axis { get set }
}

extension Plot: AxisDrawing {}
extension PanelGrid: AxisDrawing {}
