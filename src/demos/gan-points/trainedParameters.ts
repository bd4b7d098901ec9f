/** What can be set of a GAN that may have been trained before: what it has brought along has no control. */

import type { Parameter, ParameterValues } from '../framework/defineDemo.ts';
import { parameters as ofRun } from './parameters.ts';
import { trainedGanOf, trainedGans } from './trained.ts';

/** A run's parameters, some of which matter only to a GAN with random weights. */
export const ofTrainedGan = {
  ...ofRun,
  shape: ofScratch(ofRun.shape),
  noiseDimensions: ofScratch(ofRun.noiseDimensions),
  noiseKind: ofScratch(ofRun.noiseKind),
  generatorLayers: ofScratch(ofRun.generatorLayers),
  generatorWidth: ofScratch(ofRun.generatorWidth),
  discriminatorLayers: ofScratch(ofRun.discriminatorLayers),
  discriminatorWidth: ofScratch(ofRun.discriminatorWidth),
};

/** The settings that come along with each start. */
export const broughtByStart = {
  ring: broughtBy('ring'),
  spiral: broughtBy('spiral'),
  critic: broughtBy('critic'),
  scratch: broughtBy('ring'),
};

function ofScratch<P extends Parameter>(parameter: P) {
  return {
    ...parameter,
    applies: (values: ParameterValues) =>
      trainedGanOf(values['start']) === null && (parameter.applies?.(values) ?? true),
  };
}

function broughtBy(id: keyof typeof trainedGans) {
  return {
    generatorRate: ofRun.generatorRate.default,
    discriminatorRate: ofRun.discriminatorRate.default,
    ...trainedGans[id].training,
    shape: trainedGans[id].fixed.shape,
  };
}
