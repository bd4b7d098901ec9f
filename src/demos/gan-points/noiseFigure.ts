/** The measures of the figure that looks into the noise, which its answers work by too. */

/** What is shown of the noise: how fine the map of it is, how many points are drawn, judged and found near. */
export const latent = {
  /** Places of the map, each way; every so many a line of the grid. */
  side: 61,
  lineEvery: 5,
  /** Places on the way between two points of noise, and how many steps it is shown in. */
  wayPlaces: 97,
  waySteps: 8,
  draws: 400,
  judged: 2000,
  compared: 500,
  neighbours: 5,
  /** How far the plane of outputs reaches: a little further than data. */
  outputReach: 1.6,
} as const;

/** How far the shown plane of noise reaches from its middle: where hardly any noise lies beyond, or none. */
export function noiseReach({ noiseKind }: { readonly noiseKind: 'gaussian' | 'uniform' }): number {
  return noiseKind === 'gaussian' ? 3 : 1;
}

/** Truncations at which quality is compared; the last lets everything through. */
export const truncations = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3] as const;

/** From here on noise is not truncated at all. */
export const noTruncation = 3;

/** What a critic refines: how many points, and after how many steps uphill they are measured. */
export const critic = { drawn: 1000, every: 5 } as const;
