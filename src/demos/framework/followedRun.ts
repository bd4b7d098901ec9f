/** Runs that other figures on the page look into: the model that the reader has trained above. */

import { useCallback, useState, useSyncExternalStore } from 'react';
import type { Definition, ParameterValues } from './defineDemo.ts';
import type { RunStore } from './runStore.ts';
import type { RunOnPage } from './useRun.ts';

/** In the order in which their figures were first used. */
let shared: readonly { readonly session: string; readonly store: RunStore }[] = [];
const listeners = new Set<() => void>();

/** Lets figures that follow this session look into a store's run, until the returned function is called. */
export function shareRun({ id, session = id, follows }: Definition, store: RunStore): () => void {
  if (follows) return () => undefined;
  shared = [...shared, { session, store }];
  const stopTelling = store.subscribe(tell);
  tell();
  return () => {
    stopTelling();
    shared = shared.filter((one) => one.store !== store);
    tell();
  };
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** A run of the reader's that a figure can look into. */
export interface Followed {
  readonly isOn: boolean;
  readonly turn: (isOn: boolean) => void;
  readonly run: RunOnPage;
}

/** The run to look into for a figure with these settings of its own, or null when there is none. */
export function useFollowedRun(
  { session, follows, parameters }: Definition,
  own: ParameterValues,
): Followed | null {
  const find = useCallback(() => {
    const isToFollow = (one: (typeof shared)[number]) =>
      one.session === session && one.store.get().latestStep > 0;
    return (follows && shared.findLast(isToFollow)?.store) || null;
  }, [follows, session]);
  const store = useSyncExternalStore(listen, find, () => null);
  const state = useSyncExternalStore(store?.subscribe ?? idle, store?.get ?? nothing, nothing);
  const [isOn, turn] = useState(true);
  const ask = useCallback(
    (request: (store: RunStore) => void) => {
      if (store) request(store);
    },
    [store],
  );
  if (!store || !state) return null;
  const view = Object.entries(own).filter(([id]) => parameters[id]?.effect === 'view');
  const values = { ...state.values, ...Object.fromEntries(view) };
  return { isOn, turn, run: { state: { ...state, values }, ask, store } };
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function idle(): () => void {
  return () => undefined;
}

function nothing(): null {
  return null;
}
