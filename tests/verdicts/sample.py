#!/usr/bin/env python3
"""Takes findings at error level at random from real histories, to be read by hand.

    tests/verdicts/sample.py SEGUE CORPUS [COUNT] > tests/verdicts/errors.tsv

Prints a line per finding: verdict (to be filled in: right, wrong, or doubtful), rule, place, the source line, the
message. The same corpus and the same findings give the same sample.
"""
import json
import pathlib
import random
import subprocess
import sys

segue = str(pathlib.Path(sys.argv[1]).resolve())
corpus = pathlib.Path(sys.argv[2])
count = int(sys.argv[3]) if len(sys.argv) > 3 else 200
torture = {"pg-regress-a", "mariadb-test-a", "oracle"}
rows = []
for project in sorted(p for p in corpus.iterdir() if p.is_dir() and p.name not in torture):
    run = subprocess.run([segue, "check", "--format", "json", "."], cwd=project, capture_output=True)
    for finding in json.loads(run.stdout or b'{"findings":[]}')["findings"]:
        if finding["severity"] != "error":
            continue
        lines = (project / finding["file"]).read_text(errors="replace").splitlines()
        line = lines[finding["line"] - 1].strip()[:160] if finding["line"] <= len(lines) else ""
        place = f'{project.name}/{finding["file"]}:{finding["line"]}:{finding["column"]}'
        rows.append((finding["rule"], place, line, finding["message"]))
random.seed(1)
for row in sorted(random.sample(rows, min(count, len(rows)))):
    print("\t".join(("?",) + tuple(part.replace("\t", " ") for part in row)))
print(f"{len(rows)} findings at error level", file=sys.stderr)
