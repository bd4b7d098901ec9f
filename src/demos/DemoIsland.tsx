/** The island that a page places: a demo by its id. */

import { type ComponentType, lazy, Suspense } from 'react';
import type { DemoProps } from './framework/DemoFrame.tsx';

/** Which demo, and what it shows first. */
export interface DemoIslandProps extends DemoProps {
  readonly id: string;
}

// Each demo, its definition and its figure, is a chunk of its own: a page loads only those that it shows.
const islands: Readonly<Record<string, ComponentType<DemoProps>>> = {
  'fine-tune': lazy(() => import('./fine-tune/FineTuneView.tsx')),
  'best-of-n': lazy(() => import('./best-of-n/BestOfView.tsx')),
  'gan-points': lazy(() => import('./gan-points/GanPointsView.tsx')),
  copies: lazy(() => import('./copies/CopiesView.tsx')),
  count: lazy(() => import('./count/CountView.tsx')),
  critic: lazy(() => import('./critic/CriticView.tsx')),
  guess: lazy(() => import('./guess/GuessView.tsx')),
  inside: lazy(() => import('./inside/InsideView.tsx')),
  memorise: lazy(() => import('./memorise/MemoriseView.tsx')),
  latent: lazy(() => import('./latent/LatentView.tsx')),
  'next-token': lazy(() => import('./next-token/NextTokenView.tsx')),
  'one-token': lazy(() => import('./one-token/OneTokenView.tsx')),
  prompts: lazy(() => import('./prompts/PromptsView.tsx')),
  spot: lazy(() => import('./spot/SpotView.tsx')),
  revise: lazy(() => import('./revise/ReviseView.tsx')),
  surprise: lazy(() => import('./surprise/SurpriseView.tsx')),
  tree: lazy(() => import('./tree/TreeView.tsx')),
  sweep: lazy(() => import('./sweep/SweepView.tsx')),
  votes: lazy(() => import('./votes/VotesView.tsx')),
};

/** A demo on a page. */
export function DemoIsland({ id, ...rest }: DemoIslandProps) {
  const Demo = islands[id];
  if (!Demo) throw new Error(`invalid demo; expected one with a figure: ${id}`);
  return (
    <Suspense>
      <Demo {...rest} />
    </Suspense>
  );
}
