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
    var result = Matrix(rows: inputs.rows, columns: classCount, repeating: 0)
    let width = classCount
    result.elements.withUnsafeMutableBufferPointer { logits in
      nonisolated(unsafe) let logits = logits
      answer(inputs, threads) { workspace, parameters, rows, range in
        guard let base = logits.baseAddress else { return }
        workspace.logits(
          parameters, rows: rows, count: range.count, into: base + range.lowerBound * width)
      }
    }
    return result
  }

  /// Returns the probabilities of many inputs, each identical to those of ``probabilities(_:)``.
  ///
  /// - Parameters:
  ///   - inputs: The inputs, shape `[n × inputCount]`.
  ///   - threads: The maximum number of threads.
  /// - Returns: The probabilities, shape `[n × classCount]`.
  /// - Precondition: `inputs` has ``inputCount`` columns, and `threads` is positive.
  public func probabilities(ofRows inputs: Matrix, threads: Int = 1) -> Matrix {
    var result = logits(ofRows: inputs, threads: threads)
    for row in 0..<inputs.rows {
      result.elements.normalizeExponentials(at: row * classCount..<(row + 1) * classCount)
    }
    return result
  }

  /// Returns the predicted classes of many inputs, each equal to ``predictedClass(_:)``.
  ///
  /// - Parameters:
  ///   - inputs: The inputs, shape `[n × inputCount]`.
  ///   - threads: The maximum number of threads.
  /// - Returns: The classes, counted from 0, 4 bytes each.
  /// - Precondition: `inputs` has ``inputCount`` columns, and `threads` is positive.
  public func predictedClasses(ofRows inputs: Matrix, threads: Int = 1) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: inputs.rows) { classes, count in
      count = inputs.rows
      nonisolated(unsafe) let classes = classes
      answer(inputs, threads) { workspace, parameters, rows, range in
        guard let base = classes.baseAddress else { return }
        workspace.classes(
          parameters, rows: rows, count: range.count, into: base + range.lowerBound)
      }
    }
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
