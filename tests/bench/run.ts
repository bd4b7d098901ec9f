/**
 * How fast the site trains, beside others: `npm run bench`, `npm run bench -- gan base` for some models, `-- --short`
 * for what the gate checks (add `--expect` to commit to its ratios). Leaves tests/results/bench.json.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { findBrowser, launchFlags } from '../browser.ts';
import { serveFolder } from '../staticServer.ts';
import { buildBundles } from './bundles.ts';
import { entrantsFor, ownEntrantsFor } from './entrants.ts';
import { headlinesOf, isReached } from './headlines.ts';
import { type Effort, measure, type Result } from './measure.ts';
import { type ModelName, modelNames } from './models.ts';
import { notes } from './notes.ts';
import { headlineTable, resultTable, short } from './report.ts';
import { checksOf, expectThis, shortEffort, shortModels } from './short.ts';

const fullEffort: Effort = { rounds: 9, batchMs: 200, slowEvery: 2, framesMs: 3000 };

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: 'boolean', default: false },
    expect: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((name) => !isModelName(name));
if (unknown.length > 0) {
  console.error(
    `There is no model ${unknown.join(', ')}; the models are ${modelNames.join(', ')}.`,
  );
  process.exit(1);
}
const chosen = positionals.filter(isModelName);

const folder = await buildBundles({ withPeers: !flags.short });
const results = await measureAll(folder);
if (flags.short) {
  if (flags.expect) expectThis(results);
  reportShort(results);
} else reportAll(results);

async function measureAll(folder: string): Promise<Result[]> {
  const server = await serveFolder(folder);
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    // The server's certificate is of its own making.
    args: [...launchFlags, '--ignore-certificate-errors'],
  });
  try {
    const page = await browser.newPage({ ignoreHTTPSErrors: true });
    await page.goto(server.url);
    await page.waitForFunction(() => 'bench' in window);
    return await measureEach(page);
  } finally {
    await browser.close();
    server.close();
  }
}

async function measureEach(page: Page): Promise<Result[]> {
  const all: Result[] = [];
  const offered = flags.short ? shortModels : modelNames;
  for (const model of chosen.length > 0 ? chosen : offered) {
    const entrants = flags.short ? ownEntrantsFor(model) : entrantsFor(model);
    const effort = flags.short ? shortEffort : fullEffort;
    const measured = await measure(page, { model, entrants, effort });
    console.log(`\n${resultTable(measured)}`);
    all.push(...measured);
  }
  return all;
}

function reportAll(results: readonly Result[]): void {
  const headlines = headlinesOf(results);
  console.log(`\n${headlineTable(headlines)}\n\n${notes}`);
  save({ results, headlines });
  const passed = headlines.filter(isReached).length;
  console.log(`${passed} passed, ${headlines.length - passed} failed`);
}

function reportShort(results: readonly Result[]): void {
  const checks = checksOf(results);
  for (const { name, expected, reached, isGood } of checks) {
    const found = reached === null ? 'not available' : short(reached);
    console.log(`${isGood ? '✓' : '✗'} ${name}: ${found}, expected ${short(expected)}`);
  }
  save({ results, checks });
  const passed = checks.filter(({ isGood }) => isGood).length;
  console.log(`${passed} passed, ${checks.length - passed} failed`);
  process.exitCode = passed === checks.length ? 0 : 1;
}

function save(found: object): void {
  const file = join(import.meta.dirname, '../results/bench.json');
  mkdirSync(dirname(file), { recursive: true });
  const machine = { platform: platform(), architecture: arch(), processors: cpus().length };
  writeFileSync(file, `${JSON.stringify({ machine, ...found }, null, 2)}\n`);
}

function isModelName(name: string): name is ModelName {
  return modelNames.some((known) => known === name);
}
