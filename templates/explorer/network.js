// The network and its training, without the page, with the same operations in the same order as in the program.

const activations = {
  sigmoid: {
    value: (z) => {
      const power = exponential(-Math.abs(z));
      return (z < 0 ? power : 1) / (1 + power);
    },
    slope: (y) => y * (1 - y),
  },
  tanh: { value: hyperbolicTangent, slope: (y) => 1 - y * y },
  relu: { value: (z) => (z < 0 ? 0 : z), slope: (y) => (y > 0 ? 1 : 0) },
};

/** The index of the largest value, the lowest in case of a tie. */
function indexOfLargest(values, from, to) {
  let best = from;
  for (let i = from; i < to; i++) {
    if (values[i] > values[best] || (Number.isNaN(values[best]) && !Number.isNaN(values[i]))) best = i;
  }
  return best;
}

/** A network of dense layers, whose parameters are layer by layer the weights, row by row, and then the biases. */
class Network {
  /** `sizes`: the number of inputs, of neurons in each hidden layer, and of classes. */
  constructor(sizes, activation) {
    this.activation = activations[activation];
    this.layers = [];
    let neuron = 0;
    let parameter = 0;
    for (let l = 1; l < sizes.length; l++) {
      const layer = {
        inputs: sizes[l - 1], outputs: sizes[l], firstInput: neuron, firstOutput: neuron + sizes[l - 1],
        firstWeight: parameter, firstBias: parameter + sizes[l - 1] * sizes[l],
      };
      this.layers.push(layer);
      neuron = layer.firstOutput;
      parameter = layer.firstBias + layer.outputs;
    }
    this.parameterCount = parameter;
    this.classCount = sizes[sizes.length - 1];
    this.firstClass = neuron;
    /** y of every neuron, the inputs first; the logits or probabilities last. */
    this.outputs = new Float64Array(neuron + this.classCount);
    /** z of every neuron. */
    this.sums = new Float64Array(this.outputs.length);
    this.deltas = new Float64Array(this.outputs.length);
  }

  /** The forward pass, from `input` to the logits. */
  forward(parameters, input) {
    const { outputs, sums, layers } = this;
    for (let i = 0; i < input.length; i++) outputs[i] = input[i];
    layers.forEach((layer, l) => {
      let weight = layer.firstWeight;
      for (let row = 0; row < layer.outputs; row++) {
        let sum = 0;
        for (let i = 0; i < layer.inputs; i++) sum += parameters[weight++] * outputs[layer.firstInput + i];
        const z = sum + parameters[layer.firstBias + row];
        sums[layer.firstOutput + row] = z;
        outputs[layer.firstOutput + row] = l === layers.length - 1 ? z : this.activation.value(z);
      }
    });
  }

  /** Replaces the logits by the probabilities; returns the largest logit and the sum of the other powers. */
  normalize() {
    const { outputs, firstClass } = this;
    const end = outputs.length;
    const top = indexOfLargest(outputs, firstClass, end);
    const largest = outputs[top];
    let others = 0;
    for (let i = firstClass; i < end; i++) {
      if (i === top) continue;
      outputs[i] = exponential(outputs[i] - largest);
      others += outputs[i];
    }
    outputs[top] = exponential(largest - largest);
    const perTotal = 1 / (outputs[top] + others);
    for (let i = firstClass; i < end; i++) outputs[i] *= perTotal;
    return [largest, others];
  }

  /** The probabilities of the classes for an input. */
  probabilities(parameters, input) {
    this.forward(parameters, input);
    this.normalize();
    return this.outputs.subarray(this.firstClass);
  }

  /** Adds the gradient of one example, whose `deltas` of the last layer are known. */
  backward(parameters, gradient) {
    const { outputs, deltas, layers, activation } = this;
    for (let l = layers.length - 1; l >= 0; l--) {
      const layer = layers[l];
      let weight = layer.firstWeight;
      for (let row = 0; row < layer.outputs; row++) {
        const delta = deltas[layer.firstOutput + row];
        gradient[layer.firstBias + row] += delta;
        for (let i = 0; i < layer.inputs; i++) gradient[weight++] += delta * outputs[layer.firstInput + i];
      }
      if (l === 0) continue;
      for (let column = 0; column < layer.inputs; column++) {
        let sum = 0;
        for (let row = 0; row < layer.outputs; row++) {
          sum += parameters[layer.firstWeight + row * layer.inputs + column] * deltas[layer.firstOutput + row];
        }
        const input = layer.firstInput + column;
        deltas[input] = sum * activation.slope(outputs[input]);
      }
    }
  }

  /**
   * The mean loss over the examples, the number classified correctly, and the gradient.
   *
   * As in the program, every eighth example is summed in the same of eight lanes, the logarithms of 128 examples are
   * combined, and the lanes are added in pairs, block by block of 4,096 examples.
   */
  evaluate(parameters, inputs, labels) {
    const gradient = new Float64Array(this.parameterCount);
    let loss = 0;
    let correct = 0;
    for (let first = 0; first < inputs.length; first += 4096) {
      const end = Math.min(first + 4096, inputs.length);
      const block = this.sumBlock(parameters, inputs, labels, first, end);
      for (let i = 0; i < gradient.length; i++) gradient[i] += sumInPairs(block.gradients.map((lane) => lane[i]));
      loss += sumInPairs(block.losses);
      correct += block.correct;
    }
    for (let i = 0; i < gradient.length; i++) gradient[i] /= inputs.length;
    return { loss: loss / inputs.length, correct, gradient };
  }

  sumBlock(parameters, inputs, labels, first, end) {
    const gradients = Array.from({ length: 8 }, () => new Float64Array(this.parameterCount));
    const losses = new Array(8).fill(0);
    let correct = 0;
    for (let tile = first; tile < end; tile += 128) {
      const products = new Array(8).fill(0);
      for (let index = tile; index < Math.min(tile + 128, end); index++) {
        const lane = index % 8;
        this.forward(parameters, inputs[index]);
        const target = this.firstClass + labels[index];
        if (indexOfLargest(this.outputs, this.firstClass, this.outputs.length) === target) correct += 1;
        const logit = this.outputs[target];
        const [largest, others] = this.normalize();
        for (let i = this.firstClass; i < this.outputs.length; i++) this.deltas[i] = this.outputs[i];
        this.deltas[target] -= 1;
        losses[lane] += largest - logit;
        products[lane] += others + products[lane] * others;
        this.backward(parameters, gradients[lane]);
      }
      for (let lane = 0; lane < 8; lane++) losses[lane] += logOnePlus(products[lane]);
    }
    return { gradients, losses, correct };
  }

  /**
   * Gradient descent: yields the parameters before each epoch and after the last one, with their loss and the number
   * of examples classified correctly. It ends early where a value is no longer finite.
   */
  *train(initial, inputs, labels, rate, epochs) {
    let parameters = Float64Array.from(initial);
    for (let epoch = 0; epoch <= epochs; epoch++) {
      const { loss, correct, gradient } = this.evaluate(parameters, inputs, labels);
      if (!Number.isFinite(loss)) return;
      yield { epoch, loss, correct, parameters };
      const next = parameters.map((value, i) => value - rate * gradient[i]);
      if (!next.every(Number.isFinite)) return;
      parameters = next;
    }
  }
}

/** The sum of eight values: ((0+1)+(2+3))+((4+5)+(6+7)). */
function sumInPairs(v) {
  return ((v[0] + v[1]) + (v[2] + v[3])) + ((v[4] + v[5]) + (v[6] + v[7]));
}
