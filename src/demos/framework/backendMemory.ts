/** The backend that the reader has chosen by hand, for all demos until the tab is closed. */

import { type BackendName, backendNames } from '#tensor/backendNames.ts';

const key = 'backend';

/** Holds for this page alone, where the browser lets us store nothing. */
let kept: BackendName | null = null;

const listeners = new Set<() => void>();

/** Calls `listener` whenever there is another choice, until the returned function is called. */
export function onBackendRemembered(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The reader's choice, or null when the engine is to measure. */
export function rememberedBackend(): BackendName | null {
  return backendNames.find((name) => name === stored()) ?? kept;
}

/** Remembers a choice; null forgets it. */
export function rememberBackend(name: BackendName | null): void {
  kept = name;
  try {
    if (name) sessionStorage.setItem(key, name);
    else sessionStorage.removeItem(key);
  } catch {
    // A frame may be forbidden to store anything.
  }
  for (const listener of listeners) listener();
}

function stored(): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null; // see above
  }
}
