/**
 * The recorded runs that figures show before any script has run. `npm run record` makes them; this test makes
 * the first preset's whole run again, and the beginning of every other, and compares letter for letter.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Definition } from '#demos/framework/defineDemo.ts';
import { packSnapshot, type Recording, recordingUrl, rounded } from '#demos/framework/recording.ts';
import { presetValues } from '#demos/framework/values.ts';
import { demos } from '#demos/registry.ts';
import { sessions } from '#demos/sessions.ts';
import type { Row } from '#engine/protocol.ts';
import { Run } from '#engine/run.ts';
import { selectBackend } from '#tensor/backends.ts';

const isRecording = process.env['RECORD'] === '1';
const beginning = 100; // steps

/** The steps whose pictures are kept. */
const shownSteps = [0, 50, 100, 200, 300, 450, 600, 800, 1000, 1500, 2000, 2500, 3000, 4000];

describe.each(demos)('$id', (demo) => {
  test.each(demo.presets)(
    '“$id” is recorded as its session runs it',
    async ({ id, recordedSteps }) => {
      await selectBackend('cpu');
      const file = `public${recordingUrl(demo.id, id)}`;
      if (isRecording) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, `${JSON.stringify(record(demo, id, recordedSteps))}\n`);
        return;
      }
      const stored = JSON.parse(readFileSync(file, 'utf8')) as Recording;
      expect(stored.moments.at(-1)?.step).toBe(recordedSteps);
      const until = id === demo.presets[0]?.id ? recordedSteps : beginning;
      expect(record(demo, id, until)).toEqual(upTo(stored, until));
    },
  );
});

function record(demo: Definition, preset: string, until: number): Recording {
  const create = sessions[demo.id];
  if (!create) throw new Error(`invalid demo; expected one with a session: ${demo.id}`);
  const settings = presetValues(demo, preset);
  const run = new Run({ id: preset, create, settings, changes: [], backend: 'cpu' });
  const rows: Row[] = [];
  const moments = shownSteps
    .filter((step) => step <= until)
    .map((step) => {
      run.until = step;
      while (run.isBusy) run.advance();
      const moment = run.takeMoment();
      rows.push(...moment.rows.map((row) => ({ step: row.step, metrics: rounded(row.metrics) })));
      return packSnapshot(moment.snapshot);
    });
  run.dispose();
  return { demo: demo.id, preset, rows, moments };
}

function upTo({ rows, moments, ...rest }: Recording, until: number): Recording {
  return {
    ...rest,
    rows: rows.filter(({ step }) => step <= until),
    moments: moments.filter(({ step }) => step <= until),
  };
}
