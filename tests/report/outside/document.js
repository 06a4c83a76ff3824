// Validates JSON reports against the schema that describes them: document.js SCHEMA FILE...
// Readers pass over fields that they do not know; here a field that is not described is a failure.
const fs = require('fs');
const Ajv = require('ajv');

function closed(schema) {
  if (Array.isArray(schema)) return schema.map(closed);
  if (schema === null || typeof schema !== 'object') return schema;
  const copy = {};
  for (const [key, value] of Object.entries(schema)) copy[key] = closed(value);
  if (copy.type === 'object') copy.additionalProperties = false;
  return copy;
}

const schema = closed(JSON.parse(fs.readFileSync(process.argv[2])));
const validate = new Ajv({ allErrors: true, extendRefs: true }).compile(schema);
let failed = false;
let fixes = 0;
for (const file of process.argv.slice(3)) {
  const document = JSON.parse(fs.readFileSync(file));
  if (!validate(document)) {
    failed = true;
    console.error(file, JSON.stringify(validate.errors, null, 1));
  }
  fixes += document.findings.filter((finding) => finding.fix !== null).length;
}
// A validator that takes anything, and documents without what is described, would prove nothing.
if (validate({ version: 1, summary: {}, findings: [] })) {
  failed = true;
  console.error('the schema takes an empty summary');
}
if (fixes === 0) {
  failed = true;
  console.error('no finding has a fix');
}
process.exit(failed ? 1 : 0);
