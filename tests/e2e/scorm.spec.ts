/** The SCORM package as a course platform plays it: scorm-again is the platform, on another site than the demo's. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { scormPackage } from '../../src/embed/scormPackage.ts';
import { type Commit, installPackage, type Lesson, type Visit } from './coursePlatform.ts';
import { dist } from './site.ts';
import { type StandIn, serveStandIn } from './standIn.ts';

interface Places {
  readonly standIn: StandIn;
  /** Makes a package of the address and installs it. */
  readonly install: (address: string, goalLabel?: string | null) => Promise<Lesson>;
}

const test = base.extend<Places>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  standIn: async ({}, use) => {
    const standIn = await serveStandIn();
    await use(standIn);
    standIn.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  install: async ({}, use, info) => {
    const lessons: Lesson[] = [];
    await use(async (embedAddress, goalLabel = 'Train 20 steps') => {
      const adapter = readFileSync(join(dist, 'embed/v1/scorm.js'), 'utf8');
      const title = 'Two networks & one game';
      const zip = scormPackage({ title, embedAddress, adapter, goalLabel, height: 500 });
      const lesson = await installPackage(zip, info.outputPath('package'));
      lessons.push(lesson);
      return lesson;
    });
    for (const lesson of lessons) {
      for (const commit of lesson.commits) expectWithinTheStandard(commit);
      lesson.close();
    }
  },
});

test('a reached goal is completed with the score 100, and saved at every quarter before', async ({
  page,
  standIn,
  install,
}) => {
  const lesson = await install(standIn.address());
  const visit = await lesson.enter(page);
  await expect(visit.lesson.getByRole('status')).toContainText('is recorded in your course');
  // Faster than any pause: only the milestones can have been saved.
  await takeSteps(visit, 20);
  await expect
    .poll(() =>
      lesson.commits.map((commit) => [
        commit['cmi.core.score.raw'],
        commit['cmi.core.lesson_status'],
      ]),
    )
    .toEqual([
      ['25', 'incomplete'],
      ['50', 'incomplete'],
      ['75', 'incomplete'],
      ['100', 'completed'],
    ]);
  await expect(visit.lesson.getByRole('status')).toContainText('Goal reached, and saved');
  await visit.leave();
  await expect
    .poll(() => lesson.commits.at(-1))
    .toMatchObject({
      'cmi.core.lesson_status': 'completed',
      'cmi.core.score.min': '0',
      'cmi.core.score.max': '100',
      'cmi.core.score.raw': '100',
      'cmi.core.lesson_location': 'step 20',
      'cmi.suspend_data': expect.stringContaining('step=20'),
    });
});

test('a goal that is not reached leaves the lesson incomplete, and its state is there at the next visit', async ({
  page,
  standIn,
  install,
}) => {
  const lesson = await install(standIn.address());
  const first = await lesson.enter(page);
  await takeSteps(first, 7);
  await first.leave();
  await expect
    .poll(() => lesson.commits.at(-1))
    .toMatchObject({
      'cmi.core.lesson_status': 'incomplete',
      'cmi.core.score.raw': '35',
      'cmi.core.exit': 'suspend',
    });

  const second = await lesson.enter(page);
  await expect(second.demo.locator('output')).toHaveText('7');
  await expect(second.lesson.getByRole('status')).toContainText('You go on where you left off');
  await takeSteps(second, 13);
  await second.leave();
  await expect
    .poll(() => lesson.commits.at(-1))
    .toMatchObject({ 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '100' });

  const third = await lesson.enter(page);
  await expect(third.lesson.getByRole('status')).toContainText('completed this lesson before');
  const before = lesson.commits.length;
  await third.leave();
  await expect.poll(() => lesson.commits.length).toBeGreaterThan(before);
  expect(lesson.commits.at(-1)).toMatchObject({
    'cmi.core.lesson_status': 'completed',
    'cmi.core.score.raw': '100',
  });
});

test('a pause is saved before the learner leaves', async ({ page, standIn, install }) => {
  const lesson = await install(standIn.address());
  const visit = await lesson.enter(page);
  await takeSteps(visit, 2);
  await expect
    .poll(() => lesson.commits.at(-1))
    .toMatchObject({
      'cmi.core.score.raw': '10',
      'cmi.suspend_data': expect.stringContaining('step=2'),
    });
});

