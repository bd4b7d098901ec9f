/** Embeds: whatever can be set in a demo can be hidden and fixed by the page that embeds it. */

import { expect, type Locator, type Page, test } from '@playwright/test';
import type { Definition } from '#demos/framework/defineDemo.ts';
import { presetValues } from '#demos/framework/values.ts';
import { demos } from '#demos/registry.ts';

/** What has no control when the demo opens: it is set by pointing in the figure, or only after a throw. */
const withoutControl: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  latent: {
    fromX: 'point A is dragged',
    fromY: 'point A is dragged',
    toX: 'point B is dragged',
    toY: 'point B is dragged',
  },
  'one-token': { copies: 'the switch stands once a token has been thrown' },
  sweep: { point: 'a point of the chart is picked' },
};

/** Where controls stand only after another choice in the figure: the addresses that make it. */
const otherChoices: Readonly<Record<string, readonly string[]>> = {
  'one-token': ['picking=beams'],
  sweep: ['knob=topP'],
  critic: ['method=climb'],
};

for (const definition of demos)
  test(`every setting of ${definition.id} has its place in the embed`, async ({ page }) => {
    const expected = Object.keys(withoutControl[definition.id] ?? {}).toSorted();
    const missing = new Set(settingsOf(definition));
    await expect
      .poll(
        async () => {
          for (const search of ['', ...(otherChoices[definition.id] ?? [])]) {
            const root = await openEmbed(page, definition.id, search);
            for (const id of await foundIn(root)) missing.delete(id);
          }
          return [...missing].toSorted();
        },
        { timeout: 50_000 },
      )
      .toEqual(expected);
  });

for (const [demo, id] of [
  ['one-token', 'temperature'],
  ['gan-points', 'showPull'],
] as const)
  test(`${id} of ${demo} can be hidden, and fixed`, async ({ page }) => {
    const setting = `[data-setting="${id}"] input`;
    const plain = await openEmbed(page, demo);
    await expect(plain.locator(setting).first()).toBeVisible();
    await expect(plain.locator(setting).first()).toBeEnabled();
    const hiding = await openEmbed(page, demo, `hide=${id}`);
    await expect(hiding.locator(setting).first()).toBeHidden();
    const fixing = await openEmbed(page, demo, `lock=${id}`);
    await expect(fixing.locator(setting).first()).toBeVisible();
    await expect(fixing.locator(setting).first()).toBeDisabled();
  });

test('with only the figure and the play bar left, the keyboard trains it', async ({ page }) => {
  const root = await openEmbed(
    page,
    'gan-points',
    'hide=settings,honesty,menu,title,curves,scoreboard,line',
  );
  await expect(root.locator('.panel')).toBeHidden();
  const train = root.getByRole('button', { name: 'Train', exact: true });
  for (let press = 0; press < 20; press++) {
    if (await train.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(train).toBeFocused();
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => Number(await root.getAttribute('data-step')), { timeout: 30_000 })
    .toBeGreaterThan(0);
});

async function openEmbed(page: Page, demo: string, search = ''): Promise<Locator> {
  await page.goto(`/embed/${demo}/?v=1&${search}`);
  const root = page.locator('[data-demo]');
  // An embed stays asleep until something in it is pressed.
  await root.dispatchEvent('click');
  await expect(root).toHaveAttribute('data-alive', 'true', { timeout: 20_000 });
  await page.waitForLoadState('networkidle');
  const more = root.getByText('More settings', { exact: true });
  if (await more.isVisible()) await more.click();
  return root;
}

/** The settings that matter in the demo’s first preset, but for texts that the reader brings or draws. */
function settingsOf(definition: Definition): string[] {
  const values = presetValues(definition, definition.presets[0]?.id ?? '');
  return Object.entries(definition.parameters)
    .filter(([, parameter]) => parameter.applies?.(values) ?? true)
    .filter(
      ([, parameter]) =>
        parameter.kind !== 'text' || !(parameter.isPrivate || parameter.hasOwnControl),
    )
    .map(([id]) => id);
}

/** The ids of all settings that stand there, in all panels that the figure’s own buttons show. */
async function foundIn(root: Locator): Promise<string[]> {
  const ids = new Set<string>();
  const note = async () => {
    await expect(root.getByText(/^(Loading|Asking)/)).toHaveCount(0, { timeout: 15_000 });
    const here = await root
      .locator('[data-setting]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-setting') ?? ''));
    for (const id of here) ids.add(id);
  };
  await note();
  for (const tab of await root.locator('.panel-buttons button').all()) {
    await tab.click();
    await note();
  }
  return [...ids];
}
