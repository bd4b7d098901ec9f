/** The whole gate: `npm test` runs every stage, `npm test -- lint vitest` only these. The last line is what passed and failed. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { type Count, rounds, type Stage } from './stages.ts';

const root = join(import.meta.dirname, '..');
const chosen = process.argv.slice(2);
const names = rounds.flat(2).map((stage) => stage.name);
const unknown = chosen.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(', ')}; the stages are ${names.join(', ')}.`);
  process.exit(1);
}

const counts = new Map<string, Count>();
const children = new Set<ChildProcess>();
// Each stage leads a process group, which Ctrl-C at the terminal does not reach.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const child of children) stop(child);
    process.exit(1);
  });
}

const startMs = performance.now();
for (const lanes of rounds) await Promise.all(lanes.map(runLane));

const all = [...counts.values()];
const passed = all.reduce((sum, count) => sum + count.passed, 0);
const failed = all.reduce((sum, count) => sum + count.failed, 0);
console.log(`\nAll stages: ${seconds(startMs)}`);
for (const [name, count] of counts)
  console.log(`  ${count.failed > 0 ? '✗' : '✓'} ${name}: ${inWords(count)}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

async function runLane(stages: readonly Stage[]): Promise<void> {
  for (const stage of stages) {
    if (chosen.length === 0 || chosen.includes(stage.name)) await runStage(stage);
  }
}

async function runStage(stage: Stage): Promise<void> {
  if (stage.needs && (counts.get(stage.needs)?.failed ?? 0) > 0) {
    counts.set(stage.name, { passed: 0, failed: 1 });
    console.log(`${stage.name} │ not run, because ${stage.needs} failed`);
    return;
  }
  const stageStartMs = performance.now();
  if (stage.report) rmSync(stage.report.file, { force: true });
  const exitCode = await runCommand(stage);
  const count = countOf(stage, exitCode);
  counts.set(stage.name, count);
  console.log(`${stage.name} │ ${inWords(count)} in ${seconds(stageStartMs)}`);
}

/** Streams the command's lines under the stage's name. Resolves with its exit code; 1 when it was stopped or did not start. */
function runCommand({ name, command, limitMinutes }: Stage): Promise<number> {
  const [program = '', ...parameters] = command;
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    children.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        const text = stripVTControlCharacters(line).trimEnd();
        if (text !== '') console.log(`${name} │ ${text}`);
      });
    }
    const timer = setTimeout(() => {
      console.log(`${name} │ stopped: it took longer than ${limitMinutes} minutes`);
      stop(child);
    }, limitMinutes * 60_000);
    const finish = (exitCode: number) => {
      clearTimeout(timer);
      children.delete(child);
      resolve(exitCode);
    };
    child.once('error', (error) => {
      console.log(`${name} │ ${error.message}`);
      finish(1);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}

function stop({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    console.log(`process group ${pid} had already ended: ${error}`);
  }
}

/** A stage that failed counts at least one failure, and so does one that tested nothing. */
function countOf({ report }: Stage, exitCode: number): Count {
  if (!report) return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const count = existsSync(report.file)
    ? report.read(readFileSync(report.file, 'utf8'))
    : { passed: 0, failed: 0 };
  const isAmiss = exitCode !== 0 || count.passed === 0;
  return isAmiss ? { ...count, failed: Math.max(1, count.failed) } : count;
}

function inWords({ passed, failed }: Count): string {
  return `${passed} passed, ${failed} failed`;
}

function seconds(sinceMs: number): string {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}
