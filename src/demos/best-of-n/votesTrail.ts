/** Where three hundred votes for dogs lead a model, as the recorded run of the demo `votes` measured it; a test compares. */

/** Votes cast, the share of 64 tales with a dog, and the drift from the reference, KL in nats a tale. */
export const votesTrail: readonly {
  readonly votes: number;
  readonly dog: number;
  readonly drift: number;
}[] = [
  { votes: 0, dog: 0.125, drift: 0 },
  { votes: 50, dog: 0.2969, drift: 0.2658 },
  { votes: 100, dog: 0.5469, drift: 1.002 },
  { votes: 150, dog: 0.6563, drift: 1.992 },
  { votes: 200, dog: 0.7344, drift: 2.685 },
  { votes: 250, dog: 0.8906, drift: 2.88 },
  { votes: 300, dog: 0.9375, drift: 3.873 },
];
