// Opens the HTML report in a browser without a script engine, on a light and on a dark screen, and looks whether a reader
// sees what the JSON report has: page.js CHROMIUM PAGE REPORT [PICTURE]
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');

const [browser_path, page_path, report_path, picture] = process.argv.slice(2);
const report = JSON.parse(fs.readFileSync(report_path));
const problems = [];
const expect = (holds, what) => holds || problems.push(what);

async function look(browser, scheme, javaScriptEnabled) {
  const context = await browser.newContext({ colorScheme: scheme, javaScriptEnabled, viewport: { width: 1100, height: 900 } });
  const page = await context.newPage();
  page.on('console', (message) => problems.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`page: ${error}`));
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) problems.push(`it asks for ${request.url()}`);
  });
  await page.goto('file://' + path.resolve(page_path));
  const findings = page.locator('.finding');
  expect((await findings.count()) === report.findings.length,
    `${await findings.count()} findings instead of ${report.findings.length}`);
  for (let i = 0; i < (await findings.count()); ++i)
    expect(await findings.nth(i).isVisible(), `finding ${i} is not visible`);
  const text = await page.locator('#findings').innerText();
  for (const finding of report.findings) {
    expect(text.includes(finding.message.replaceAll('`', '')), `message missing: ${finding.message}`);
    expect(text.includes(finding.rule), `rule missing: ${finding.rule}`);
  }
  for (const kind of new Set(report.statements.map((statement) => statement.class)))
    expect((await page.locator(`.label.class.${kind}`).count()) > 0, `class missing: ${kind}`);
  expect((await page.locator('.label').filter({ hasText: report.statements.flatMap((s) => s.locks)[0]?.mode ?? '' }).count()) > 0,
    'no lock is shown');
  expect((await page.locator('#timeline li.added').count()) > 0, 'the timeline is empty');
  const colours = await page.evaluate(() => {
    const style = getComputedStyle(document.body);
    return [style.color, style.backgroundColor];
  }).catch(() => []);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth).catch(() => false);
  expect(!overflow, 'the page is wider than the screen');
  if (picture) await page.screenshot({ path: `${picture}-${scheme}.png`, fullPage: true });
  await context.close();
  return colours.join(' on ');
}

(async () => {
  const browser = await chromium.launch({ executablePath: browser_path, args: ['--no-sandbox'] });
  const light = await look(browser, 'light', true);
  const dark = await look(browser, 'dark', true);
  expect(light !== dark, 'a dark screen shows the same colours as a light one');
  await look(browser, 'light', false);
  await browser.close();
  problems.forEach((problem) => console.error(problem));
  process.exit(problems.length === 0 ? 0 : 1);
})();
