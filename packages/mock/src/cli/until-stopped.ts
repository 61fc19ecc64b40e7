const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs a server until the process is told to stop, or nobody reads its output any more; then closes it. */
export async function untilStopped(start: () => Promise<{ close(): Promise<void> }>): Promise<void> {
  let server: { close(): Promise<void> } | undefined;
  const stop = (): void => {
    // A second signal while connections are being cut must not wait for the first.
    for (const signal of signals) process.once(signal, () => process.exit(0));
    void Promise.resolve(server?.close()).finally(() => process.exit(0));
  };
  for (const signal of signals) process.once(signal, stop);
  // As after `| head`.
  process.stdout.on("error", stop);
  server = await start();
}
