/**
 * What stands in a field's place until its figure is alive. A browser looks into every list, tick box and text field of
 * a page it has loaded, to offer what it can fill in, and lays out the figures around them one by one; buttons it leaves alone.
 */

import { createContext, type ReactNode, useContext, useLayoutEffect, useRef } from 'react';

/** Whether the figure around a field answers to the reader yet. */
export const Alive = createContext(true);

/** Whether a field shall be itself, or its stand-in. */
export function useIsAlive(): boolean {
  return useContext(Alive);
}

/** What a stand-in looks like. */
export interface StandInProps {
  /** The field's own id: whoever presses or focuses the stand-in has meant the field. */
  readonly id: string;
  readonly label: string;
  readonly kind: 'list' | 'line' | 'lines' | 'tick';
  /** The field's value; for a tick box, whether it is ticked. */
  readonly children: ReactNode;
}

/** A button with the field's look and value. The keyboard's focus passes on to the field that takes its place. */
export function StandIn({ id, label, kind, children }: StandInProps) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const standIn = button.current;
    return () => {
      if (document.activeElement === standIn)
        queueMicrotask(() => document.getElementById(id)?.focus());
    };
  }, [id]);
  const isTick = kind === 'tick';
  return (
    <button
      ref={button}
      type="button"
      id={id}
      className="stand-in"
      data-kind={kind}
      dir={kind === 'line' || kind === 'lines' ? 'auto' : undefined}
      aria-label={isTick || children === '' ? label : `${label}: ${children}`}
      aria-pressed={isTick ? children === true : undefined}
    >
      {isTick ? null : children}
    </button>
  );
}
