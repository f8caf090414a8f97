// The state of the explorer and its controls.

function describeRun() {
  const run = runs[state.run];
  element("epoch").max = run.epochs.length - 1;
  element("epoch").value = state.place;
  const epoch = run.epochs[state.place];
  element("epoch").setAttribute("aria-valuetext", `after ${epoch} epochs`);
  const total = run.epochs[run.epochs.length - 1];
  element("state").textContent = `After ${epoch} of ${total} epochs: loss ${fixed(run.losses[state.place], 4)}, `
    + `${run.correct[state.place]} of ${data.training.length} training stars classified correctly.`;
}

function describeStar(edited) {
  const answer = network.probabilities(parameters(), scaled(state.values));
  const label = indexOfLargest(answer, 0, answer.length);
  element("answer").textContent =
    `Predicted: ${data.classes[label].name}, with a probability of ${fixed(100 * answer[label], 1)} %.`;
  element("star").value = state.star ?? "";
  data.features.forEach((feature, i) => {
    const value = feature.isLogarithm ? 10 ** state.values[i] : state.values[i];
    if (edited !== i) element("value" + i).value = short(value);
  });
}

/** Draws everything that depends on the star. */
function showStar(edited) {
  describeStar(edited);
  drawNetwork();
  listPass();
  const [x, y] = pointOf(state.values);
  element("probe").setAttribute("transform", `translate(${x} ${y})`);
}

/** Draws everything that depends on the epoch. */
function showEpoch() {
  describeRun();
  drawRegions();
  drawDiagram();
  drawLegend();
  drawLoss();
  showStar();
  listWeights();
}

function moveTo(values, star = null, edited = undefined) {
  state.values = values;
  state.star = star;
  showStar(edited);
}

function chooseRun(index) {
  state.run = index;
  state.place = runs[index].epochs.length - 1;
  element("run").value = index;
  showEpoch();
}

// The controls

function addOption(select, value, text) {
  select.append(cell("option", text, { value }));
}

function connectDiagram() {
  const diagram = element("diagram");
  let isDragging = false;
  const follow = (event) => {
    const box = diagram.getBoundingClientRect();
    moveTo(valuesAt(((event.clientX - box.left) * 480) / box.width, ((event.clientY - box.top) * 360) / box.height));
  };
  diagram.addEventListener("pointerdown", (event) => {
    const star = event.target.dataset.star;
    if (star !== undefined) moveTo([...data.stars.values[star]], Number(star));
    isDragging = event.target.closest("#_probe") !== null || star !== undefined;
    if (!isDragging) return;
    diagram.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  diagram.addEventListener("pointermove", (event) => { if (isDragging) follow(event); });
  for (const name of ["pointerup", "pointercancel"]) diagram.addEventListener(name, () => { isDragging = false; });
}

function connectStar() {
  data.features.forEach((feature, i) => {
    write(element("name" + i), feature.inputTitle);
    element("value" + i).addEventListener("input", (event) => {
      const typed = event.target.valueAsNumber;
      const value = feature.isLogarithm ? Math.log10(typed) : typed;
      if (!Number.isFinite(value)) return;
      const values = [...state.values];
      values[i] = value;
      moveTo(values, null, i);
    });
  });
  addOption(element("star"), "", "another place");
  data.stars.names.forEach((name, star) => addOption(element("star"), star, name));
  element("star").addEventListener("change", (event) => {
    if (event.target.value !== "") moveTo([...data.stars.values[event.target.value]], Number(event.target.value));
  });
}

function connectTraining() {
  if (data.obstacle) {
    element("training-text").textContent = data.obstacle;
    element("training").hidden = true;
    return;
  }
  element("training-text").textContent = "Full-batch gradient descent from the report's initial weights, with the same "
    + "numbers as the program. The result is added to the trainings above.";
  const [rate, slider] = [element("rate"), element("rate-slider")];
  rate.value = 2;
  slider.value = Math.log10(2);
  slider.addEventListener("input", () => { rate.value = short(10 ** slider.valueAsNumber); });
  rate.addEventListener("input", () => { if (rate.valueAsNumber > 0) slider.value = Math.log10(rate.valueAsNumber); });
  element("train").addEventListener("click", () => {
    const [eta, epochs] = [rate.valueAsNumber, Math.min(element("epochs").valueAsNumber, 1000)];
    if (eta > 0 && epochs >= 1) trainHere(eta, Math.floor(epochs));
    else element("trained").textContent = "The learning rate and the number of epochs must be positive.";
  });
}

/** Trains in slices of time, so that the page stays responsive. */
function trainHere(rate, epochs) {
  const run = { epochs: [], losses: [], correct: [], parameters: [] };
  const steps = network.train(data.initial, trainingInputs, trainingLabels, rate, epochs);
  element("train").disabled = true;
  const slice = () => {
    const end = performance.now() + 30;
    while (performance.now() < end) {
      const { done, value } = steps.next();
      if (done) return finish(run, rate, epochs);
      run.epochs.push(value.epoch);
      run.losses.push(value.loss);
      run.correct.push(value.correct);
      run.parameters.push(value.parameters);
    }
    element("trained").textContent = `${run.epochs.length} of ${epochs} epochs …`;
    setTimeout(slice);
  };
  slice();
}

function finish(run, rate, epochs) {
  element("train").disabled = false;
  const done = run.epochs.length - 1;
  element("trained").textContent = done < epochs
    ? `The training diverged in epoch ${done + 1}.`
    : `Final loss ${fixed(run.losses[done], 4)}, ${run.correct[done]} of ${data.training.length} classified correctly.`;
  if (done < 0) return;
  element("trained").dataset.loss = run.losses[done];
  runs.push(run);
  addOption(element("run"), runs.length - 1, `on this page, η = ${rate}`);
  chooseRun(runs.length - 1);
}

/** Adds the explorer to the contents of the page. */
function addToContents() {
  const entry = document.createElement("li");
  entry.append(cell("a", "Explore the Network", { href: "#_explorer" }));
  document.querySelector("nav ol")?.append(entry);
}

element("explorer").hidden = false;
addToContents();
runs.forEach((run, index) => {
  run.parameters = run.weights;
  addOption(element("run"), index, `η = ${run.rate}`);
});
connectDiagram();
connectStar();
connectTraining();
element("run").addEventListener("change", (event) => chooseRun(Number(event.target.value)));
element("epoch").addEventListener("input", (event) => {
  state.place = event.target.valueAsNumber;
  showEpoch();
});
dark.addEventListener("change", showEpoch);
chooseRun(state.run);
