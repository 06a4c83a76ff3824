# shellcheck shell=bash disable=SC2154
# Holds the files of migrations-examples/pipelines to those who read them. What cannot be fetched is left out, aloud.
# Needs: $root, $pipelines, $here, $tools, $work; leave_out, fail and count of run.sh.

have() { command -v "$1" > /dev/null; }

# Tools that PyPI has, in $tools/python; kept from run to run.
fetch_python() {
  have python3 || { leave_out "schemas of GitHub, GitLab and Kubernetes: there is no python3"; return 1; }
  export PATH="$tools/python/bin:$PATH"
  cmp -s "$here/requirements.txt" "$tools/python/requirements.txt" && return
  if python3 -m venv "$tools/python" > "$work/pip" 2>&1 &&
    "$tools/python/bin/pip" -q install -r "$here/requirements.txt" >> "$work/pip" 2>&1; then
    cp "$here/requirements.txt" "$tools/python/"
    return
  fi
  leave_out "schemas of GitHub, GitLab and Kubernetes: pip cannot install them: $(tail -1 "$work/pip")"
  return 1
}

fetch_npm() {
  if ! have node || ! have npm; then leave_out "schemas of Argo Rollouts: there is no node or npm"; return 1; fi
  cmp -s "$here/package.json" "$tools/package.json" && return
  cp "$here/package.json" "$tools/"
  npm install --prefix "$tools" --no-audit --no-fund --ignore-scripts --silent > "$work/npm" 2>&1 && return
  rm -f "$tools/package.json"
  leave_out "schemas of Argo Rollouts: npm cannot install them: $(tail -1 "$work/npm")"
  return 1
}

# passes WHAT COMMAND...
passes() {
  local what=$1
  shift
  count
  "$@" > "$work/said" 2>&1 || { fail "$what"; sed 's/^/  /' "$work/said"; }
}
refuses() { ! "${@:2}" > "$work/said" 2>&1 || fail "$1 takes anything"; count; }

# Hooks of helm are a template: with values in the place of its expressions it has to be a manifest.
with_values() { sed -E 's/\{\{ \.Release\.Name \}\}/shop/; s/\{\{ \.Values\.segue\.[a-z]+ \}\}/v2/g' "$1"; }

# The resources of Kubernetes itself in files with others.
only_kubernetes() {
  python3 - "$1" <<'END'
import sys, yaml
own = [d for d in yaml.safe_load_all(open(sys.argv[1])) if "." not in d["apiVersion"]]
print(yaml.safe_dump_all(own))
END
}

try_python_schemas() {
  passes "github.yml against the schema of workflows" \
    check-jsonschema --builtin-schema vendor.github-workflows "$pipelines/github.yml"
  # Which runtimes an action has is news, not a mistake of ours. It also runs shellcheck on the commands.
  passes "github.yml by actionlint" actionlint -ignore 'runtime "node' "$pipelines/github.yml"
  passes "gitlab.yml against the schema of GitLab" check-jsonschema --builtin-schema vendor.gitlab-ci "$pipelines/gitlab.yml"
  with_values "$pipelines/helm-hooks.yaml" > "$work/helm-hooks.yaml"
  only_kubernetes "$pipelines/argo-rollouts.yaml" > "$work/argo-rollouts.yaml"
  if grep -q '{{' "$work/helm-hooks.yaml"; then fail "helm-hooks.yaml: a value has no name"; fi
  passes "manifests against the schemas of Kubernetes" \
    kubernetes-validate --strict "$pipelines/argo-cd.yaml" "$work/helm-hooks.yaml" "$work/argo-rollouts.yaml"
  if grep -q 'pre-rollback"\?$\|: *pre-rollback' "$pipelines/helm-hooks.yaml"; then fail "helm-hooks.yaml: a hook of pre-rollback"; fi
  passes "a plan as JSON against its schema" check-jsonschema --schemafile "$root/src/report/plan.schema.json" \
    "$root/tests/report/expected/plan.json"
  passes "deploy.sh by shellcheck" shellcheck "$pipelines/deploy.sh"

  sed 's/runs-on:/runs_on:/' "$pipelines/github.yml" > "$work/broken.yml"
  refuses "the schema of workflows" check-jsonschema --builtin-schema vendor.github-workflows "$work/broken.yml"
  sed 's/restartPolicy/restartPolice/' "$pipelines/argo-cd.yaml" > "$work/broken.yml"
  refuses "the schema of Kubernetes" kubernetes-validate --strict "$work/broken.yml"
}

# What is left where nothing can be fetched.
try_reading() {
  python3 -c 'import yaml' 2> /dev/null || { leave_out "YAML: python3 has no yaml"; return; }
  local file
  for file in "$pipelines"/*.y*ml; do
    passes "$(basename "$file") is YAML" python3 -c 'import sys, yaml; list(yaml.safe_load_all(open(sys.argv[1])))' "$file"
  done
}

try_schemas() {
  if fetch_python; then try_python_schemas; fi
  try_reading
  if fetch_npm; then
    passes "resources of Argo Rollouts and Flagger" \
      node "$here/crds.js" "$tools/node_modules" "$pipelines/argo-rollouts.yaml" "$pipelines/flagger.yaml"
  fi
}
