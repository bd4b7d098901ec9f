/** The browser that tests run in: found on this machine, or else installed; on its own, says in words what it did. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const isRoot = process.getuid?.() === 0;

/** Starts Chromium without a sandbox where it must, with WebGL drawn in software, and without calls to its makers. */
export const launchFlags: readonly string[] = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  ...quietFlags(),
];

/** The same without any graphics card, emulated or not: the emulation would draw every page, and slowly. */
export const flagsWithoutWebGL: readonly string[] = ['--disable-gpu', ...quietFlags()];
/** The path of a browser that starts. Installs one when there is none; throws, with what was tried, when that fails. */
export function findBrowser(say: (sentence: string) => void = () => {}): string {
  const tried: string[] = [];
  for (const { name, provide } of sources) {
    const path = provide(say);
    if (path && starts(path)) {
      say(`Browser: ${path} (${name}).`);
      return path;
    }
    tried.push(path ? `${name} (${path} does not start)` : name);
  }
  throw new Error(
    `invalid machine; expected a Chromium or a way to install one. Tried: ${tried.join(', ')}`,
  );
}

interface Source {
  readonly name: string;
  readonly provide: (say: (sentence: string) => void) => string | undefined;
}

const sources: readonly Source[] = [
  { name: 'from CHROMIUM_PATH', provide: () => process.env.CHROMIUM_PATH },
  { name: 'from the system', provide: systemBrowser },
  { name: "Playwright's own", provide: () => chromium.executablePath() },
  {
    name: 'installed by Playwright',
    provide: (say) => {
      say('No browser on this machine: asking Playwright to install one …');
      run('npx', 'playwright', 'install', '--with-deps', 'chromium');
      return chromium.executablePath();
    },
  },
  {
    name: 'installed by apt-get',
    provide: (say) => {
      if (process.platform !== 'linux') return undefined;
      say('Playwright could not install one: asking apt-get …');
      run('apt-get', 'update');
      run('apt-get', 'install', '--yes', 'chromium');
      return systemBrowser();
    },
  },
];

function systemBrowser(): string | undefined {
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
  return [...onPath, ...elsewhere].find((path) => existsSync(path) && starts(path));
}

/** Some distributions put a script in the browser's place that only asks for another package. */
function starts(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}

function run(command: string, ...parameters: readonly string[]): void {
  const asRoot =
    command === 'apt-get' && !isRoot ? ['sudo', '--non-interactive', command] : [command];
  const [program = command, ...rest] = [...asRoot, ...parameters];
  spawnSync(program, rest, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

if (import.meta.main) findBrowser(console.log);

function quietFlags(): readonly string[] {
  return [
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}
