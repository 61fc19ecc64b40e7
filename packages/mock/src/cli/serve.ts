import { readBundle } from "../documents.ts";
import { type Mock, startMock } from "../mock.ts";
import type { ServeCommand } from "./arguments.ts";
import { curlCommand } from "./curl.ts";

/** Starts one mock for each brand and prints how to call it; they run until the process is told to stop. */
export async function serve({ brands, port, host }: ServeCommand): Promise<void> {
  const mocks: Mock[] = [];
  const close = () => Promise.all(mocks.map((mock) => mock.close()));
  const stop = () => void close().finally(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);

  try {
    for (const [index, brand] of brands.entries()) {
      const mock = await startMock({ brand, port: port && port + index, host });
      mocks.push(mock);
      const { title, document } = readBundle(brand);
      console.log(`${title} (${brand})\n  ${mock.url}\n  ${curlCommand(document, mock.url)}\n`);
    }
  } catch (error) {
    await close();
    throw error;
  }
  console.log("Press Ctrl-C to stop.");

  // Prism throws outside of its own error handling on some requests, such as a path that ends in `%`.
  process.on("uncaughtException", (error) => {
    console.error(`A request was left without an answer, because Prism failed on it: ${error.message}`);
  });
}
