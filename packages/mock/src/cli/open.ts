import { readBundles } from "../documents.ts";
import type { RequestListener } from "../log/requests.ts";
import { messageOf } from "../message.ts";
import { type Mock, startMockOf } from "../mock.ts";
import type { Names } from "../names.ts";
import type { ServeCommand } from "./arguments.ts";
import { banner } from "./banner.ts";
import { requestLine } from "./line.ts";
import { otherMock } from "./port-in-use.ts";

/** A mock that runs, and what to print about it. */
export interface OpenMock {
  readonly mock: Mock<Names>;
  readonly banner: string;
}

type Wanted = Pick<ServeCommand, "brands" | "port" | "host" | "quiet"> & Partial<ServeCommand>;

/** Starts the mock that a command line asks for, and prints what it is asked unless that is to be quiet. */
export async function openMock({ brands, documents, quiet, ...options }: Wanted): Promise<OpenMock> {
  const bundles = readBundles(brands, documents);
  const mock = await startMockOf(bundles, options).catch(async (error: unknown) => {
    throw new Error((await otherMock(error)) ?? messageOf(error), { cause: error });
  });
  if (!quiet) mock.onRequest(printer());
  return { mock, banner: banner(bundles, mock) };
}

/** Prints a line for each request; those of one moment are written at once, as each write costs as much as a response. */
function printer(): RequestListener {
  const lines: string[] = [];
  return (record) => {
    lines.push(requestLine(record));
    if (lines.length === 1) setImmediate(() => console.log(lines.splice(0).join("\n")));
  };
}
