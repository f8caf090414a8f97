#!/usr/bin/env python3
"""Opens the report's page in a headless Chromium, and drives and questions it at two widths, with and without script.

usage: check_page.py PROGRAM [--axe FILE] [--pictures FOLDER]

It needs Debian's chromium and chromium-driver. The rules of accessibility are those of axe-core where FILE is its
axe.min.js, for example that in the wheel of axe-playwright-python 0.1.8 (axe-core 4.12.1); otherwise a list of our own.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile
import time

from browser import browser

WIDTHS = [1280, 390]
failures = []


def expect(condition, sentence):
    if not condition:
        failures.append(sentence)
        print("FAILED:", sentence)


OWN_RULES = """
const faults = [];
const shown = (node) => node.getClientRects().length > 0;
for (const node of document.querySelectorAll('img:not([alt]), svg:not([aria-label]):not([aria-labelledby]):not([aria-hidden])'))
  faults.push('unnamed ' + node.outerHTML.slice(0, 80));
for (const node of document.querySelectorAll('th:not([scope])')) faults.push('no scope: ' + node.outerHTML);
let last = 0;
for (const node of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
  const level = Number(node.tagName[1]);
  if (level > last + 1) faults.push('skipped a level: ' + node.textContent);
  last = level;
}
for (const node of document.querySelectorAll('input, select')) if (!node.labels.length) faults.push('no label: ' + node.id);
for (const node of document.querySelectorAll('[tabindex]'))
  if (shown(node) && !node.getAttribute('aria-label') && node.tagName !== 'PRE') faults.push('unnamed stop: ' + node.outerHTML.slice(0, 80));
const ids = [...document.querySelectorAll('[id]')].map((node) => node.id);
for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push('id twice: ' + id);
for (const name of ['main', 'nav', 'h1', 'html[lang]'])
  if (document.querySelectorAll(name).length !== 1) faults.push('not one ' + name);
