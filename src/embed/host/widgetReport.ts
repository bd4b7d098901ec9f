/** What a notebook hears of a demo: the traits `step`, `metrics`, `complete` and `state`, at most four times a second. */

import type { Client } from './declarations.ts';

/** What we use of anywidget's model. */
export interface WidgetModel {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, callback: () => void): void;
  off(event: string, callback: () => void): void;
}

/** Writes what the demo tells into the model's traits. Returns a function that stops it. */
export function reportTo(model: WidgetModel, client: Client): () => void {
  let news: Record<string, unknown> = {};
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isStopped = false;

  const report = (values: Record<string, unknown>) => {
    news = { ...news, ...values };
    timer ??= setTimeout(save, 250);
  };

  async function save(): Promise<void> {
    // Without an answer the state stays as it was; the rest is known all the same.
    const state = await client.getState().then(
      (text) => ({ state: text }),
      () => ({}),
    );
    if (isStopped) return;
    for (const [name, value] of Object.entries({ ...news, ...state })) model.set(name, value);
    model.save_changes();
    news = {};
    timer = null;
  }

  client.on('ready', () => report({ complete: false }));
  client.on('progress', ({ step, metrics }) => report({ step, metrics }));
  client.on('complete', ({ step, metrics, passed }) => report({ step, metrics, complete: passed }));
  return () => {
    isStopped = true;
    if (timer !== null) clearTimeout(timer);
  };
}
