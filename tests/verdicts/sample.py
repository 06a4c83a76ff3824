#!/usr/bin/env python3
"""Takes findings at error level at random from real histories, to be read by hand.

    tests/verdicts/sample.py SEGUE CORPUS [COUNT [SEED]] > tests/verdicts/errors.tsv

Prints a line per finding: verdict (to be filled in: right, wrong, or doubtful), rule, place, the source line, the
message, and the reason for the verdict (to be filled in). The same corpus, findings and seed give the same sample.
Standard error says how many findings there are in all, by rule.
"""
import collections
import json
import pathlib
import random
import subprocess
import sys

TORTURE = {"pg-regress-a", "mariadb-test-a", "oracle"}  # not histories of anybody's schema


def findings_in(segue, project):
    run = subprocess.run([segue, "check", "--format", "json", "."], cwd=project, capture_output=True)
    for finding in json.loads(run.stdout or b'{"findings":[]}')["findings"]:
        if finding["severity"] != "error":
            continue
        lines = (project / finding["file"]).read_text(errors="replace").splitlines()
        line = lines[finding["line"] - 1].strip()[:160] if finding["line"] <= len(lines) else ""
        place = f'{project.name}/{finding["file"]}:{finding["line"]}:{finding["column"]}'
        yield (finding["rule"], place, line, finding["message"])


def main():
    segue = str(pathlib.Path(sys.argv[1]).resolve())
    corpus = pathlib.Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    projects = sorted(p for p in corpus.iterdir() if p.is_dir() and p.name not in TORTURE)
    rows = [row for project in projects for row in findings_in(segue, project)]
    print(f"# {min(count, len(rows))} of {len(rows)} findings at error level, seed {seed}")
    print("# verdict\trule\tplace\tline\tmessage\treason")
    for row in sorted(random.Random(seed).sample(rows, min(count, len(rows)))):
        print("\t".join(("?",) + tuple(part.replace("\t", " ") for part in row) + ("",)))
    print(f"{len(rows)} findings at error level", file=sys.stderr)
    for rule, number in collections.Counter(row[0] for row in rows).most_common():
        print(f"{number:6} {rule}", file=sys.stderr)


main()
