/** The memory: pieces that never overlap, come back, and go back. */

import { beforeAll, describe, expect, test } from 'vitest';
import { Random } from '#data/random.ts';
import { compileKernels, Heap } from './heap.ts';

let module: WebAssembly.Module;

beforeAll(async () => {
  module = await compileKernels();
});

describe('pieces', () => {
  test('never overlap, whatever sizes come and go', () => {
    const heap = new Heap(module);
    const random = new Random(1, 1);
    const out: { address: number; count: number }[] = [];
    for (let i = 0; i < 2000; i++) {
      if (out.length > 20 && random.uniform() < 0.5) {
        const [gone] = out.splice(random.integer(out.length), 1);
        if (gone) heap.release(gone.address, gone.count);
      } else {
        const count = random.integer(300);
        out.push({ address: heap.allocate(count), count });
      }
    }
    const inOrder = out.toSorted((a, b) => a.address - b.address);
    for (const [i, { address }] of inOrder.entries()) {
      const before = inOrder[i - 1];
      if (before) expect(before.address + 4 * before.count).toBeLessThanOrEqual(address);
    }
  });

  test('begin behind the kernels’ own workspace, at whole vectors', () => {
    const heap = new Heap(module);
    for (const count of [0, 1, 5, 17, 1000]) {
      const address = heap.allocate(count);
      expect(address).toBeGreaterThanOrEqual(Number(heap.kernels.heapStart.value));
      expect(address % 16).toBe(0);
    }
  });

  test('that come back are given out again', () => {
    const heap = new Heap(module);
    heap.allocate(8);
    const address = heap.allocate(1000);
    heap.release(address, 1000);
    expect(heap.allocate(1000)).toBe(address);
  });
});

describe('the memory', () => {
  test('grows as it must, and keeps what is in it', () => {
    const heap = new Heap(module);
    const first = heap.allocate(1000);
    heap.floats.fill(7, first / 4, first / 4 + 1000);
    const before = heap.size;
    const large = heap.allocate(before); // four times its bytes
    expect(heap.size).toBeGreaterThanOrEqual(large + 4 * before);
    expect(heap.floats.slice(first / 4, first / 4 + 1000)).toEqual(new Float32Array(1000).fill(7));
  });

  test('goes back to the browser when it was large and nothing is left in it', () => {
    const heap = new Heap(module);
    const [small, large] = [heap.size, 2 ** 24];
    const address = heap.allocate(large);
    expect(heap.size).toBeGreaterThan(large * 4);
    heap.release(address, large);
    expect(heap.size).toBe(small);
    expect(heap.bytesInUse).toBe(0);
  });

  test('that the device does not have is refused in words', () => {
    const heap = new Heap(module);
    expect(() => heap.allocate(2 ** 29)).toThrow(
      'this model needs more memory than the browser gives',
    );
    expect(heap.bytesInUse).toBe(0);
    expect(heap.allocate(10)).toBeGreaterThan(0);
  });
});
