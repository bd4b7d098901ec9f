/** Asks the engine to time a model on every backend, and keeps what it answers. */

import { useCallback, useEffect, useRef, useState } from 'react';
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
    let isWanted = true;
    leave.current = () => {
      isWanted = false;
    };
    setState({ status: 'measuring', sentence: 'Loading the engine…', measurements: [] });
    import('../engine.ts').then(
      ({ engine }) => {
        if (!isWanted) return;
        const run = 'meter';
        leave.current = engine.listen(run, (event) => setState((before) => heard(before, event)));
        engine.send({ type: 'measure', run, demo, settings });
      },
      () => setState(failed('the engine could not be loaded')),
    );
  };
  const stop = () => {
    end();
    setState({ ...state, status: 'idle', sentence: 'Stopped.' });
  };
  return { ...state, start, stop };
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
