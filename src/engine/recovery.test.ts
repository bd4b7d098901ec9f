/** What becomes of runs when the WebGL context is lost, on backends made up for the purpose. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { device, holdUpCompiling, loseContext, renewDevice } from './backends.forTests.ts';
import { Counter, closePages, Page } from './page.forTests.ts';
import { newPlace } from './place.ts';
import { rebuild } from './recovery.ts';
import { Run } from './run.ts';

vi.mock('#tensor/backends.ts', () => import('./backends.forTests.ts'));

const farAway = 1_000_000;

beforeEach(renewDevice);

afterEach(closePages);

describe('a run that loses its graphics card', () => {
  test('goes on where it can get another', async () => {
    const page = await trainingOnWebgl();
    lose(page);
    const { backend, step } = await page.next('recovered');
    expect(backend).toBe('webgl');
    await page.until(() => (page.sessions.at(-1)?.steps ?? 0) > step);
    expect(failuresOf(page)).toEqual([]);
  });

  test('moves to the processor, however long that takes to start', async () => {
    const page = await trainingOnWebgl();
    page.acknowledges = false;
    const before = page.count('progress');
    await page.until(() => page.count('progress') > before);
    const finishCompiling = loseForGood(page);
    page.acknowledges = true;
    page.send({ type: 'received', run: 'a' });
    page.send({ type: 'seek', run: 'a', step: 0 });
    await page.roundTrip();
    finishCompiling();
    expect((await page.next('recovered')).backend).toBe('simd');
    expect((await page.next('sought')).snapshot.step).toBe(0);
    const after = page.count('progress');
    await page.until(() => page.count('progress') > after);
    expect(failuresOf(page)).toEqual([]);
    expect(page.sessions.map(({ madeOn }) => madeOn)).toEqual(['webgl', 'simd']);
  });

  test('does afterwards what it was asked meanwhile, in that order', async () => {
    const page = await trainingOnWebgl();
    const finishCompiling = loseForGood(page);
    page.send({ type: 'branch', run: 'a', step: 20, settings: { rate: 3 } });
    page.play('a', 60);
    await page.roundTrip();
    expect(page.count('changed')).toBe(0);
    finishCompiling();
    const { change } = await page.next('changed');
    expect(change.step).toBeLessThanOrEqual(20);
    await page.until(() =>
      page.heard.some((event) => event.type === 'rested' && event.moment.snapshot.step === 60),
    );
    const last = page.heard.findLast((event) => event.type === 'rested');
    expect(last?.moment.snapshot.metrics).toEqual({ total: change.step + 3 * (60 - change.step) });
  });

  test('pauses when that was asked meanwhile, whatever was asked before', async () => {
    const page = await trainingOnWebgl();
    page.open('b');
    await page.next('opened');
    const finishCompiling = loseForGood(page);
    page.play('a', farAway);
    page.send({ type: 'pause', run: 'a' });
    page.play('b', farAway);
    await page.roundTrip();
    finishCompiling();
    const { step } = await page.next('recovered');
    expect(await page.next('rested')).toMatchObject({ run: 'a', moment: { snapshot: { step } } });
    const before = page.sessions[1]?.steps ?? 0;
    await page.until(() => (page.sessions[1]?.steps ?? 0) > before + 100);
    expect(page.sessions[2]?.steps).toBe(step);
  });

  test('can be closed meanwhile, and is then not rebuilt', async () => {
    const page = await trainingOnWebgl();
    const finishCompiling = loseForGood(page);
    page.send({ type: 'close', run: 'a' });
    await page.roundTrip();
    finishCompiling();
    page.open('b');
    await page.next('opened');
    expect([page.count('recovered'), page.sessions.length]).toEqual([0, 2]);
  });

  test('that breaks when it is rebuilt has failed', async () => {
    const page = await trainingOnWebgl();
    page.breaks = true;
    lose(page);
    expect((await page.next('failed')).message).toContain('broken device');
  });

  test('is rebuilt once when the next card is lost as well', async () => {
    const page = await trainingOnWebgl();
    lose(page);
    lose(page);
    await page.next('recovered');
    const before = page.count('progress');
    await page.until(() => page.count('progress') > before);
    expect([page.count('recovered'), page.sessions.length]).toEqual([1, 2]);
  });

  test('shows nothing that was computed after the loss', async () => {
    const page = await trainingOnWebgl();
    device.isContextLost = true; // the event is still on its way
    page.send({ type: 'pause', run: 'a' });
    await page.roundTrip();
    expect(page.count('rested')).toBe(0);
    lose(page);
    const { step } = await page.next('recovered');
    expect((await page.next('rested')).moment.snapshot.step).toBe(step);
  });
});

test('a rebuilt run counts its pace from the step that it went back to', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const create = (settings: { readonly rate?: number }) => new Counter(settings);
  const settings = { rate: 1 };
  const place = newPlace(new Run({ id: 'a', create, settings, changes: [], backend: 'webgl' }), []);
  place.run.until = 25;
  while (place.run.step < 25) place.run.advance();
  place.pace.start(25);
  place.isLost = true;
  vi.advanceTimersByTime(1000);
  await rebuild(place, () => true);
  expect(place.run.step).toBe(20);
  expect(place.pace.waitMs(20, 10)).toBe(0);
  vi.advanceTimersByTime(500);
  expect(place.pace.rate(21)).toBe(2);
  vi.useRealTimers();
});

async function trainingOnWebgl(): Promise<Page> {
  const page = new Page();
  page.open('a', { backend: 'webgl' });
  await page.next('opened');
  page.play('a', farAway);
  await page.next('progress');
  await page.until(() => (page.sessions[0]?.steps ?? 0) > 30);
  return page;
}

/** Loses WebGL on a device that gives no other, and where `simd` starts only when the returned function is called. */
function loseForGood(page: Page): () => void {
  const finish = holdUpCompiling();
  device.missing.add('webgl');
  lose(page);
  return finish;
}

/** Loses the context with all that is on it. */
function lose(page: Page): void {
  for (const session of page.sessions) if (session.madeOn === 'webgl') session.isDisposed = true;
  loseContext();
}

function failuresOf(page: Page) {
  return page.heard.filter((event) => event.type === 'failed' && event.run !== 'echo');
}
