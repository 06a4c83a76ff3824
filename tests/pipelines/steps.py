#!/usr/bin/env python3
"""Prints the commands of a step of a GitHub workflow as the runner's shell gets them.

steps.py WORKFLOW JOB STEP [NAME=VALUE...]: a value stands for `${{ NAME }}` in the job's environment and in the commands;
an expression that has none is an error.
"""

import re
import shlex
import sys

import yaml


def put_in(text, values):
    def value(match):
        name = match.group(1).strip()
        if name not in values:
            sys.exit(f"nothing is known of ${{{{ {name} }}}}")
        return values[name]

    return re.sub(r"\$\{\{(.*?)\}\}", value, str(text))


def main(path, job_name, step_id, pairs):
    values = dict(pair.split("=", 1) for pair in pairs)
    with open(path, encoding="utf-8") as file:
        job = yaml.safe_load(file)["jobs"][job_name]
    step = next(each for each in job["steps"] if each.get("id") == step_id)
    for name, text in {**job.get("env", {}), **step.get("env", {})}.items():
        print(f"export {name}={shlex.quote(put_in(text, values))}")
    print(put_in(step["run"], values))


main(*sys.argv[1:4], sys.argv[4:])
