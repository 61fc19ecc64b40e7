import type { Mock } from "../mock.ts";
import type { Names } from "../names.ts";
import type { ServeCommand } from "./arguments.ts";
import { openMock } from "./open.ts";
import { watch } from "./watch.ts";

/** Starts the mock, prints how to call it and what it is asked; it runs until the process is told to stop. */
export async function serve(command: ServeCommand): Promise<void> {
  const { brands, documents } = command;
  let mock: Mock<Names> | undefined;
  const stop = (): void => {
    // A second signal while connections are being cut must not wait for the first.
    for (const signal of signals) process.once(signal, () => process.exit(0));
    void Promise.resolve(mock?.close()).finally(() => process.exit(0));
  };
  for (const signal of signals) process.once(signal, stop);
  // Nobody reads any more, as after `| head`.
  process.stdout.on("error", stop);

  const opened = await openMock(command);
  mock = opened.mock;
  if (command.watch) watch({ brands, documents, mock, say: (line) => console.log(line) });
  console.log(`${opened.banner}\n\nPress Ctrl-C to stop.`);
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
