/** Where a run takes place and why, and what the reader is waiting for, in words. */

import type { Preparation, Renderer, Timing } from '#engine/protocol.ts';
import type { BackendName } from '#tensor/backendNames.ts';
import { backendWords } from './backendWords.ts';

/** What is known of where a run takes place. */
export interface RunPlace {
  readonly backend: BackendName;
  /** What the reader asked for; null leaves it to the engine. */
  readonly wantedBackend: BackendName | null;
  readonly timings: readonly Timing[];
  readonly renderer: Renderer | null;
}

/** A clause that follows "runs on" and the reader's choice; empty where the choice says it all. */
export function placeInWords({ backend, wantedBackend, timings, renderer }: RunPlace): string {
  if (backend === wantedBackend)
    return renderer?.isSoftware ? 'no graphics card here: WebGL is drawn by the processor' : '';
  if (wantedBackend) return `${backendWords[backend]}, since the graphics card was lost`;
  const chosen = timings.find((timing) => timing.backend === backend);
  if (!chosen) return backendWords[backend];
  const clause = `${backendWords[backend]}, ${millisecondsInWords(chosen.stepMs)} a step`;
  const others = timings.filter((timing) => timing !== chosen);
  if (others.length === 0) return clause;
  return `${clause} (${others.map((other) => comparison(other, chosen)).join('; ')})`;
}

function comparison({ backend, stepMs, dropsFrames }: Timing, chosen: Timing): string {
  const clause = `${backendWords[backend]} took ${millisecondsInWords(stepMs)}`;
  return dropsFrames && stepMs < chosen.stepMs ? `${clause}, but the page would stutter` : clause;
}

/** A duration with two figures that count: 0.21 ms, 3.4 ms, 120 ms. */
export function millisecondsInWords(ms: number): string {
  return `${Number(ms.toPrecision(2)).toLocaleString('en')} ms`;
}

/** What takes its time before the first step. */
export function preparationInWords(preparation: Preparation): string {
  switch (preparation.what) {
    case 'model':
      return 'Setting up the model…';
    case 'measuring':
      return 'Timing a few steps to find where they are fastest…';
    case 'shaders':
      return preparation.programs === 0
        ? 'Compiling programs for the graphics card; this takes a moment…'
        : `Compiling programs for the graphics card: shader ${preparation.programs}…`;
    default:
      return preparation satisfies never;
  }
}
