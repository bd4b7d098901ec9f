/** Ways to set the sampler that are often used. */

const off = { temperature: 1, topK: 0, topP: 1, minP: 0, penalty: 1 } as const;

/** By their names; all knobs are set. */
export const recipes = [
  { label: 'As the model says', values: off },
  { label: 'Stone cold', values: { ...off, temperature: 0 } },
  { label: 'Careful', values: { ...off, temperature: 0.7, topP: 0.9 } },
  { label: 'Bold, but cut', values: { ...off, temperature: 1.5, minP: 0.1 } },
  { label: 'Too hot', values: { ...off, temperature: 2 } },
] as const;