test('a state of more than 4,096 characters is left out, and the rest is saved', async ({
  page,
  standIn,
  install,
}) => {
  const lesson = await install(standIn.address(5000));
  const visit = await lesson.enter(page);
  await takeSteps(visit, 20);
  await visit.leave();
  await expect
    .poll(() => lesson.commits.at(-1))
    .toMatchObject({
      'cmi.core.lesson_status': 'completed',
      'cmi.core.score.raw': '100',
      'cmi.suspend_data': '',
    });
});

test('without a goal the first step completes the lesson, with no score', async ({
  page,
  standIn,
  install,
}) => {
  const lesson = await install(standIn.address(), null);
  const visit = await lesson.enter(page);
  await takeSteps(visit, 1);
  await expect
    .poll(() => lesson.commits.at(-1))
    .toMatchObject({ 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '' });
});

test('outside a course platform the page says so, and the demo works', async ({
  page,
  standIn,
  install,
}, info) => {
  await install(standIn.address());
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  // As a teacher may open it: unpacked, from the disk.
  await page.goto(`file://${info.outputPath('package/index.html')}`);
  await expect(page.getByRole('status')).toContainText('not open in a course platform');
  const demo = page.frameLocator('iframe');
  await demo.getByRole('button', { name: 'Step' }).click();
  await expect(demo.locator('output')).toHaveText('1');
  await expect(page.locator('iframe')).toHaveCSS('height', '333px');
  expect(faults).toEqual([]);
});

test('the demo itself, in its package: left half-way, gone back to, and completed', async ({
  page,
  baseURL,
  install,
}) => {
  test.setTimeout(120_000);
  const lesson = await install(`${baseURL}/embed/gan-points/?v=1&goal=steps:20`);
  const first = await lesson.enter(page);
  const button = (visit: Visit, name: string) =>
    visit.demo.getByRole('button', { name, exact: true });
  for (let step = 1; step <= 7; step++) {
    await button(first, 'Step').click();
    await expect(first.demo.locator('[data-step]').first()).toHaveAttribute(
      'data-step',
      `${step}`,
      {
        timeout: 30_000,
      },
    );
  }
  await expect
    .poll(() => lesson.commits.at(-1))
    .toMatchObject({
      'cmi.core.score.raw': '35',
      'cmi.suspend_data': expect.stringContaining('step=7'),
    });
  await first.leave();
  await expect
    .poll(() => lesson.commits.at(-1))
    .toMatchObject({ 'cmi.core.lesson_status': 'incomplete', 'cmi.core.score.raw': '35' });

  const second = await lesson.enter(page);
  await expect(second.demo.locator('[data-step]').first()).toHaveAttribute('data-step', '7', {
    timeout: 30_000,
  });
  await button(second, 'Train').click();
  await expect
    .poll(() => lesson.commits.at(-1), { timeout: 30_000 })
    .toMatchObject({ 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '100' });
});

/** As fast as the page can: what the package is told comes in a burst. */
async function takeSteps({ demo }: Visit, count: number): Promise<void> {
  const shown = demo.locator('output');
  const before = Number(await shown.textContent());
  await demo.getByRole('button', { name: 'Step' }).evaluate((button, times) => {
    for (let i = 0; i < times; i++) if (button instanceof HTMLElement) button.click();
  }, count);
  await expect(shown).toHaveText(String(before + count));
}

/** scorm-again takes a longer state and other times than the standard allows, so its limits are asserted here. */
function expectWithinTheStandard(commit: Commit): void {
  expect(commit['cmi.suspend_data']?.length).toBeLessThanOrEqual(4096);
  expect(commit['cmi.core.lesson_location']?.length).toBeLessThanOrEqual(255);
  expect(commit['cmi.core.session_time']).toMatch(/^\d{2,4}:[0-5]\d:[0-5]\d$/);
  expect(commit['cmi.core.score.raw']).toMatch(/^(\d{1,2}|100)?$/);
}
