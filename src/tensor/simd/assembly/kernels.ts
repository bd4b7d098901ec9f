/** What the module gives to JavaScript. */

export { attention, attentionGradient } from './attention';
export { dense, denseGradientAtLayer, denseGradientAtX, slopes } from './dense';
export { adam, add, copy } from './elementwise';
export { embedding, embeddingGradient } from './embedding';
export { layerNorm, layerNormGradient } from './layerNorm';
export { product } from './product';
export { rotation } from './rotation';
export { scoreLoss } from './scoreLoss';
export { crossEntropy } from './softmax';

/** The first byte behind the module's own workspace: from here on the memory is free. */
export const heapStart: usize = __heap_base;
