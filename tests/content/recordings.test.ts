/**
 * The recorded runs that figures show before any script has run. `npm run record` makes them; this test makes
 * them again and compares letter for letter. WebAssembly's arithmetic is the same on every machine.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Definition, Preset } from '#demos/framework/defineDemo.ts';
import {
  packLook,
  packSnapshot,
  questionKey,
  type Recording,
  recordingUrl,
  rounded,
} from '#demos/framework/recording.ts';
import { presetValues } from '#demos/framework/values.ts';
import { demos } from '#demos/registry.ts';
import { sessions } from '#demos/sessions.ts';
import type { Row } from '#engine/protocol.ts';
import { Run } from '#engine/run.ts';
import { selectBackend } from '#tensor/backends.ts';
import { filesOf } from './siteFiles.ts';

const isRecording = process.env['RECORD'] === '1';

/** The steps whose pictures are kept. */
const shownSteps = [0, 50, 100, 200, 300, 450, 600, 800, 1000, 1500, 2000, 2500, 3000, 4000];

/** How many steps of a run are made again: what changes a session shows in its first ones, and all would take minutes. */
const remadeSteps: Readonly<Record<string, number>> = {
  'gan-points': 450,
  'next-token': 50,
  memorise: 50,
  'fine-tune': 50,
  votes: 50,
};

describe.each(demos)('$id', (demo) => {
  test.each(demo.presets)('“$id” is recorded as its session runs it', async (preset) => {
    const { id, recordedSteps } = preset;
    await selectBackend('simd');
    const file = `public${recordingUrl(demo.id, id)}`;
    if (isRecording) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${JSON.stringify(await record(demo, preset, recordedSteps))}\n`);
      return;
    }
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Recording;
    expect(stored.moments.at(-1)?.step).toBe(recordedSteps);
    const until = Math.min(recordedSteps, remadeSteps[demo.session ?? demo.id] ?? recordedSteps);
    const isRemade = ({ step }: { readonly step: number }) => step <= until;
    const { moments, rows, ...rest } = stored;
    expect(await record(demo, preset, until)).toEqual({
      ...rest,
      rows: rows.filter(isRemade),
      moments: moments.filter(isRemade),
    });
  });
});

/** The run's moments up to a step, of those that are kept of the whole. */
async function record(
  demo: Definition,
  { id: preset, recordedSteps: recorded }: Preset,
  until: number,
): Promise<Recording> {
  const create = await sessions[demo.session ?? demo.id]?.();
  if (!create) throw new Error(`invalid demo; expected one with a session: ${demo.id}`);
  const settings = presetValues(demo, preset);
  const files = filesOf(demo, settings);
  const run = new Run({
    id: preset,
    create: (values) => create(values, files),
    settings,
    changes: [],
    backend: 'simd',
  });
  const questions = demo.questions?.(settings) ?? [];
  await Promise.all(questions.map((question) => run.prepare(question)));
  const rows: Row[] = [];
  const moments = [...shownSteps.filter((step) => step < recorded), recorded]
    .filter((step) => step <= until)
    .map((step) => {
      run.until = step;
      while (run.isBusy) run.advance();
      const moment = run.takeMoment();
      rows.push(...moment.rows.map((row) => ({ step: row.step, metrics: rounded(row.metrics) })));
      const answers = questions.map((question) => [
        questionKey(question),
        packLook(run.answer(step, question).answer),
      ]);
      return {
        ...packSnapshot(moment.snapshot),
        ...(answers.length > 0 && { answers: Object.fromEntries(answers) }),
      };
    });
  run.dispose();
  return { demo: demo.id, preset, rows, moments };
}
