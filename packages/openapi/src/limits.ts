/**
 * How many references may follow one another, how deep compositions such as `allOf` may nest, and how deep a sample
 * value goes. Documents that people write stay far below; a document beyond would exhaust the stack or the memory.
 */
export const deepest = 256;
