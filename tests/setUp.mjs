/** Installs the packages when what stands in node_modules is not what package-lock.json asks for; else silent. Runs on Node 20. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const ownNode = join(root, 'node_modules/node/bin/node');

if (!isInstalled()) {
  console.log('Installing the packages (npm ci); this takes about a minute …');
  const { status, error } = install();
  if (status !== 0) {
    fail(
      `The packages could not be installed: npm ci ${error ? `did not start (${error.message})` : `ended with ${status}`}. ` +
        'Look at the lines above; most often the network or the registry is out of reach. Then run the command again.',
    );
  }
  if (!isInstalled()) {
    fail(
      'npm ci ended well, but the packages are not those of package-lock.json. Delete node_modules and run the command again.',
    );
  }
  if (process.platform !== 'win32' && !existsSync(ownNode)) {
    fail(
      'The package "node" has no program in it: npm did not run its install script. Run "npm rebuild node", then the command again.',
    );
  }
}

/**
 * npm writes what it installed into node_modules/.package-lock.json, as its last act: an interrupted
 * installation leaves none. Packages for other platforms are in the lock file alone.
 */
function isInstalled() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const other = present[path];
    if (!other) return entry.optional === true;
    return other.version === entry.version && other.integrity === entry.integrity;
  });
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(join(root, lockFile), 'utf8')).packages;
  } catch {
    return null; // Missing or half written: both mean that an installation is due.
  }
}

function install() {
  // The Node in node_modules would be deleted while it runs npm.
  const path = (process.env.PATH ?? '').split(delimiter).filter((x) => !x.includes('node_modules'));
  return spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=warn'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path.join(delimiter) },
    shell: process.platform === 'win32',
  });
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
