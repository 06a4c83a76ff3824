// Holds the resources of Argo Rollouts in FILE... to their schemas, and those of Flagger to what its documentation lists:
// crds.js FOLDER FILE...      FOLDER is the node_modules in which they are
const fs = require('fs');
const path = require('path');
const folder = path.resolve(process.argv[2]);
const yaml = require(path.join(folder, 'yaml'));
// The package offers its parts to modules only; the files are there for both.
const argo = require(path.join(folder, '@kubernetes-models/argo-rollouts/argoproj.io/v1alpha1/index.js'));

const webhooks = ['confirm-rollout', 'pre-rollout', 'rollout', 'confirm-traffic-increase', 'confirm-promotion', 'post-rollout',
  'rollback', 'event'];
let failed = false;
let seen = 0;

function fail(file, name, why) {
  failed = true;
  console.error(`${file}: ${name}: ${why}`);
}

function judge(file, document) {
  const name = `${document.kind} ${document.metadata.name}`;
  if (document.apiVersion === 'argoproj.io/v1alpha1') {
    try {
      new argo[document.kind](document).validate();
    } catch (error) {
      fail(file, name, error.message);
    }
  } else if (document.apiVersion === 'flagger.app/v1beta1') {
    const { analysis, targetRef, service } = document.spec;
    if (!targetRef.name || !service.port || !analysis.interval) fail(file, name, 'a target, a port and an interval are needed');
    for (const hook of analysis.webhooks)
      if (!webhooks.includes(hook.type) || !new URL(hook.url).port) fail(file, name, `webhook ${hook.name}`);
  } else {
    return;
  }
  ++seen;
}

for (const file of process.argv.slice(3))
  for (const document of yaml.parseAllDocuments(fs.readFileSync(file, 'utf8'))) judge(file, document.toJS());

// A judge that takes anything would prove nothing.
try {
  new argo.AnalysisTemplate({ metadata: { name: 'x' }, spec: { metrics: [{ provider: {} }] } }).validate();
  fail('-', 'AnalysisTemplate', 'a metric without a name passes');
} catch (error) {
  if (!/name/.test(error.message)) throw error;
}
if (seen === 0) fail('-', '-', 'no resource was seen');
process.exit(failed ? 1 : 0);
