/** All demos, in the order of the gallery. No React and no TensorFlow.js: any page may read it. */

import { bestOfN } from './best-of-n/definition.ts';
import { copies } from './copies/definition.ts';
import { count } from './count/definition.ts';
import { critic } from './critic/definition.ts';
import { fineTune } from './fine-tune/definition.ts';
import type { Definition } from './framework/defineDemo.ts';
import { ganPoints } from './gan-points/definition.ts';
import { guess } from './guess/definition.ts';
import { inside } from './inside/definition.ts';
import { latent } from './latent/definition.ts';
import { memorise } from './memorise/definition.ts';
import { nextToken } from './next-token/definition.ts';
import { oneToken } from './one-token/definition.ts';
import { promptsSteer } from './prompts/definition.ts';
import { revise } from './revise/definition.ts';
import { spot } from './spot/definition.ts';
import { surprise } from './surprise/definition.ts';
import { sweep } from './sweep/definition.ts';
import { tree } from './tree/definition.ts';
import { votes } from './votes/definition.ts';

/** What can be shown, by what it says of itself. */
export const demos: readonly Definition[] = [
  ganPoints,
  count,
  nextToken,
  inside,
  surprise,
  guess,
  oneToken,
  tree,
  copies,
  memorise,
  promptsSteer,
  spot,
  sweep,
  latent,
  votes,
  fineTune,
  bestOfN,
  revise,
  critic,
];

/** The demo of that id. Throws when there is none: a page names its demos itself. */
export function demoById(id: string): Definition {
  const demo = demos.find((one) => one.id === id);
  if (!demo)
    throw new Error(
      `invalid demo; expected one of ${demos.map((one) => one.id).join(', ')}: ${id}`,
    );
  return demo;
}
