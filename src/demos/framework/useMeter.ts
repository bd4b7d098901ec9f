/** Asks the engine to time a model on every backend, and keeps what it answers. */

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Engine } from '#engine/client.ts';
import type { Event, Measurement, Preparation } from '#engine/protocol.ts';
import { backendNames } from '#tensor/backendNames.ts';
import { backendWords } from './backendWords.ts';
import type { ParameterValues } from './defineDemo.ts';
import { millisecondsInWords, preparationInWords } from './placeInWords.ts';

/** What a meter shows, and what can be asked of it. */
export interface Meter {
  readonly status: 'idle' | 'measuring' | 'done' | 'failed';
  /** How it goes. */
  readonly sentence: string;
  readonly measurements: readonly Measurement[];
  readonly start: () => void;
  readonly stop: () => void;
}

type MeterState = Omit<Meter, 'start' | 'stop'>;

const idle: MeterState = {
  status: 'idle',
  sentence: 'Takes a few seconds. Nothing leaves this device.',
  measurements: [],
};

/** A meter for a demo's model; the engine is loaded at the first start. */
export function useMeter(demo: string, settings: ParameterValues): Meter {
  const [state, setState] = useState(idle);
  const leave = useRef<(() => void) | null>(null);
  const end = useCallback(() => {
    leave.current?.();
    leave.current = null;
  }, []);
  useEffect(() => end, [end]);

  const start = () => {
    end();
    setState({ status: 'measuring', sentence: 'Loading the engine…', measurements: [] });
    leave.current = startMeasuring(() => import('../engine.ts'), { demo, settings }, setState);
  };
  const stop = () => {
    end();
    setState({ ...state, status: 'idle', sentence: 'Stopped.' });
  };
  return { ...state, start, stop };
}

/** The model that is to be timed. */
interface Model {
  readonly demo: string;
  readonly settings: ParameterValues;
}

/** So that what is still said of a measurement that was stopped is not taken for the next one's. */
let measurementsStarted = 0;

/** Loads the engine and asks it to time a model; `tell` hears how the meter changes until the returned function is called. */
export function startMeasuring(
  load: () => Promise<{ readonly engine: Pick<Engine, 'listen' | 'send'> }>,
  model: Model,
  tell: (change: (before: MeterState) => MeterState) => void,
): () => void {
  const run = `meter ${++measurementsStarted}`;
  let isWanted = true;
  let stopListening: () => void = () => undefined;
  load().then(
    ({ engine }) => {
      if (!isWanted) return;
      stopListening = engine.listen(run, (event) => tell((before) => heard(before, event)));
      engine.send({ type: 'measure', run, ...model, files: {} });
    },
    () => {
      if (isWanted) tell(() => failed('the engine could not be loaded'));
    },
  );
  return () => {
    isWanted = false;
    stopListening();
  };
}

/** The meter after one of the engine's answers. */
export function heard(state: MeterState, event: Exclude<Event, { type: 'ready' }>): MeterState {
  switch (event.type) {
    case 'preparing':
      return { ...state, sentence: waitingFor(state.measurements, event) };
    case 'measured': {
      const { measurements, isDone } = event;
      return isDone
        ? { status: 'done', sentence: verdictOn(measurements), measurements }
        : { ...state, measurements };
    }
    case 'failed':
      return failed(event.message);
    default:
      return state; // what else the engine says is about training
  }
}

/** What is to be said of a backend besides its numbers, or null. */
export function remarkOf({ backend, stepMs, fault, renderer }: Measurement): string | null {
  if (fault) return `did not work: ${fault}`;
  if (stepMs === null) return backend === 'webgl' ? 'no WebGL here' : 'no WebAssembly SIMD here';
  if (!renderer) return null;
  return renderer.isSoftware ? `drawn by the processor: ${renderer.name}` : renderer.name;
}

function waitingFor(measurements: readonly Measurement[], preparation: Preparation): string {
  const next = backendNames[measurements.length];
  return preparation.what === 'measuring' && next
    ? `Timing steps on ${backendWords[next]}…`
    : preparationInWords(preparation);
}

function verdictOn(measurements: readonly Measurement[]): string {
  const timed = measurements.flatMap(({ backend, stepMs }) =>
    stepMs === null ? [] : [{ backend, stepMs }],
  );
  const [best, ...others] = timed.sort((a, b) => a.stepMs - b.stepMs);
  if (!best) return failed('no backend answered').sentence;
  const verdict = `Done. Fastest for this model is ${backendWords[best.backend]}, at ${millisecondsInWords(best.stepMs)} a step`;
  const plain = others.find(({ backend }) => backend === 'cpu');
  if (!plain) return `${verdict}.`;
  const ratio = Number((plain.stepMs / best.stepMs).toPrecision(2)).toLocaleString('en');
  return `${verdict}: ${ratio} times as fast as plain JavaScript.`;
}

function failed(message: string): MeterState {
  return {
    status: 'failed',
    sentence: `The measurement stopped: ${message}. The button starts it again.`,
    measurements: [],
  };
}
