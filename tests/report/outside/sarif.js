// Validates SARIF files against the official schema: sarif.js FILE...
const fs = require('fs');
const path = require('path');
const Ajv = require('ajv');

const home = path.dirname(require.resolve('@microsoft/jest-sarif/package.json'));
const schema = JSON.parse(fs.readFileSync(path.join(home, 'lib/schemas/sarif-2.1.0-rtm.5.json')));
const ajv = new Ajv({ allErrors: true, schemaId: 'auto', logger: false, unknownFormats: 'ignore' });
const meta = JSON.parse(fs.readFileSync(require.resolve('ajv/lib/refs/json-schema-draft-04.json')));
ajv.addMetaSchema(meta);
const validate = ajv.compile(schema);

let failed = false;
for (const file of process.argv.slice(2)) {
  const log = JSON.parse(fs.readFileSync(file));
  if (!validate(log)) {
    failed = true;
    console.error(file, JSON.stringify(validate.errors, null, 1));
  }
  for (const result of log.runs[0].results) {
    const rule = log.runs[0].tool.driver.rules[result.ruleIndex];
    if (rule.id !== result.ruleId) {
      failed = true;
      console.error(`${file}: ruleIndex ${result.ruleIndex} is not ${result.ruleId}`);
    }
  }
}
// A validator that takes anything would prove nothing.
if (validate({ version: '2.1.0', runs: [{ tool: {} }] })) {
  failed = true;
  console.error('the schema takes a run without a driver');
}
process.exit(failed ? 1 : 0);
