/** A page that speaks an embed's side of the contract and trains nothing, so that only the package is tested. */

import { serve } from './coursePlatform.ts';

/** Where it is served: the goal is 20 steps; `padding` makes its state that much longer. */
export interface StandIn {
  readonly address: (padding?: number) => string;
  readonly close: () => void;
}

/** Serves it on another site than the course platform's. */
export async function serveStandIn(): Promise<StandIn> {
  const { port, close } = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(html),
  );
  return {
    address: (padding = 0) => `http://127.0.0.1:${port}/embed/stand-in/?padding=${padding}`,
    close,
  };
}

const html = `<!doctype html>
<html lang="en">
<title>Stand-in</title>
<p>Step <output>0</output></p>
<button>Step</button>
<script>
const output = document.querySelector('output');
const padding = Number(new URLSearchParams(location.search).get('padding'));
const say = (message) => parent.postMessage({ fromNoise: 1, ...message }, '*');
let step = 0;
const show = () => { output.textContent = step; };
const metrics = () => ({ goal: Math.min(1, step / 20) });
document.querySelector('button').addEventListener('click', () => {
  step += 1;
  show();
  say({ type: 'progress', step, metrics: metrics(), stepsPerSecond: 1, backend: 'simd' });
  if (step === 20) say({ type: 'complete', goal: 'steps', passed: true, step, metrics: metrics() });
});
addEventListener('message', ({ data: { type, id, state } }) => {
  if (type === 'get-state') say({ type: 'state', id, state: '?v=1&step=' + step + '&x='.padEnd(padding, 'x') });
  if (type === 'set-state') {
    step = Number(new URLSearchParams(state).get('step'));
    show();
    say({ type: 'done', id });
  }
});
say({ type: 'ready', demo: 'stand-in', version: 1, params: {}, goals: [{ id: 'steps', label: '20 steps' }] });
say({ type: 'resize', height: 333 });
</script>
</html>`;
