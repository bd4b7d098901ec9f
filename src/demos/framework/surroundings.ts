/** What happens around a demo on its page: it scrolls out of sight, the tab is hidden, a link in the prose sets it. */

import { type RefObject, useEffect, useRef } from 'react';
import type { RunStore } from './runStore.ts';

/** Pauses a store while its figure is off-screen or its tab hidden. */
export function useVisibility(figure: RefObject<HTMLElement | null>, store: RunStore | null): void {
  useEffect(() => {
    if (!store) return; // nothing runs yet
    let isOnScreen = true;
    const tell = () =>
      store.setVisible(isOnScreen && document.visibilityState === 'visible', figure);
    const observer = new IntersectionObserver((entries) => {
      isOnScreen = entries.at(-1)?.isIntersecting ?? true;
      tell();
    });
    if (figure.current) observer.observe(figure.current);
    document.addEventListener('visibilitychange', tell);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', tell);
    };
  }, [figure, store]);
}

/** Hears what links in the prose ask of this figure (in its `data-pending`), also before its script had run. */
export function useDemoRequests(
  figure: RefObject<HTMLElement | null>,
  onRequest: (search: string) => void,
): void {
  const latest = useRef(onRequest);
  latest.current = onRequest;
  useEffect(() => {
    const element = figure.current;
    const take = () => {
      const search = element?.dataset['pending'];
      if (search === undefined) return;
      delete element?.dataset['pending'];
      latest.current(search);
    };
    take();
    element?.addEventListener('fromnoise:set', take);
    return () => element?.removeEventListener('fromnoise:set', take);
  }, [figure]);
}
