/** The scoreboard of patterns: what the model has learned so far, in plain words. */

import type { Metrics } from '#engine/session.ts';
import type { Definition, ParameterValues } from './defineDemo.ts';

/** What the scoreboard judges by. */
export interface ScoreboardProps {
  readonly definition: Definition;
  readonly values: ParameterValues;
  readonly metrics: Metrics | null;
}

/** A bar for each pattern that means something under these settings; it turns when its target is met. */
export function Scoreboard({ definition, values, metrics }: ScoreboardProps) {
  return (
    <div className="scoreboard" data-part="scoreboard">
      <p className="title">Patterns learned so far</p>
      <ul aria-label="Patterns learned so far">
        {definition.patterns.map((pattern) => {
          const progress = metrics && pattern.progress(metrics, values);
          if (progress === null || metrics === null) return null;
          const isMet = progress >= pattern.target;
          return (
            <li key={pattern.id} data-pattern={pattern.id} data-met={isMet}>
              <span>{pattern.label(values)}</span>
              <b>
                {pattern.reading(metrics, values)}
                {isMet && <span className="tick"> ✓</span>}
                <span className="hidden">{isMet ? ', learned' : ', not yet'}</span>
              </b>
              <i className="bar" aria-hidden="true">
                <i
                  className="fill"
                  style={{ width: `${100 * Math.min(1, Math.max(0, progress))}%` }}
                />
                {pattern.target < 1 && (
                  <i className="target" style={{ left: `${100 * pattern.target}%` }} />
                )}
              </i>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
