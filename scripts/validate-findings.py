"""Validates reports of `muster check` against their schemas; run by scripts/validate-findings.

Arguments: the program, then pages or folders. Each of the two forms of JSON is made of them, with
and without accepted findings, and held against its schema; then the two are compared.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

from jsonschema import Draft202012Validator

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCHEMAS = {
    "json": ROOT / "Schemas" / "findings-1.schema.json",
    "sarif": ROOT / "Corpus" / "exports" / "sarif" / "subset.schema.json",
}


def report(program, form, accept, paths):
    """The report of a form and its exit status."""
    run = subprocess.run(
        [program, "check", "--quiet", "--no-config", "--style", "--format", form,
         "--accept", accept, *paths], capture_output=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"{form}: exit {run.returncode}: {run.stderr.decode()}")
    return run.stdout.decode(), run.returncode


def faults(form, document):
    schema = json.loads(SCHEMAS[form].read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    found = [
        f"{form}: {error.json_path}: {error.message[:200]}"
        for error in Draft202012Validator(schema).iter_errors(document)]
    if form == "sarif":
        rules = document["runs"][0]["tool"]["driver"]["rules"]
        for result in document["runs"][0]["results"]:
            if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
                found.append(f"sarif: ruleIndex of {result['ruleId']} names another rule")
    return found


def main(program, paths):
    all_faults = []
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        accept = pathlib.Path(folder) / "muster.accept"
        accept.write_text("", encoding="utf-8")
        first = json.loads(report(program, "json", accept, paths)[0])
        ids = [each["id"] for release in first["releases"] for each in release["findings"]]
        for accepted in ([], ids[::2]):
            lines = [f"{each} everywhere - Tried.\n" for each in dict.fromkeys(accepted)]
            lines.append("0123456789abcdef everywhere 2024-03-04 Needed by nothing.\n")
            accept.write_text("".join(lines), encoding="utf-8")
            texts = {form: report(program, form, accept, paths) for form in
                     ("json", "sarif", "github", "checkstyle", "text")}
            if len({status for _, status in texts.values()}) != 1:
                all_faults.append("the format changes the exit status")
            documents = {form: json.loads(texts[form][0]) for form in SCHEMAS}
            for form, document in documents.items():
                all_faults += faults(form, document)
            plain = [each for release in documents["json"]["releases"]
                     for each in release["findings"]]
            results = documents["sarif"]["runs"][0]["results"]
            count += len(results)
            if [(each["id"], each["accepted"] is not None) for each in plain] != [
                    (each["partialFingerprints"]["musterFinding/v1"], bool(each["suppressions"]))
                    for each in results]:
                all_faults.append("json and sarif do not tell of the same findings")
            unmarked = [each for each in plain if each["accepted"] is None]
            tree = xml.etree.ElementTree.fromstring(texts["checkstyle"][0])
            if len(tree.findall("file/error")) != len(unmarked):
                all_faults.append("checkstyle does not tell of all findings that are not accepted")
            if texts["github"][0].count("\n") != len(unmarked):
                all_faults.append("github does not tell of all findings that are not accepted")
    for fault in all_faults[:20]:
        print(fault, file=sys.stderr)
    print(f"{count} findings, {len(all_faults)} faults against the schemas")
    return 1 if all_faults or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
