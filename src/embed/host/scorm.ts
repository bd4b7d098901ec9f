/** The script of a SCORM package’s page: passes on to the course platform what the demo in the page’s frame reports. */

import { announceIn } from './announce.ts';
import { connect } from './client.ts';
import { type LearnerRecord, makeRecord } from './learnerRecord.ts';
import { findApi, tameLms } from './lms.ts';

const frame = document.querySelector('iframe');
const line = document.querySelector('[role="status"]');
if (!frame || !line) throw new Error('invalid page; expected a frame and a line for the status');

const hasGoal = frame.dataset['goal'] !== undefined;
const say = announceIn(line);
const demo = connect(frame);
const api = findApi(window);
if (api) {
  const lms = tameLms(api, say);
  const record = makeRecord({ lms, hasGoal, nowMs: () => performance.now() });
  if (record.begin()) keep(record);
} else {
  say(
    'This page is not open in a course platform, so nothing is recorded. The demo works all the same.',
  );
}

/** How long training has to rest, in milliseconds, before it counts as paused. */
const restMs = 2000;

/** Listens to the demo until the page is left. */
function keep(record: LearnerRecord): void {
  say(greeting(record));
  let rest: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;

  const save = () => {
    if (record.save()) say(saved(record));
  };
  const askForState = async () => {
    if (isAsking) return;
    isAsking = true;
    await demo.getState().then(record.keepState, () => say('The demo did not tell its state.'));
    isAsking = false;
  };
  const goBack = async (state: string) => {
    isAsking = true;
    // A run is repeated up to its step, which may take minutes.
    await demo
      .send({ type: 'set-state', state }, { limitMs: 600_000 })
      .catch(() => say('The demo could not go back to where you left it. It begins anew.'));
    isAsking = false;
  };
  const hear = (step: number, share: number) => {
    if (record.note({ step, share })) save();
    void askForState();
    clearTimeout(rest);
    rest = setTimeout(save, restMs);
  };

  demo.on('progress', ({ step, metrics }) => hear(step, metrics['goal'] ?? 0));
  demo.on('complete', ({ step, metrics, passed }) =>
    hear(step, passed ? 1 : (metrics['goal'] ?? 0)),
  );
  if (record.state() !== '') void goBack(record.state());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save();
  });
  addEventListener('pagehide', () => record.finish());
  // A page that the browser kept has ended its session: it needs another.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}

function greeting(record: LearnerRecord): string {
  if (record.isComplete())
    return 'You have completed this lesson before. You may go on trying things.';
  const recorded = hasGoal ? 'Your progress towards the goal' : 'That you train this demo';
  return record.state() === ''
    ? `${recorded} is recorded in your course.`
    : `You go on where you left off. ${recorded} is recorded in your course.`;
}

function saved(record: LearnerRecord): string {
  if (!record.isComplete()) return hasGoal ? `Saved: ${record.score()} % of the goal.` : 'Saved.';
  return hasGoal ? 'Goal reached, and saved in your course.' : 'Done, and saved in your course.';
}
