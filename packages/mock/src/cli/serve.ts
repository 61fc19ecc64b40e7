import { readBundle } from "../documents.ts";
import type { RequestListener } from "../log/requests.ts";
import { messageOf } from "../message.ts";
import { type Mock, startMockOf } from "../mock.ts";
import type { ServeCommand } from "./arguments.ts";
import { banner } from "./banner.ts";
import { requestLine } from "./line.ts";
import { otherMock } from "./taken.ts";
import { watch } from "./watch.ts";

/** Starts the mock, prints how to call it and what it is asked; it runs until the process is told to stop. */
export async function serve(command: ServeCommand): Promise<void> {
  const { brands, port, host, documents, quiet } = command;
  let mock: Mock | undefined;
  const stop = (): void => {
    // A second signal while connections are being cut must not wait for the first.
    for (const signal of signals) process.once(signal, () => process.exit(0));
    void Promise.resolve(mock?.close()).finally(() => process.exit(0));
  };
  for (const signal of signals) process.once(signal, stop);
  // Nobody reads any more, as after `| head`.
  process.stdout.on("error", stop);

  const bundles = brands.map((brand) => readBundle(brand, documents));
  try {
    mock = await startMockOf(bundles, { port, host });
  } catch (error) {
    throw new Error((await otherMock(error)) ?? messageOf(error), { cause: error });
  }
  if (!quiet) mock.onRequest(printer());
  if (command.watch) watch({ brands, documents, mock, say: (line) => console.log(line) });
  console.log(`${banner(bundles, mock)}\n\nPress Ctrl-C to stop.`);
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Prints a line for each request; those of one moment are written at once, as each write costs as much as an answer. */
function printer(): RequestListener {
  const lines: string[] = [];
  return (record) => {
    lines.push(requestLine(record));
    if (lines.length === 1) setImmediate(() => console.log(lines.splice(0).join("\n")));
  };
}
