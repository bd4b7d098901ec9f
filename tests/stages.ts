/** What the gate consists of: each stage's command, what it needs, and how it counts what passed. */

import { join } from 'node:path';

/** How many of a stage's tests passed and failed. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** One command of the gate. */
export interface Stage {
  readonly name: string;
  readonly command: readonly string[];
  readonly limitMinutes: number;
  /** The stage without whose success this one makes no sense. */
  readonly needs?: 'build';
  /** Where the command leaves its counts; without it the stage is one check that its exit code decides. */
  readonly report?: { readonly file: string; readonly read: (text: string) => Count };
}

const results = join(import.meta.dirname, 'results');
const playwrightTest = ['playwright', 'test', '--config', 'tests/playwright.config.ts'];

const types: Stage = {
  name: 'types',
  command: ['astro', 'check', '--minimumSeverity', 'warning'],
  limitMinutes: 4,
};
const workerTypes: Stage = {
  name: 'worker-types',
  command: ['tsc', '-p', 'src/tsconfig.worker.json', '--noEmit'],
  limitMinutes: 3,
};
const lint: Stage = {
  name: 'lint',
  command: ['biome', 'ci', '--error-on-warnings', '--diagnostic-level=warn', '--reporter=concise'],
  limitMinutes: 1,
};
const vitest: Stage = {
  name: 'vitest',
  command: [
    ...['vitest', 'run', '--config', 'tests/vitest.config.ts', '--reporter=dot', '--reporter=json'],
    `--outputFile.json=${join(results, 'vitest.json')}`,
  ],
  limitMinutes: 20,
  report: { file: join(results, 'vitest.json'), read: countVitest },
};
const build: Stage = { name: 'build', command: ['astro', 'build'], limitMinutes: 4 };
const links: Stage = {
  name: 'links',
  command: ['node', 'tests/links.ts'],
  limitMinutes: 2,
  needs: 'build',
};
const browser: Stage = { name: 'browser', command: ['node', 'tests/browser.ts'], limitMinutes: 6 };
const playwrightReport = { file: join(results, 'playwright.json'), read: countPlaywright };
const playwright: Stage = {
  name: 'playwright',
  command: [...playwrightTest, '--grep-invert', '@alone|@apart'],
  limitMinutes: 60,
  needs: 'build',
  report: playwrightReport,
};
/** The tests in the browser that measure time, tagged "@alone". */
const measured: Stage = {
  name: 'measured',
  command: [
    ...playwrightTest,
    '--grep',
    '@alone',
    '--workers=1',
    '--output=tests/results/measured',
  ],
  limitMinutes: 8,
  needs: 'build',
  report: playwrightReport,
};
const lighthouse: Stage = {
  name: 'lighthouse',
  command: ['node', 'tests/lighthouse.ts'],
  limitMinutes: 6,
  needs: 'build',
};

/** Whether training is still as many times as fast as plain loops and the CPU backend as it was. */
const bench: Stage = {
  name: 'bench',
  command: ['node', 'tests/bench/run.ts', '--short'],
  limitMinutes: 8,
};

/**
 * The gate in rounds; a round's lanes run side by side, a lane's stages one after the other.
 * Two stages that write Astro's own folder share a lane. What measures time runs alone.
 */
export const rounds: readonly (readonly (readonly Stage[])[])[] = [
  [
    [build, links, types],
    [lint, workerTypes, vitest, browser],
  ],
  [[playwright]],
  [[measured, lighthouse, bench]],
];

/** A file of tests that could not even be read counts as one that failed. */
function countVitest(text: string): Count {
  const { numPassedTests, testResults } = JSON.parse(text) as {
    numPassedTests: number;
    testResults: { status: string; assertionResults: { status: string }[] }[];
  };
  const failed = testResults.reduce((sum, { status, assertionResults }) => {
    const ownFailures = assertionResults.filter((test) => test.status === 'failed').length;
    return sum + (status === 'failed' ? Math.max(1, ownFailures) : ownFailures);
  }, 0);
  return { passed: numPassedTests, failed };
}

function countPlaywright(text: string): Count {
  const { stats, errors } = JSON.parse(text) as {
    stats: { expected: number; unexpected: number; flaky: number };
    errors: unknown[];
  };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}
