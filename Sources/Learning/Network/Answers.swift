import Parallelism

extension Network {
  /// Returns the logits of many inputs, each identical to those of ``logits(_:)``.
  ///
  /// - Parameters:
  ///   - inputs: The inputs, shape `[n × inputCount]`.
  ///   - threads: The maximum number of threads.
  /// - Returns: The logits, shape `[n × classCount]`.
  /// - Precondition: `inputs` has ``inputCount`` columns, and `threads` is positive.
  public func logits(ofRows inputs: Matrix, threads: Int = 1) -> Matrix {
    answers(ofRows: inputs, threads) { _, _ in }
  }

  /// Returns the probabilities of many inputs, each identical to those of ``probabilities(_:)``.
  ///
  /// - Parameters:
  ///   - inputs: The inputs, shape `[n × inputCount]`.
  ///   - threads: The maximum number of threads.
  /// - Returns: The probabilities, shape `[n × classCount]`.
  /// - Precondition: `inputs` has ``inputCount`` columns, and `threads` is positive.
  public func probabilities(ofRows inputs: Matrix, threads: Int = 1) -> Matrix {
    answers(ofRows: inputs, threads) { logits, width in
      for start in stride(from: 0, to: logits.count, by: width) {
        logits.normalizeExponentials(at: start..<start + width)
      }
    }
  }

  /// Returns the predicted classes of many inputs, each equal to ``predictedClass(_:)``.
  ///
  /// - Parameters:
  ///   - inputs: The inputs, shape `[n × inputCount]`.
  ///   - threads: The maximum number of threads.
  /// - Returns: The classes, counted from 0, a byte each.
  /// - Precondition: `inputs` has ``inputCount`` columns, there are at most 256 classes, and `threads` is positive.
  public func predictedClasses(ofRows inputs: Matrix, threads: Int = 1) -> [UInt8] {
    precondition(classCount <= 256, "\(classCount) classes")
    return [UInt8](unsafeUninitializedCapacity: inputs.rows) { classes, count in
      count = inputs.rows
      nonisolated(unsafe) let classes = classes
      answer(inputs, threads) { workspace, parameters, rows, range in
        guard let base = classes.baseAddress else { return }
        workspace.classes(
          parameters, rows: rows, count: range.count, into: base + range.lowerBound)
      }
    }
  }

  /// Returns the logits of many inputs, blocks of which `finish` may change, on several threads.
  private func answers(
    ofRows inputs: Matrix, _ threads: Int,
    _ finish: @Sendable (_ logits: inout UnsafeMutableBufferPointer<Double>, _ width: Int) -> Void
  ) -> Matrix {
    var result = Matrix(rows: inputs.rows, columns: classCount, repeating: 0)
    let width = classCount
    result.elements.withUnsafeMutableBufferPointer { logits in
      nonisolated(unsafe) let logits = logits
      answer(inputs, threads) { workspace, parameters, rows, range in
        var block = UnsafeMutableBufferPointer(
          rebasing: logits[range.lowerBound * width..<range.upperBound * width])
        guard let base = block.baseAddress else { return }
        workspace.logits(parameters, rows: rows, count: range.count, into: base)
        finish(&block, width)
      }
    }
    return result
  }

  /// Calls `body` with blocks of inputs, on several threads.
  private func answer(
    _ inputs: Matrix, _ threads: Int,
    _ body: @Sendable (Workspace, [Double], UnsafePointer<Double>, Range<Int>) -> Void
  ) {
    precondition(inputs.columns == inputCount, "\(inputs.columns) columns for \(inputCount) inputs")
    precondition(threads > 0, "\(threads) threads")
    let size = Evaluator.blockSize
    let blocks = 0..<(inputs.rows + size - 1) / size
    nonisolated(unsafe) let workers = (0..<min(threads, blocks.count)).map { _ in Workspace(self) }
    let parameters = self.parameters
    inputs.elements.withUnsafeBufferPointer { elements in
      guard let rows = elements.baseAddress else { return }
      nonisolated(unsafe) let start = rows
      concurrentForEach(blocks, workers: workers.count) { worker, block in
        let range = block * size..<min((block + 1) * size, inputs.rows)
        body(workers[worker], parameters, start + range.lowerBound * inputs.columns, range)
      }
    }
  }
}
