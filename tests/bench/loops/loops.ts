/** The GANs in plain JavaScript: loops over Float32Arrays, without any library. */

import { serve } from '../contestant.ts';
import { ganBatches } from '../data.ts';
import { sizeOf } from '../models.ts';
import { LoopGan } from './loopGan.ts';

serve(async (model) => {
  const size = sizeOf(model);
  if (size.kind !== 'gan') throw new Error(`invalid model; expected a GAN: ${model}`);
  const gan = new LoopGan(size);
  const { real, noise } = ganBatches(size);
  return {
    step: () => {
      for (let i = 0; i < size.discriminatorUpdates; i++) gan.updateDiscriminator(real(), noise());
      gan.updateGenerator(noise());
    },
    settle: () => {},
    peakMemory: async () => ({ bytes: gan.bytes, of: 'arrays' }),
  };
});