const light = (color) => {
  const parts = color.match(/[\\d.]+/g).map(Number);
  const [r, g, b] = parts.slice(0, 3).map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (node) => {
  for (; node; node = node.parentElement) {
    const color = getComputedStyle(node).backgroundColor;
    if (!color.endsWith(', 0)') && color !== 'transparent') return color;
  }
  return 'rgb(255, 255, 255)';
};
for (const node of document.querySelectorAll('p, li, h1, h2, h3, td, th, a, figcaption, code, label, output, button, select, input')) {
  if (!shown(node)) continue;
  const [a, b] = [light(getComputedStyle(node).color), light(ground(node))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < 4.5 && !node.disabled) faults.push('contrast ' + ratio.toFixed(2) + ': ' + node.outerHTML.slice(0, 80));
}
return faults;
"""

AXE = """
const options = {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']};
const result = await axe.run(document, options);
return result.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', '));
"""


def check_rules(window, axe, where):
    faults = window.run(OWN_RULES)
    if axe:
        window.run(axe + "; window.axe = axe;")
        faults += window.run(f"return (async () => {{ {AXE} }})()")
    expect(not faults, f"{where}: {faults}")


def text(window, name):
    return window.run("return document.getElementById(arguments[0]).textContent", name)


def state(window):
    """What the explorer shows: the map, the cursor, the weights and the loss."""
    return window.run(
        "const of = (name) => document.getElementById(name);"
        "return [of('_regions').toDataURL(), document.querySelector('#_loss .cursor').getAttribute('d'),"
        " of('_weights').textContent, of('_state').textContent]")


def center(window, selector):
    return window.run(
        "const node = document.querySelector(arguments[0]); node.scrollIntoView({block: 'center', behavior: 'instant'});"
        "const b = node.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]", selector)


def change(window, name, value, event="input"):
    window.run(
        "const node = document.getElementById(arguments[0]); node.value = arguments[1];"
        "node.dispatchEvent(new Event(arguments[2], {bubbles: true}))", name, value, event)


def check_slider(window, where):
    change(window, "_run", "1", "change")
    last = state(window)
    window.run("document.getElementById('_epoch').focus()")
    window.press("Home", 36)
    first = state(window)
    expect("After 0 of 10 epochs: loss 1.0986" in first[3], f"{where}: the slider shows {first[3]}")
    for old, new, part in zip(last, first, ["map", "loss cursor", "weights", "state"]):
        expect(old != new, f"{where}: the slider does not move the {part}")
    window.press("ArrowRight", 39)
    expect("After 1 of 10 epochs" in text(window, "_state"), f"{where}: the slider has no steps of one epoch")


def check_pass(window, where):
    """Drags the cross, types values and chooses a star."""
    change(window, "_star", "0", "change")
    before = text(window, "_pass")
    start = center(window, "#_probe")
    window.drag(start, (start[0] - 60, start[1] - 30))
    dragged = text(window, "_pass")
    expect(before != dragged, f"{where}: dragging does not change the forward pass")
    expect(window.run("return document.getElementById('_star').value") == "", f"{where}: a dragged star keeps its name")
    change(window, "_value0", "4.83")
    change(window, "_value1", "5778")
    typed = text(window, "_pass")
    expect(dragged != typed, f"{where}: typing does not change the forward pass")
    # The Sun's own temperature is given to three decimals of its logarithm.
    numbers = [part.split(".")[0] for part in (before, typed)]
    expect(numbers[0] == numbers[1], f"{where}: the typed Sun differs from the chosen one")


def check_training(window, loss, where):
    change(window, "_rate", "2")
    change(window, "_epochs", "300")
    window.run("document.getElementById('_train').click()")
    deadline = time.monotonic() + 30
    while "Final loss" not in text(window, "_trained") and time.monotonic() < deadline:
        time.sleep(0.05)
    here = float(window.run("return document.getElementById('_trained').dataset.loss"))
    expect(abs(here - loss) <= 1e-12, f"{where}: the page trains to {here}, the program to {loss}")
    expect("After 300 of 300 epochs" in text(window, "_state"), f"{where}: the page does not show its training")


def check_stars(window, where):
    """A star that is reached by keyboard shows its name."""
    answer = window.run(
        "const star = document.querySelector('.point'); const text = star.querySelector('text');"
        "const before = getComputedStyle(text).visibility; star.focus();"
        "return [before, getComputedStyle(text).visibility, text.textContent]")
    expect(answer[:2] == ["hidden", "visible"] and answer[2], f"{where}: a focused star shows {answer}")


def check_silence(window, url, where):
    messages = window.messages()
    expect(not messages, f"{where}: console: {messages}")
    requests = [request for request in window.requests() if request != url]
    expect(not requests, f"{where}: requests: {requests}")
    widths = window.run("return [document.documentElement.scrollWidth, innerWidth]")
    expect(widths[0] <= widths[1], f"{where}: the page is {widths[0]} px wide in a window of {widths[1]} px")


def check_with_script(window, url, loss, width, axe, pictures):
    for scheme in ["light", "dark"]:
        where = f"{width} px, {scheme}"
        window.media(scheme)
        window.open(url)
        expect(window.run("return !document.getElementById('_explorer').hidden"), f"{where}: no explorer")
        check_stars(window, where)
        check_slider(window, where)
        check_pass(window, where)
        check_training(window, loss, where)
        check_rules(window, axe, where)
        check_silence(window, url, where)
        if pictures:
            window.picture(pictures / f"page-{width}-{scheme}.png")
    if pictures:
        window.media("light", "print")
        window.picture(pictures / f"page-{width}-print.png")
    window.media()


def check_without_script(window, url, width, axe):
    where = f"{width} px, without script"
    window.devtools("Emulation.setScriptExecutionDisabled", value=True)
    window.open(url)
    expect(window.run("return document.getElementById('_explorer').hidden"), f"{where}: the explorer is shown")
    expect("With JavaScript" in window.run("return document.body.innerText"), f"{where}: no sentence on the explorer")
    expect(window.run("return document.querySelectorAll('article figure svg').length") > 7, f"{where}: no figures")
    check_rules(window, None, where)
    check_silence(window, url, where)
    window.devtools("Emulation.setScriptExecutionDisabled", value=False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--axe", type=pathlib.Path)
    parser.add_argument("--pictures", type=pathlib.Path)
    options = parser.parse_args()
    axe = options.axe.read_text() if options.axe else None
    with tempfile.TemporaryDirectory() as folder, browser() as window:
        program = options.program.resolve()
        subprocess.run([program, "report", "-q", "--format", "html", "-o", folder], check=True)
        training = ["--learning-rate", "2", "--epochs", "300"]
        facts = subprocess.run(
            [program, "report", "-q", "--json", *training, "-o", folder + "/facts"], check=True, capture_output=True)
        loss = json.loads(facts.stdout)["runs"][0]["final_loss"]
        url = pathlib.Path(folder, "report.html").as_uri()
        for width in WIDTHS:
            window.resize(width)
            check_with_script(window, url, loss, width, axe, options.pictures)
            check_without_script(window, url, width, axe)
    print(f"{len(failures)} failures" if failures else "The page passes.")
    raise SystemExit(1 if failures else 0)


main()
