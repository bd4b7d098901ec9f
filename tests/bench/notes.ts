/** What a reader of the tables has to know. */

/** Printed below the tables of the whole benchmark. */
export const notes = `All train in a worker of headless Chromium, on the same batches, in turns; WebGL is drawn in software.
Medians of rounds, each settled at its end. Frames are counted apart, while training in slices of 16 ms (webgl: 4 ms), on a page
that stands still, and (drawing) on one that draws 256 points twenty times a second, which in software keeps a core busy by itself.
Memory: all of WebAssembly's memory, or else the textures that exist, or else what TensorFlow.js counts within a step.
gan-lab has GAN Lab's sizes, and Adam like the others.
"naive" is TensorFlow.js 4.22 with its own optimizer; it looks tokens up by one-hot rows, as its wasm backend has no other gradient.
1x32 and 2x64 use GELU everywhere. nanogpt has RMS norms, no biases and one table for reading and writing; its webgpu was left out,
as in software it is slower than its webgl. jax compiles the whole step; the page is not isolated, so that it has one thread.
`;
