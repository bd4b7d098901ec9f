/** What can be done with a figure: link to it, save it, see its code, open it full size. */

import { lazy, type RefObject, Suspense, useRef, useState } from 'react';
import type { Place } from './DemoFrame.tsx';
import type { Definition } from './defineDemo.ts';
import type { RunState } from './runState.ts';

/** What the menu acts on. */
export interface DemoMenuProps {
  readonly definition: Definition;
  readonly state: RunState;
  readonly place: Place;
  readonly figure: RefObject<HTMLElement | null>;
}

const MenuSheet = lazy(() => import('./MenuSheet.tsx'));

/** A small menu that opens on a press and closes with Escape. */
export function DemoMenu(props: DemoMenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="menu"
      data-part="menu"
      ref={details}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !details.current?.open) return;
        details.current.open = false;
        details.current.querySelector('summary')?.focus();
      }}
    >
      <summary aria-label="More actions" title="More actions">
        <span aria-hidden="true">⋯</span>
      </summary>
      <Suspense>{isOpen && <MenuSheet {...props} />}</Suspense>
    </details>
  );
}
