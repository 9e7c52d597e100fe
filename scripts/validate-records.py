"""Validates records against the schema; run by scripts/validate-records."""

import json
import pathlib
import sys

from jsonschema import Draft202012Validator

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIMIT = 20


def records(path):
    """Each record of a file with its place: the whole file is one, or each line."""
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".jsonl", ".ndjson"):
        for number, line in enumerate(text.splitlines(), 1):
            yield f"{path}:{number}", json.loads(line)
    else:
        yield str(path), json.loads(text)


def main(arguments):
    schema = json.loads((ROOT / "Schemas" / "record-1.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    paths = [pathlib.Path(each) for each in arguments]
    paths = paths or sorted((ROOT / "Corpus" / "pages").glob("*/expected.json"))
    count = faults = 0
    for path in paths:
        for place, record in records(path):
            count += 1
            for error in validator.iter_errors(record):
                faults += 1
                if faults <= LIMIT:
                    print(f"{place}: {error.json_path}: {error.message[:200]}", file=sys.stderr)
    print(f"{count} records, {faults} faults against the schema")
    if count == 0:
        print("expected records, but found none", file=sys.stderr)
    return 1 if faults or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
