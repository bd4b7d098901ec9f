/** The entry of /embed/v1/widget.js: a demo in a notebook, as an anywidget (https://anywidget.dev/en/afm/). */

import { embedBase } from './base.ts';
import { type OpenFrame, openFrame, putFault } from './frame.ts';
import { type Settings, settingNames } from './frameAddress.ts';
import { reportTo, type WidgetModel } from './widgetReport.ts';

/** What anywidget asks of a module. */
export default { render };

/** Shows the demo that the model's traits describe. Returns what takes it away. */
function render({ model, el }: { readonly model: WidgetModel; readonly el: HTMLElement }) {
  let stop = open(model, el);
  const openAnew = () => {
    stop();
    stop = open(model, el);
  };
  const changes = ['base', ...settingNames].map((name) => `change:${name}`);
  for (const change of changes) model.on(change, openAnew);
  return () => {
    for (const change of changes) model.off(change, openAnew);
    stop();
    el.replaceChildren();
  };
}

function open(model: WidgetModel, el: HTMLElement): () => void {
  const { client } = openDemo(model, el);
  if (!client) return () => undefined;
  const stopReports = reportTo(model, client);
  return () => {
    stopReports();
    client.close();
  };
}

function openDemo(model: WidgetModel, el: HTMLElement): OpenFrame {
  const base = embedBase(model.get('base'), import.meta.url);
  if (base === null) return putFault(el, baseFault(model.get('base')));
  const settings: Settings = Object.fromEntries(
    settingNames.map((name) => [name, model.get(name)]),
  );
  return openFrame(el, base, settings);
}

function baseFault(base: unknown): string {
  const expected = 'expected the site’s address, such as https://from-noise.example.';
  return base ? `base was “${base}”, ${expected}` : `base is missing, ${expected}`;
}
