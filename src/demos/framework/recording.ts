/** A recorded run: what a figure shows before any script has run, small enough to travel with the page. */

import type { Row } from '#engine/protocol.ts';
import type { Look, Question, Snapshot } from '#engine/session.ts';

/** A run as it is stored: every measured row, and a few moments with what was to be drawn. */
export interface Recording {
  readonly demo: string;
  readonly preset: string;
  readonly rows: readonly Row[];
  readonly moments: readonly PackedMoment[];
}

/** A moment, and what its model answered to the figure's first questions, by `questionKey`. */
export interface PackedMoment extends PackedSnapshot {
  readonly answers?: Readonly<Record<string, PackedLook>>;
}

/** A snapshot whose arrays are 16-bit fractions of their largest value, in base 64. */
export interface PackedSnapshot extends PackedLook {
  readonly step: number;
  readonly metrics: Snapshot['metrics'];
}

/** What is drawn, with its arrays packed. */
export interface PackedLook {
  readonly arrays: Readonly<Record<string, { readonly scale: number; readonly data: string }>>;
  readonly texts?: Readonly<Record<string, string>>;
}

/** The name under which the answer to a question is kept. */
export function questionKey(question: Question): string {
  return JSON.stringify(question);
}

/** What a page shows of a recording: some of its rows, and one of its moments. */
export interface Poster {
  readonly rows: readonly Row[];
  readonly moment: PackedMoment;
  /** The steps of all its moments. */
  readonly steps: readonly number[];
}

const posterRows = 48;

/** A recording at the moment at or before a step; without a step, at its last. */
export function posterOf({ rows, moments }: Recording, step = Number.POSITIVE_INFINITY): Poster {
  const moment = moments.findLast((one) => one.step <= step) ?? moments[0];
  if (!moment) throw new Error('invalid recording; expected at least one moment: none');
  const every = Math.ceil(rows.length / posterRows);
  return {
    moment,
    rows: rows.filter((_, i) => i % every === 0 || i === rows.length - 1),
    steps: moments.map((one) => one.step),
  };
}

const fullScale = 32767;

/** Packs a snapshot; what is lost is below 1/32767 of each array's largest value. */
export function packSnapshot({ step, metrics, ...look }: Snapshot): PackedSnapshot {
  return { step, metrics: rounded(metrics), ...packLook(look) };
}

/** The snapshot of a packed one. */
export function unpackSnapshot({ step, metrics, arrays, texts }: PackedSnapshot): Snapshot {
  return { step, metrics, ...unpackLook({ arrays, ...(texts && { texts }) }) };
}

/** Packs what is drawn. */
export function packLook({ arrays, texts }: Look): PackedLook {
  const packed = Object.entries(arrays).map(([name, array]) => {
    const largest = array.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
    const scale = Number(largest.toPrecision(6));
    const whole = Int16Array.from(array, (value) => Math.round((value / scale) * fullScale));
    return [name, { scale, data: toBase64(new Uint8Array(whole.buffer)) }];
  });
  return { arrays: Object.fromEntries(packed), ...(texts && { texts }) };
}

/** What is drawn, of a packed one. */
export function unpackLook({ arrays, texts }: PackedLook): Look {
  const unpacked = Object.entries(arrays).map(([name, { scale, data }]) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    return [
      name,
      Float32Array.from(new Int16Array(bytes.buffer), (whole) => (whole / fullScale) * scale),
    ];
  });
  return { arrays: Object.fromEntries(unpacked), ...(texts && { texts }) };
}

/** Metrics to four digits: more would only make the file longer. */
export function rounded(metrics: Snapshot['metrics']): Snapshot['metrics'] {
  return Object.fromEntries(
    Object.entries(metrics).map(([name, value]) => [name, Number(value.toPrecision(4))]),
  );
}

/** Where a recording lies on the site. */
export function recordingUrl(demo: string, preset: string): string {
  return `/recordings/${demo}/${preset}.json`;
}

function toBase64(bytes: Uint8Array): string {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters);
}
