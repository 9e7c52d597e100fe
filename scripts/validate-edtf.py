"""Validates EDTF values of records; run by scripts/validate-edtf."""

import json
import os
import pathlib
import subprocess
import sys

from edtf_validate.valid_edtf import conformsLevel0, conformsLevel1

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIMIT = 20


def case_documents():
    """The text of each case of dates, as an input of JSON Lines."""
    for path in sorted((ROOT / "Corpus" / "rules").glob("date*.cases")):
        for number, case in enumerate(path.read_text(encoding="utf-8").split("\n\n"), 1):
            published, lines = None, []
            for line in case.splitlines():
                if line.startswith("@"):
                    published = line[1:].split()[0]
                elif line and line[0] not in "#>":
                    lines.append(line.lstrip("!").replace("⟦", "").replace("⟧", ""))
            if lines:
                yield {"id": f"{path.name}:{number}", "text": "\n".join(lines), "published": published}


def extracted():
    """The records of the corpus's pages and of the cases."""
    muster = os.environ["MUSTER"]
    pages = sorted(str(each) for each in (ROOT / "Corpus" / "pages").glob("*/source.*"))
    run = [muster, "extract", "--quiet", "--format", "jsonl"]
    yield from subprocess.run(run + pages, capture_output=True, text=True).stdout.splitlines()
    cases = "".join(json.dumps(each) + "\n" for each in case_documents())
    run += ["--input-format", "jsonl", "-"]
    answer = subprocess.run(run, input=cases, capture_output=True, text=True)
    yield from answer.stdout.splitlines()


def main(arguments):
    if arguments:
        lines = (line for each in arguments for line in open(each, encoding="utf-8"))
    else:
        lines = extracted()
    records = values = faults = 0
    for line in lines:
        record = json.loads(line)
        records += 1
        dates = list(record["dates"])
        if record["release"]["published"]:
            dates.append(record["release"]["published"])
        for date in dates:
            edtf = date["edtf"]
            if edtf is None:
                continue
            values += 1
            if not (conformsLevel0(edtf) or conformsLevel1(edtf)):
                faults += 1
                if faults <= LIMIT:
                    place = record["source"]["name"]
                    print(f"{place}: {date['text']!r}: {edtf} is no EDTF of level 1", file=sys.stderr)
    print(f"{records} records, {values} values, {faults} faults against EDTF level 1")
    if values == 0:
        print("expected values, but found none", file=sys.stderr)
    return 1 if faults or not values else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
