#!/bin/sh
# Checks docs/experiment.schema.json with a validator that is not ours: it must accept every experiment of this
# repository and of `mainsequence new`, and refuse every one in Tests/ExperimentsTests/BrokenExperiments.
# Called by `make schema-check` with the path of the program; installs two Python packages for the time it runs.
set -eu

program=$1
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check jsonschema==4.23.0 PyYAML==6.0.2

"$program" new "$work/assignment" >/dev/null
for table in "$root"/templates/assignment/*.csv; do
  "$program" new "$work/$(basename "$table" .csv)" --data "$table" >/dev/null
done
printf 'phot_g_mean_mag,parallax,bp_rp\n4.7,100,0.82\n9,200,2.5\n' >"$work/unclassified.csv"
"$program" new "$work/unclassified" --data "$work/unclassified.csv" >/dev/null
printf 'HIP,Vmag,Plx,B-V,SpType\n1,5,100,0.6,G2V\n2,5,10,1,K0III\n' >"$work/spectral.csv"
"$program" new "$work/spectral" --data "$work/spectral.csv" >/dev/null
for schema in "$work"/*/experiment.schema.json; do cmp "$root/docs/experiment.schema.json" "$schema"; done

"$work/venv/bin/python" - "$root" "$work" <<'END'
import json, pathlib, re, sys
import jsonschema, yaml

root, work = map(pathlib.Path, sys.argv[1:])


class CoreLoader(yaml.SafeLoader):
    """Scalars by the core schema of YAML 1.2, as editors read them; PyYAML's own is that of 1.1."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)

schema = json.loads((root / "docs/experiment.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)


def faults(text):
    return [error.message for error in validator.iter_errors(yaml.load(text, CoreLoader))]


good = {}
for page in sorted(root.glob("docs/*.md")):
    for number, text in enumerate(re.findall(r"```yaml\n(title:.*?)```", page.read_text(), re.S), 1):
        good[f"{page.name}, experiment {number}"] = text
for path in sorted(root.glob("templates/**/*.yaml")) + sorted(work.glob("*/experiment.yaml")):
    good[str(path)] = path.read_text()
broken = {path.name: path.read_text() for path in sorted(root.glob("Tests/ExperimentsTests/BrokenExperiments/*.yaml"))}

wrong = [f"refused: {name}: {fault}" for name, text in good.items() for fault in faults(text)]
wrong += [f"accepted: {name}" for name, text in broken.items() if not faults(text)]
if not good or len(broken) < 10:
    wrong.append("no experiments were found")
print(*wrong, sep="\n", end="\n" if wrong else "")
print(f"{len(good)} experiments accepted, {len(broken)} broken ones refused" if not wrong else "the schema is wrong")
sys.exit(bool(wrong))
END
