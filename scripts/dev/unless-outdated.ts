/** What comes of `work`, or undefined as soon as it is outdated; what comes of it then is of no interest. */
export async function unlessOutdated<T>(outdated: AbortSignal, work: Promise<T>): Promise<T | undefined> {
  const over = new AbortController();
  const early = new Promise<undefined>((resolve) => {
    if (outdated.aborted) resolve(undefined);
    outdated.addEventListener("abort", () => resolve(undefined), { once: true, signal: over.signal });
  });
  try {
    return await Promise.race([work, early]);
  } finally {
    over.abort();
  }
}
