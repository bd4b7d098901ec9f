/** The run behind a frame: no more than its recorded poster until the reader asks for something. */

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { onBackendRemembered, rememberedBackend } from './backendMemory.ts';
import type { Definition } from './defineDemo.ts';
import { shareRun } from './followedRun.ts';
import type { Poster } from './recording.ts';
import { freshState, type RunState } from './runState.ts';
import type { RunStore } from './runStore.ts';
import { presetValues } from './values.ts';

/** A run's state, and a way to ask it for something; the first request loads what runs it. */
export interface RunOnPage {
  readonly state: RunState;
  readonly ask: (request: (store: RunStore) => void) => void;
  /** What runs it, or null while nobody has asked. */
  readonly store: RunStore | null;
}

/** A run of this demo, beginning with a preset. */
export function useRun(definition: Definition, preset: string, poster: Poster | null): RunOnPage {
  const [initial] = useState(() => freshState(presetValues(definition, preset), poster));
  const [store, setStore] = useState<RunStore | null>(null);
  const loading = useRef<Promise<RunStore> | null>(null);
  const get = useCallback(() => store?.get() ?? initial, [store, initial]);
  const subscribe = useCallback(
    (tell: () => void) => store?.subscribe(tell) ?? (() => undefined),
    [store],
  );
  const state = useSyncExternalStore(subscribe, get, get);
  const ask = useCallback(
    (request: (store: RunStore) => void) => {
      loading.current ??= load(definition, initial).then((loaded) => {
        setStore(loaded);
        return loaded;
      });
      void loading.current.then(request);
    },
    [definition, initial],
  );
  useEffect(() => {
    if (!store) return;
    const stopSharing = shareRun(definition, store);
    return () => {
      stopSharing();
      store.dispose();
    };
  }, [definition, store]);
  // The page is built without a choice; the reader's is on show as soon as the script runs, and nothing else is loaded.
  const wantedBackend = useSyncExternalStore(onBackendRemembered, rememberedBackend, () => null);
  return { state: store ? state : { ...state, wantedBackend }, ask, store };
}

async function load(definition: Definition, state: RunState): Promise<RunStore> {
  const [{ RunStore }, { engine }] = await Promise.all([
    import('./runStore.ts'),
    import('../engine.ts'),
  ]);
  return new RunStore({ definition, engine, state });
}
