#!/usr/bin/env python3
"""Applies `segue fix --write` to every case of tests/rules and to the projects of the corpus, and holds it to its word:
what it says it mended is found less often afterwards, and no error has come that was not there.

    tests/fix/run.py SEGUE cases|corpus

Prints how many changes were made and how many were refused, with the reasons. The figures and the refusals are compared
with tests/fix/<what>.expected; UPDATE_EXPECTED=1 rewrites that. Status 77: there is no corpus.
"""
import collections
import difflib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent
root = here.parent.parent
segue = str(pathlib.Path(sys.argv[1]).resolve())
what = sys.argv[2]
torture = {"pg-regress-a", "mariadb-test-a", "oracle"}
dialects = ("postgresql", "mysql", "sqlite")

failures = []
fixed = collections.Counter()  # by the rules whose findings went
refused = collections.Counter()  # by reason
tried = 0


def run(folder, *arguments):
    return subprocess.run([segue, *arguments], cwd=folder, capture_output=True, text=True, errors="replace")


def counts(folder, options):
    """How often each rule found something: all findings, and those at error level."""
    answer = run(folder, "check", "--format", "json", *options)
    try:
        findings = json.loads(answer.stdout)["findings"]
    except (ValueError, KeyError):
        return None
    return (collections.Counter(f["rule"] for f in findings),
            collections.Counter(f["rule"] for f in findings if f["severity"] == "error"))


def try_fix(name, folder, options, extra=()):
    """Mends one project and compares what is found before and afterwards."""
    global tried
    before = counts(folder, options)
    if before is None:
        return
    tried += 1
    answer = run(folder, "fix", "--write", *options, *extra)
    if answer.returncode not in (0,):
        failures.append(f"{name}: `segue fix` ends with {answer.returncode}: {answer.stderr.strip()}")
        return
    for reason in re.findall(r"^# [^\n]*: left as it is: (.*)$", answer.stdout, re.M):
        refused[re.sub(r"`[^`]*`", "`…`", reason)] += 1
    mended = re.findall(r"^# (?!.*left as it is: )[^\n]*\[([a-z-]+(?:, [a-z-]+)*)\]$", answer.stdout, re.M)
    after = counts(folder, options)
    if after is None:
        failures.append(f"{name}: cannot be checked once it is mended")
        return
    for rules in set(mended):
        fixed[rules] += mended.count(rules)
        for rule in rules.split(", "):
            if rule in before[0] and after[0][rule] >= before[0][rule]:
                failures.append(f"{name}: `{rule}` is found {after[0][rule]} times, not less than {before[0][rule]}")
    for rule, count in after[1].items():
        if count > before[1][rule]:
            failures.append(f"{name}: an error has come: `{rule}`\n{answer.stdout}")
    again = run(folder, "fix", *options, *extra)
    if mended and re.search(r"^(---|\+\+\+) ", again.stdout, re.M):
        failures.append(f"{name}: mended once, there is more to mend:\n{again.stdout}")


def cases_of(path):
    """The cases of a fixture: name, targets and sections."""
    case = None
    for line in path.read_text().splitlines():
        head = re.match(r"^--- (\S+?):?(?: (.*))?$", line)
        if head and head[1] == "case":
            if case:
                yield case
            case = {"name": head[2], "targets": "", "sections": {}}
            section = None
        elif head and head[1] == "dialects":
            case["targets"] = head[2]
        elif head:
            section = head[1]
            case["sections"][section] = ""
        elif case and section:
            case["sections"][section] += line + "\n"
    if case:
        yield case


def servers_of(case):
    """Each dialect that the case is for, at the version that it asks for."""
    if not case["targets"]:
        return [(dialect, dialect) for dialect in dialects]
    result = []
    for target in case["targets"].split(","):
        words = target.split()
        result.append((words[0], words[0] + (":" + words[2] if len(words) == 3 else "")))
    return result


def try_cases(work):
    for path in sorted((root / "tests/rules").glob("*.sql")):
        rule = path.stem.replace("_", "-")
        for number, case in enumerate(cases_of(path)):
            for dialect, server in servers_of(case):
                folder = work / f"{path.stem}-{number}-{dialect}-{server.replace(':', '-')}"
                folder.mkdir()
                sections = case["sections"]
                (folder / "segue.toml").write_text(f'layout = "golang-migrate"\n[rules]\n"{rule}" = "warning"\n')
                if sections.get("given", "").strip():
                    (folder / "1_given.up.sql").write_text("-- segue: irreversible reason=\"given\"\n" + sections["given"])
                (folder / "2_case.up.sql").write_text(sections.get("up", ""))
                if "down" in sections:
                    (folder / "2_case.down.sql").write_text(sections["down"])
                try_fix(f"{path.name}: {case['name']} ({server})", folder, ["--server", server])
                shutil.rmtree(folder)


def try_corpus(work):
    corpus = pathlib.Path(os.environ.get("SEGUE_CORPUS") or root / "../shared/corpus")
    if not corpus.is_dir():
        print(f"no corpus at {corpus}: set SEGUE_CORPUS")
        sys.exit(77)
    for project in sorted(p for p in corpus.iterdir() if p.is_dir() and p.name not in torture):
        folder = work / project.name
        shutil.copytree(project, folder, symlinks=True)
        try_fix(project.name, folder, [])
        shutil.rmtree(folder)


with tempfile.TemporaryDirectory() as temporary:
    {"cases": try_cases, "corpus": try_corpus}[what](pathlib.Path(temporary))

report = f"{tried} {'cases' if what == 'cases' else 'projects'}, {sum(fixed.values())} changes, {sum(refused.values())} refused\n"
report += "mended:\n" + "".join(f"{count:6} {rules}\n" for rules, count in sorted(fixed.items(), key=lambda x: (-x[1], x[0])))
report += "left as it is:\n" + "".join(f"{count:6} {why}\n" for why, count in sorted(refused.items(), key=lambda x: (-x[1], x[0])))
print(report, end="")
expected = here / f"{what}.expected"
if os.environ.get("UPDATE_EXPECTED"):
    expected.write_text(report)
elif not expected.exists() or expected.read_text() != report:
    old = expected.read_text() if expected.exists() else ""
    print("".join(difflib.unified_diff(old.splitlines(True), report.splitlines(True), str(expected), "found")), end="")
    failures.append("the figures are not those of " + expected.name)
if sum(fixed.values()) == 0:
    failures.append("nothing was mended at all")
for failure in failures:
    print("FAILED:", failure)
sys.exit(1 if failures else 0)
