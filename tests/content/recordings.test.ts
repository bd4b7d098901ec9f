/**
 * The recorded runs that figures show before any script has run. `npm run record` makes them; this test makes
 * them again and compares letter for letter. WebAssembly's arithmetic is the same on every machine.
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

/** The steps whose pictures are kept. */
const shownSteps = [0, 50, 100, 200, 300, 450, 600, 800, 1000, 1500, 2000, 2500, 3000, 4000];

describe.each(demos)('$id', (demo) => {
  test.each(demo.presets)(
    '“$id” is recorded as its session runs it',
    async ({ id, recordedSteps }) => {
      await selectBackend('simd');
      const file = `public${recordingUrl(demo.id, id)}`;
      if (isRecording) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, `${JSON.stringify(record(demo, id, recordedSteps))}\n`);
        return;
      }
      const stored = JSON.parse(readFileSync(file, 'utf8')) as Recording;
      expect(stored.moments.at(-1)?.step).toBe(recordedSteps);
      expect(record(demo, id, recordedSteps)).toEqual(stored);
    },
  );
});

function record(demo: Definition, preset: string, until: number): Recording {
  const create = sessions[demo.id];
  if (!create) throw new Error(`invalid demo; expected one with a session: ${demo.id}`);
  const settings = presetValues(demo, preset);
  const run = new Run({ id: preset, create, settings, changes: [], backend: 'simd' });
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
