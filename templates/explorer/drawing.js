// What the explorer draws from its state: the diagram, the loss, the network and its numbers.

const element = (name) => document.getElementById("_" + name);
const data = JSON.parse(element("data").textContent);
const network = new Network(data.sizes, data.activation);
const inputs = data.stars.values.map((values) => scaled(values));
const trainingInputs = data.training.map((star) => inputs[star]);
const trainingLabels = data.training.map((star) => data.stars.labels[star]);
const [across, up] = data.axes;
const runs = data.runs;
const state = { run: data.best, place: 0, star: data.star, values: [...data.stars.values[data.star]] };

/** The most neurons of a layer that are drawn and listed. */
const mostNeurons = 8;

/** The inputs of the network for values in the units of the table. */
function scaled(values) {
  return values.map((value, i) => {
    const { minimum, maximum } = data.features[i];
    return (value - minimum) / (maximum - minimum);
  });
}

const parameters = () => runs[state.run].parameters[state.place];

/** A number with three decimals and a true minus. */
const fixed = (value, digits = 3) => value.toFixed(digits).replace("-", "−");

/** A number to four digits, as a text that can be typed. */
const short = (value) => String(Number(value.toPrecision(4)));

/** An SVG element. */
function drawn(name, attributes, text) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

/** Appends the parts of a title to an element of the page. */
function write(node, title) {
  node.replaceChildren(...title.map(([text, isItalic, isLowered]) =>
    cell(isLowered ? "sub" : isItalic ? "i" : "span", text)));
}

/** A text whose parts may be italic and lowered. */
function drawnTitle(title, attributes) {
  const text = drawn("text", attributes);
  let depth = 0;
  for (const [string, isItalic, isLowered] of title) {
    const wanted = isLowered ? 3 : 0;
    text.append(drawn("tspan", {
      dy: wanted - depth, "font-style": isItalic ? "italic" : "normal", "font-size": isLowered ? "75%" : "100%",
    }, string));
    depth = wanted;
  }
  return text;
}

/** A marker of a class, whose shape tells it apart as well as its colour. */
function marker(label, [x, y], radius) {
  const [corners, turn] = [[0, 0], [4, 90], [3, 90], [4, 45], [3, -90], [6, 90]][label % 6];
  const fill = dark.matches ? data.classes[label].dark : data.classes[label].light;
  if (corners === 0) return drawn("circle", { class: "star", cx: x, cy: y, r: radius, fill });
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = ((turn + (360 * i) / corners) * Math.PI) / 180;
    return [x + 1.3 * radius * Math.cos(angle), y - 1.3 * radius * Math.sin(angle)].join();
  });
  return drawn("polygon", { class: "star", points: points.join(" "), fill });
}

// The diagram

/** The part of the diagram inside its axes. */
const frame = { left: 48, top: 9, width: 420, height: 306 };

/** The range of a feature on its axis, from the left or the bottom. */
const ranges = data.features.map((feature, i) => {
  const values = data.stars.values.map((star) => star[i]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const rim = 0.06 * (high - low);
  return feature.reversed ? [high + rim, low - rim] : [low - rim, high + rim];
});

const share = (value, [from, to]) => (value - from) / (to - from);
const pointOf = (values) => [
  frame.left + frame.width * share(values[across], ranges[across]),
  frame.top + frame.height * (1 - share(values[up], ranges[up])),
];

function valuesAt(x, y) {
  const values = [0, 0];
  const inside = (z) => Math.min(Math.max(z, 0), 1);
  const [from, to] = ranges[across];
  const [low, high] = ranges[up];
  values[across] = from + (to - from) * inside((x - frame.left) / frame.width);
  values[up] = low + (high - low) * inside(1 - (y - frame.top) / frame.height);
  return values;
}

/** About five round numbers within a range. */
function ticks(range) {
  const [low, high] = [...range].sort((a, b) => a - b);
  const power = 10 ** Math.floor(Math.log10((high - low) / 5));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => (high - low) / size <= 6);
  const list = [];
  for (let n = Math.ceil(low / step); n * step <= high; n++) list.push(n * step);
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return list.map((value) => [value, fixed(value, digits)]);
}

const dark = matchMedia("(prefers-color-scheme: dark)");

/** The colours of the classes, of the background and of the boundary, each as red, green and blue. */
function colors() {
  const bytes = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
  return {
    classes: data.classes.map((item) => bytes(dark.matches ? item.dark : item.light)),
    paper: bytes(dark.matches ? "#14171c" : "#ffffff"), ink: bytes(dark.matches ? "#e4e4e1" : "#1c1d1f"),
  };
}

/** The size of the grid of predicted classes: coarser for a large network, so that the slider stays quick. */
function gridSize() {
  const width = Math.round(Math.min(360, Math.max(60, Math.sqrt((3e6 / network.parameterCount) * (4 / 3)))));
  return [width, Math.round((width * 3) / 4)];
}

