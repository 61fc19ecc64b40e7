import { readBundles } from "../documents.ts";
import { messageOf } from "../message.ts";
import { type Mock, startMockOf } from "../mock.ts";
import type { Names } from "../names.ts";
import type { ServeCommand } from "./arguments.ts";
import { banner } from "./banner.ts";
import { otherMock } from "./port-in-use.ts";
import { printer } from "./printer.ts";

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
  if (!quiet) mock.onRequest(printer(mock.state()));
  return { mock, banner: banner(bundles, mock) };
}
