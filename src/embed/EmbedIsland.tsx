/** The island of an embed: the demo, its settings fixed as the address says, heard by the frame around it. */

import { lazy, Suspense, useEffect, useState } from 'react';
import type { DemoIslandProps } from '#demos/DemoIsland.tsx';
import { frame } from './frame.ts';

const Demo = lazy(async () => {
  const { DemoIsland } = await import('#demos/DemoIsland.tsx');
  // Whoever comes first, a reader's press or a host's message, finds the address read.
  if (!import.meta.env.SSR) await frame.started;
  return { default: DemoIsland };
});

/** A demo in somebody else's page. */
export function EmbedIsland(props: Omit<DemoIslandProps, 'place'>) {
  // The page is built without an address; what it fixes is fixed as soon as the script runs.
  const [locked, setLocked] = useState<ReadonlySet<string>>();
  useEffect(() => setLocked(frame.locked), []);
  return (
    <Suspense>
      <Demo {...props} place="embed" onState={frame.show} {...(locked && { locked })} />
    </Suspense>
  );
}
