/** The island of an embed: the demo, with what the frame around it needs to hear and has to say. */

import { lazy, Suspense } from 'react';
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
  return (
    <Suspense>
      <Demo {...props} place="embed" onState={frame.show} findLocked={frame.findLocked} />
    </Suspense>
  );
}
