/** The builder's state in React: begun by the page's address, which then follows it. */

import { useEffect, useState } from 'react';
import { readSetup, type Setup, setupOf, setupSearch } from './setup.ts';

/** What the builder works on. */
export interface SetupOnPage {
  readonly setup: Setup;
  /** What was wrong in the address, in a sentence each. */
  readonly notices: readonly string[];
  readonly change: (next: (setup: Setup) => Setup) => void;
}

/** Begins with the demo of that id; once on the page, with what its address says. */
export function useSetup(demoId: string): SetupOnPage {
  const [setup, change] = useState(() => setupOf(demoId));
  const [notices, setNotices] = useState<readonly string[]>([]);
  useEffect(() => {
    if (location.search === '') return;
    const read = readSetup(location.search);
    change(read.setup);
    setNotices(read.notices);
  }, []);
  const [begun] = useState(setup);
  useEffect(() => {
    if (setup === begun) return;
    const wait = setTimeout(() => {
      history.replaceState(null, '', `${location.pathname}${setupSearch(setup)}${location.hash}`);
    }, settleMs);
    return () => clearTimeout(wait);
  }, [setup, begun]);
  return { setup, notices, change };
}

/** A slider that is dragged settles after so long; then the preview is loaded anew, and the address written. */
export const settleMs = 350;
