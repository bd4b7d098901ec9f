/** The measures of the figure, which its session works by too. */

/** What the figure draws: how many points of each kind, how fine the maps are, how far the plane reaches. */
export const figure = { points: 256, opinionSide: 32, manifoldSide: 15, extent: 1.6 } as const;
