import type { ServeCommand } from "./arguments.ts";
import { openMock } from "./open.ts";
import { untilStopped } from "./until-stopped.ts";
import { watch } from "./watch.ts";

/** Starts the mock, prints how to call it and what it is asked; it runs until the process is told to stop. */
export async function serve(command: ServeCommand): Promise<void> {
  const { brands, documents } = command;
  await untilStopped(async () => {
    const { mock, banner } = await openMock(command);
    if (command.watch) watch({ brands, documents, mock, say: (line) => console.log(line) });
    console.log(`${banner}\n\nPress Ctrl-C to stop.`);
    return mock;
  });
}
