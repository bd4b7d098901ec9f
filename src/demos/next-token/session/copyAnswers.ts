/** How much of what was written stands word for word in what the model has read, and in how much real text that is so. */

import { CopyMeter } from '#sampling/copyMeter.ts';
import type { Answerer } from './answers.ts';
import type { Material } from './material.ts';

/** Real text that was kept back is measured at so many places. */
const yardsticks = 40;

/**
 * For a `text` and the length from which on a stretch counts as copied (`least`, in characters). Arrays: `span`, where the
 * longest stretch begins and how long it is; `newShare`; `real`, the mean of both for as much text that was kept back. In
 * JSON: `line`, the line of the training text in which that stretch stands.
 */
export const copies: Answerer = ({ text = '', least = 20 }, { material }) => {
  const meter = meterOf(material);
  const written = String(text);
  const { longest, newShare } = meter.measure(written, Number(least));
  const real = realStretches(material.text.heldOut, written.length).map((stretch) =>
    meter.measure(stretch, Number(least)),
  );
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return {
    arrays: {
      span: Float32Array.of(longest.start, longest.length),
      newShare: Float32Array.of(newShare),
      real: Float32Array.of(
        mean(real.map((one) => one.longest.length)),
        mean(real.map((one) => one.newShare)),
      ),
    },
    texts: { line: JSON.stringify(lineAt(meter.source, longest.at)) },
  };
};

const meters = new WeakMap<Material, CopyMeter>();

/** The copy meter of what a material trains on; made once, which takes up to a second. */
export function meterOf(material: Material): CopyMeter {
  const known = meters.get(material);
  if (known) return known;
  const meter = new CopyMeter(material.text.training);
  meters.set(material, meter);
  return meter;
}

/** Stretches of that length, evenly from the whole text; fewer where it is shorter. */
function realStretches(text: string, length: number): string[] {
  const room = text.length - length;
  if (room <= 0) return text === '' ? [] : [text];
  return Array.from({ length: yardsticks }, (_, i) => {
    const start = Math.floor((room * i) / (yardsticks - 1));
    return text.slice(start, start + length);
  });
}

function lineAt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
  const end = text.indexOf('\n', Math.max(at, start) + 1);
  return text.slice(start, end < 0 ? undefined : end).trim();
}
