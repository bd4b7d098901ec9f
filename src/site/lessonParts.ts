/** When each part of a lesson begins and ends. */

/** A part of a lesson, in the order of the plan. */
export interface LessonPart {
  readonly part: string;
  readonly minutes: number;
  readonly how: string;
}

/** The parts with the minutes at which they begin and end. */
export function partsOf(timing: readonly LessonPart[]) {
  let end = 0;
  return timing.map(({ part, minutes, how }) => {
    const from = end;
    end += minutes;
    return { part, how, from, to: end };
  });
}
