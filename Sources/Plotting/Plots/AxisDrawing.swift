/// A drawing with a horizontal and a vertical axis.
public protocol AxisDrawing: Drawing {
  /// The horizontal axis.
  var x: Axis { get set }
  /// The vertical axis.
  var y: Axis { get set }
}

extension Plot: AxisDrawing {}
extension PanelGrid: AxisDrawing {}

extension MarginalPlot: AxisDrawing {
  /// The horizontal axis of the plot.
  public var x: Axis {
    get { plot.x }
    set { plot.x = newValue }
  }

  /// The vertical axis of the plot.
  public var y: Axis {
    get { plot.y }
    set { plot.y = newValue }
  }
}
