/** The place of one setting in a figure: it can be hidden by its id, and fixed by a page that embeds the demo. */

import { createContext, type ReactNode, useContext } from 'react';

/** The ids of the settings that are fixed. */
const LockedSettings = createContext<ReadonlySet<string>>(new Set());

/** Tells the settings inside which of them are fixed. */
export const Locked = LockedSettings.Provider;

/** What sets the parameter of that id, or the part of the frame; fixed, it is on show and can't be used. */
export function Setting({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const isFixed = useContext(LockedSettings).has(id);
  return isFixed ? (
    <fieldset className="setting" data-setting={id} disabled aria-label="Fixed on this page">
      {children}
    </fieldset>
  ) : (
    <div className="setting" data-setting={id}>
      {children}
    </div>
  );
}
