/** Preloaded into a server under test: lets the parent ask what memory is in use once garbage is collected. */
process.on("message", () => {
  // Twice: what the first run finalizes, the second one frees.
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ rss, used: heapUsed + external });
});