function drawRegions() {
  const canvas = element("regions");
  const [width, height] = gridSize();
  canvas.width = width;
  canvas.height = height;
  const { classes, paper, ink } = colors();
  const weights = parameters();
  const labels = new Uint8Array(width * height);
  const image = new ImageData(width, height);
  const paint = (cell, color) => image.data.set([...color, 255], cell * 4);
  const shades = classes.map((color) =>
    [0.11, 0.22, 0.33, 0.44].map((depth) => color.map((value, i) => paper[i] + (value - paper[i]) * depth)));
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const cell = row * width + column;
      const values = valuesAt(
        frame.left + (frame.width * (column + 0.5)) / width, frame.top + (frame.height * (row + 0.5)) / height);
      const probabilities = network.probabilities(weights, scaled(values));
      const label = indexOfLargest(probabilities, 0, probabilities.length);
      labels[cell] = label;
      const step = [0.5, 0.7, 0.9].filter((limit) => probabilities[label] >= limit).length;
      const isBoundary = (column > 0 && labels[cell - 1] !== label) || (row > 0 && labels[cell - width] !== label);
      paint(cell, isBoundary ? ink : shades[label][step]);
    }
  }
  canvas.getContext("2d").putImageData(image, 0, 0);
}

function drawDiagram() {
  const diagram = element("diagram");
  const { left, top, width, height } = frame;
  const parts = [drawn("rect", { class: "axis", x: left, y: top, width, height })];
  for (const [value, text] of ticks(ranges[across])) {
    const x = left + width * share(value, ranges[across]);
    parts.push(drawn("path", { class: "axis", d: `M${x} ${top + height}v5` }));
    parts.push(drawn("text", { x, y: top + height + 18, "text-anchor": "middle" }, text));
  }
  for (const [value, text] of ticks(ranges[up])) {
    const y = top + height * (1 - share(value, ranges[up]));
    parts.push(drawn("path", { class: "axis", d: `M${left} ${y}h-5` }));
    parts.push(drawn("text", { x: left - 8, y: y + 4, "text-anchor": "end" }, text));
  }
  parts.push(drawnTitle(data.features[across].title, { x: left + width / 2, y: 352, "text-anchor": "middle" }));
  const middle = top + height / 2;
  parts.push(drawnTitle(data.features[up].title, {
    x: 12, y: middle, transform: `rotate(-90 12 ${middle})`, "text-anchor": "middle",
  }));
  data.stars.values.forEach((values, star) => {
    const [cx, cy] = pointOf(values);
    const label = data.stars.labels[star];
    const mark = marker(label, [cx, cy], 4.5);
    mark.dataset.star = star;
    mark.append(drawn("title", {}, `${data.stars.names[star]} (${data.classes[label].name})`));
    const answer = network.probabilities(parameters(), inputs[star]);
    if (indexOfLargest(answer, 0, answer.length) !== label) {
      parts.push(drawn("circle", { class: "ring", cx, cy, r: 8.5 }));
    }
    parts.push(mark);
  });
  const [x, y] = pointOf(state.values);
  const probe = drawn("g", { class: "probe", id: "_probe", transform: `translate(${x} ${y})` });
  probe.append(drawn("circle", { r: 16 }), drawn("path", { d: "M-12 0h24M0-12v24" }));
  diagram.replaceChildren(...parts, probe);
}

function drawLegend() {
  element("legend").replaceChildren(...data.classes.map((item, label) => {
    const entry = cell("li", item.name);
    const picture = drawn("svg", { viewBox: "-8 -8 16 16", "aria-hidden": "true" });
    picture.append(marker(label, [0, 0], 5));
    entry.prepend(picture);
    return entry;
  }));
}

// The loss

function drawLoss() {
  const run = runs[state.run];
  const [left, top, width, height] = [48, 10, 420, 112];
  const last = run.epochs[run.epochs.length - 1] || 1;
  const [low, high] = [Math.min(...run.losses), Math.max(...run.losses)];
  const range = high > low ? [low - 0.05 * (high - low), high + 0.05 * (high - low)] : [low - 0.5, high + 0.5];
  const point = (i) => [left + (width * run.epochs[i]) / last, top + height * (1 - share(run.losses[i], range))];
  const parts = [drawn("rect", { class: "axis", x: left, y: top, width, height })];
  for (const [value, text] of ticks(range)) {
    const y = top + height * (1 - share(value, range));
    parts.push(drawn("path", { class: "axis", d: `M${left} ${y}h-5` }));
    parts.push(drawn("text", { x: left - 8, y: y + 4, "text-anchor": "end" }, text));
  }
  for (const [value, text] of ticks([0, last]).filter(([value]) => Number.isInteger(value))) {
    parts.push(drawn("text", { x: left + (width * value) / last, y: top + height + 16, "text-anchor": "middle" }, text));
  }
  parts.push(drawn("text", { x: left + width / 2, y: 156, "text-anchor": "middle" }, "Epoch"));
  const points = run.epochs.map((_, i) => point(i).join()).join(" ");
  parts.push(drawn("polyline", { class: "curve", points }));
  const [x, y] = point(state.place);
  parts.push(drawn("path", { class: "cursor", d: `M${x} ${top}v${height}` }));
  parts.push(drawn("circle", { class: "dot", cx: x, cy: y, r: 4 }));
  element("loss").replaceChildren(...parts);
}

