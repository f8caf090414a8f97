import Experiments
import Learning

/// A model as an ONNX file with 64-bit numbers.
///
/// The input `features` has the shape `[stars, features]`, in the units of the training table; the outputs are
/// `probabilities`, `[stars, classes]`, and `class_index`, `[stars]`, counted from 0. The metadata hold the names of the
/// features and the labels of the classes, and stars with their probabilities as a test, each as JSON.
///
/// Source: ONNX, *Open Neural Network Exchange Intermediate Representation Specification*, version 7, and operator set
/// 13; field numbers from `onnx.proto`.
public struct ONNXFile {
  private let model: ExportedModel

  /// The ONNX file of a model.
  public init(_ model: ExportedModel) { self.model = model }

  /// The bytes of the file.
  public var bytes: [UInt8] {
    var file = ProtocolBuffer()
    file.append(1, 7)
    file.append(2, "MainSequence")
    file.append(7, graph)
    var operators = ProtocolBuffer()
    operators.append(1, "")
    operators.append(2, 13)
    file.append(8, operators)
    for (key, value) in metadata {
      var entry = ProtocolBuffer()
      entry.append(1, key)
      entry.append(2, value.text)
      file.append(14, entry)
    }
    return file.bytes
  }

  private var metadata: [(String, JSON)] {
    [
      ("origin", .string(model.origin)), ("features", .array(model.features.map { .string($0) })),
      ("labels", .array(model.classes.map { .string($0.label) })),
      ("test_features", .array(model.samples.map { JSON.numbers($0.values) })),
      ("test_probabilities", .array(model.samples.map { JSON.numbers($0.probabilities) })),
    ]
  }

  // MARK: - Graph

  private var graph: ProtocolBuffer {
    var graph = ProtocolBuffer()
    for node in nodes { graph.append(1, node) }
    graph.append(2, "star_classifier")
    for tensor in tensors { graph.append(5, tensor) }
    let (real, whole) = (11, 7)
    graph.append(11, Self.value("features", real, [nil, model.features.count]))
    graph.append(12, Self.value("probabilities", real, [nil, model.classes.count]))
    graph.append(12, Self.value("class_index", whole, [nil]))
    return graph
  }

  /// The operations: the difference of a feature from itself makes one that is not finite NaN.
  private var nodes: [ProtocolBuffer] {
    var nodes = [
      Self.node("Sub", ["features", "minima"], "shifted"),
      Self.node("Div", ["shifted", "ranges"], "ratios"),
      Self.node("Sub", ["features", "features"], "nothing"),
      Self.node("Add", ["ratios", "nothing"], "y0"),
    ]
    let last = model.network.layers.count
    for number in 1...last {
      let inputs = ["y\(number - 1)", "w\(number)", "b\(number)"]
      nodes.append(Self.node("Gemm", inputs, "z\(number)", [("transB", 1)]))
      if number < last { nodes.append(Self.node(activation, ["z\(number)"], "y\(number)")) }
    }
    return nodes + [
      Self.node("Softmax", ["z\(last)"], "probabilities", [("axis", 1)]),
      Self.node("ArgMax", ["z\(last)"], "class_index", [("axis", 1), ("keepdims", 0)]),
    ]
  }

  private var activation: String {
    switch model.network.activation {
    case .sigmoid: "Sigmoid"
    case .tanh: "Tanh"
    case .relu: "Relu"
    }
  }

  private var tensors: [ProtocolBuffer] {
    [
      Self.tensor("minima", [model.features.count], model.scalings.map(\.minimum)),
      Self.tensor("ranges", [model.features.count], model.scalings.map(\.range)),
    ]
      + model.network.layers.enumerated().flatMap { index, layer in
        [
          Self.tensor(
            "w\(index + 1)", [layer.outputCount, layer.inputCount], layer.weights.elements),
          Self.tensor("b\(index + 1)", [layer.outputCount], layer.biases),
        ]
      }
  }

  // MARK: - Messages

  private static func node(
    _ type: String, _ inputs: [String], _ output: String, _ attributes: [(String, Int)] = []
  ) -> ProtocolBuffer {
    var node = ProtocolBuffer()
    for input in inputs { node.append(1, input) }
    node.append(2, output)
    node.append(4, type)
    for (name, value) in attributes {
      var attribute = ProtocolBuffer()
      attribute.append(1, name)
      attribute.append(3, value)
      attribute.append(20, 2)
      node.append(5, attribute)
    }
    return node
  }

  private static func tensor(_ name: String, _ shape: [Int], _ values: [Double]) -> ProtocolBuffer {
    var tensor = ProtocolBuffer()
    for count in shape { tensor.append(1, count) }
    tensor.append(2, 11)
    tensor.append(8, name)
    tensor.append(
      9,
      values.flatMap { value in
        (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt64($0))) }
      })
    return tensor
  }

  /// An input or output; nil is any number of stars.
  private static func value(_ name: String, _ type: Int, _ shape: [Int?]) -> ProtocolBuffer {
    var dimensions = ProtocolBuffer()
    for count in shape {
      var dimension = ProtocolBuffer()
      if let count { dimension.append(1, count) } else { dimension.append(2, "stars") }
      dimensions.append(1, dimension)
    }
    var tensor = ProtocolBuffer()
    tensor.append(1, type)
    tensor.append(2, dimensions)
    var whole = ProtocolBuffer()
    whole.append(1, tensor)
    var value = ProtocolBuffer()
    value.append(1, name)
    value.append(2, whole)
    return value
  }
}
