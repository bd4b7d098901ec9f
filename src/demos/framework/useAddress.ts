/** A demo's state and the address: the one is read from the other, and written into it. */

import { useEffect, useRef } from 'react';
import type { Place } from './DemoFrame.tsx';
import type { Definition } from './defineDemo.ts';
import type { RunState } from './runState.ts';
import type { RunOnPage } from './useRun.ts';

/** Takes over what an address says. */
export async function openAddress(
  ask: RunOnPage['ask'],
  definition: Definition,
  search: string,
): Promise<void> {
  const { readAddress } = await import('./readAddress.ts');
  const { notices, ...state } = readAddress(definition, search);
  ask((run) => run.setAll(state, notices));
}

/** The demo's page begins with what its address says, and the address follows what the reader sets. */
export function useAddress(
  place: Place,
  ask: RunOnPage['ask'],
  definition: Definition,
  { values, changes }: RunState,
): void {
  useEffect(() => {
    if (place === 'page' && location.search !== '')
      void openAddress(ask, definition, location.search);
  }, [place, ask, definition]);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current || place !== 'page') {
      isFirst.current = false;
      return undefined;
    }
    let isLatest = true;
    void import('./address.ts').then(({ encodeAddress }) => {
      const written = encodeAddress(definition, { values, changes, step: null });
      if (isLatest)
        history.replaceState(null, '', `${location.pathname}${written}${location.hash}`);
    });
    return () => {
      isLatest = false;
    };
  }, [place, definition, values, changes]);
}