// The network

/** The symbol of a neuron. */
function symbol(layer, index) {
  const last = network.layers.length;
  const letter = layer === 0 ? "x" : layer === last ? "p" : last === 2 ? "h" : `h${layer},`;
  return letter + (index + 1);
}

/** The first neuron of each layer, the inputs first, and their number. */
const columns = [{ first: 0, count: data.sizes[0] }]
  .concat(network.layers.map((layer) => ({ first: layer.firstOutput, count: layer.outputs })));

function drawNetwork() {
  const rows = Math.max(...columns.map((column) => Math.min(column.count, mostNeurons)));
  const height = Math.max(120, rows * 48 + 16);
  const place = (column, row) => [
    60 + (column * 270) / (columns.length - 1), (height * (row + 0.5)) / Math.min(columns[column].count, mostNeurons)];
  const weights = parameters();
  const lines = [];
  const circles = [];
  let largest = 1e-9;
  network.layers.forEach((layer) => {
    for (let i = layer.firstWeight; i < layer.firstBias; i++) largest = Math.max(largest, Math.abs(weights[i]));
  });
  network.layers.forEach((layer, l) => {
    for (let row = 0; row < Math.min(layer.outputs, mostNeurons); row++) {
      for (let i = 0; i < Math.min(layer.inputs, mostNeurons); i++) {
        const weight = weights[layer.firstWeight + row * layer.inputs + i];
        const [[x1, y1], [x2, y2]] = [place(l, i), place(l + 1, row)];
        const width = Math.max(0.3, (6 * Math.abs(weight)) / largest);
        const kind = weight < 0 ? "negative" : "positive";
        lines.push(drawn("line", { x1, y1, x2, y2, class: kind, "stroke-width": width }));
      }
    }
  });
  columns.forEach((column, c) => {
    for (let row = 0; row < Math.min(column.count, mostNeurons); row++) {
      const [cx, cy] = place(c, row);
      circles.push(drawn("circle", { class: "neuron", cx, cy, r: 19 }));
      const output = fixed(network.outputs[column.first + row], 2);
      circles.push(drawn("text", { x: cx, y: cy + 4, "text-anchor": "middle" }, output));
      if (c === 0) circles.push(drawn("text", { x: cx - 24, y: cy + 4, "text-anchor": "end" }, symbol(0, row)));
      if (c === columns.length - 1) circles.push(drawn("text", { x: cx + 26, y: cy + 4 }, data.classes[row].name));
    }
  });
  const canvas = element("network");
  canvas.setAttribute("viewBox", `0 0 480 ${height}`);
  canvas.replaceChildren(...lines, ...circles);
}

function cell(name, text, attributes = {}) {
  const node = document.createElement(name);
  node.textContent = text;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

function listPass() {
  const rows = network.layers.flatMap((layer, l) => {
    const isLast = l === network.layers.length - 1;
    const count = isLast ? layer.outputs : Math.min(layer.outputs, mostNeurons);
    return Array.from({ length: count }, (_, index) => {
      const row = document.createElement("tr");
      const place = layer.firstOutput + index;
      const name = symbol(l + 1, index) + (isLast ? `, ${data.classes[index].name}` : "");
      const numbers = [parameters()[layer.firstBias + index], network.sums[place], network.outputs[place]];
      const cells = numbers.map((value) => cell("td", fixed(value, 4), { class: "number" }));
      row.append(cell("th", name, { scope: "row" }), ...cells);
      return row;
    });
  });
  element("pass").replaceChildren(...rows);
}

function listWeights() {
  const weights = parameters();
  const row = (values) => "[" + Array.from(values, (value) => fixed(value).padStart(9)).join(" ") + "]";
  element("weights").textContent = network.layers.map((layer, l) => {
    const rows = Array.from({ length: layer.outputs }, (_, i) =>
      row(weights.slice(layer.firstWeight + i * layer.inputs, layer.firstWeight + (i + 1) * layer.inputs)));
    const biases = weights.slice(layer.firstBias, layer.firstBias + layer.outputs);
    return `W${l + 1} = ${rows.join("\n     ")}\nb${l + 1} = ${row(biases)}`;
  }).join("\n\n");
}
