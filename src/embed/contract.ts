/** What a host page and an embedded demo say to each other: the schemas from which checks, types and the table on the site derive. */

import * as v from 'valibot';
import { checkWith } from './checkMessage.ts';

/** The version of the contract, which every message carries as `fromNoise`. */
export const contractVersion = 1;

/** What `code` says in an error message, and what it means. */
export const errorCodes = {
  'bad-message': 'The message does not fit this contract. Nothing was changed.',
  'bad-state': 'The state cannot be read, or belongs to another demo. Nothing was changed.',
  'cannot-run': 'No run can begin with these settings, or a file that it needs is missing.',
  diverged: 'The numbers ran away, and training stopped. The message says what to change.',
  failed: 'Training failed. Sending run or reset tries again.',
} as const;

/** One of the codes that this version of an embed sends; later ones may send others. */
export type ErrorCode = keyof typeof errorCodes;

const fromNoise = v.pipe(
  v.literal(contractVersion),
  v.description('Marks a message of this contract; its version.'),
);

const id = v.exactOptional(
  v.pipe(
    v.union([v.pipe(v.string(), v.maxLength(100)), v.pipe(v.number(), v.finite())]),
    v.description('Any name for the request. The answer repeats it.'),
  ),
);

const state = text(
  8000,
  'The demo’s state as the search part of its address, such as ?v=1&step=120.',
);

const step = wholeNumber(0, 1e9, 'How many steps the model has trained.');

const metrics = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(100)), v.pipe(v.number(), v.finite())),
  v.maxEntries(200),
  v.description('What was measured last, each number by its name.'),
);

/** Every message that a host page may send to an embed. */
export const messageFromHost = v.variant('type', [
  message('run', 'Train, or go on training. Answered by done.', { id }),
  message('pause', 'Pause training. Answered by done.', { id }),
  message('step', 'Train some steps, then pause. Answered by done once they are trained.', {
    count: v.exactOptional(wholeNumber(1, 10_000, 'How many steps; 1 unless said.')),
    id,
  }),
  message('reset', 'Throw the run away and wait at step 0. Answered by done.', { id }),
  message('get-state', 'Ask for the demo’s state. Answered by state.', { id }),
  message('set-state', 'Bring the demo to a state, such as one from get-state. Answered by done.', {
    state,
    id,
  }),
  message('set-theme', 'Change the colours. Answered by done.', {
    theme: v.pipe(
      v.picklist(['light', 'dark', 'auto']),
      v.description('Light, dark, or as the reader’s system has it.'),
    ),
    id,
  }),
]);

/** Every message that an embed may send to its host page. */
export const messageFromEmbed = v.variant('type', [
  message('ready', 'The embed listens from now on. Sent once, when it has loaded.', {
    demo: text(100, 'Which demo it is, as in its address.'),
    version: wholeNumber(1, 1000, 'The newest version of this contract that the embed speaks.'),
    params: v.pipe(
      v.record(
        v.pipe(v.string(), v.maxLength(100)),
        v.union([
          v.pipe(v.string(), v.maxLength(8000)),
          v.pipe(v.number(), v.finite()),
          v.boolean(),
        ]),
      ),
      v.maxEntries(200),
      v.description('The demo’s settings, each by its parameter’s name.'),
    ),
    goals: v.pipe(
      v.array(
        v.object({
          id: text(100, 'The goal’s name, as in goal=… of the address.'),
          label: text(500, 'The goal in words.'),
        }),
      ),
      v.maxLength(100),
      v.description('What can be reached in this demo.'),
    ),
  }),
  message('state', 'The demo’s state. Answers get-state.', { state, id }),
  message('progress', 'How far training is. At most four a second, while it trains.', {
    step,
    metrics,
    stepsPerSecond: v.pipe(
      v.number(),
      v.finite(),
      v.minValue(0),
      v.description('How many steps a second it trains at present.'),
    ),
    backend: text(40, 'What does the arithmetic: simd, webgl or cpu.'),
  }),
  message('complete', 'The goal of the address was reached, or can no longer be.', {
    goal: text(100, 'The goal’s name.'),
    passed: v.pipe(v.boolean(), v.description('Whether it was reached.')),
    step,
    metrics,
  }),
  message('error', 'Something went wrong. With an id, it answers that request.', {
    code: text(40, 'What kind of error, for programs.'),
    message: text(2000, 'What went wrong, in a sentence for readers.'),
    id,
  }),
  message('resize', 'How tall the embed’s content is now.', {
    height: v.pipe(
      v.number(),
      v.finite(),
      v.minValue(1),
      v.maxValue(20_000),
      v.description('The height in CSS pixels.'),
    ),
  }),
  message('done', 'The request was carried out, and there is nothing else to say.', {
    id: id.wrapped,
  }),
]);

/** A message from the host page, checked. */
export type MessageFromHost = v.InferOutput<typeof messageFromHost>;

/** A message from an embed, checked. */
export type MessageFromEmbed = v.InferOutput<typeof messageFromEmbed>;

/** A request's name, which its answer repeats. */
export type RequestId = v.InferOutput<typeof id.wrapped>;

/** A clean copy of a message from the host page, or what is wrong with it in a sentence. Never throws. */
export const checkFromHost = checkWith(messageFromHost);

/** A clean copy of a message from an embed, or what is wrong with it in a sentence. Never throws. */
export const checkFromEmbed = checkWith(messageFromEmbed);

/* @__NO_SIDE_EFFECTS__ */
function message<const Type extends string, Entries extends v.ObjectEntries>(
  type: Type,
  description: string,
  entries: Entries,
) {
  return v.pipe(
    v.object({ fromNoise, type: v.literal(type), ...entries }),
    v.description(description),
  );
}

/* @__NO_SIDE_EFFECTS__ */
function text(longest: number, description: string) {
  return v.pipe(v.string(), v.maxLength(longest), v.description(description));
}

/* @__NO_SIDE_EFFECTS__ */
function wholeNumber(least: number, most: number, description: string) {
  return v.pipe(
    v.number(),
    v.integer(),
    v.minValue(least),
    v.maxValue(most),
    v.description(description),
  );
}
