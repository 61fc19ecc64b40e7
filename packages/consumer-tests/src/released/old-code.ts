import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { codeBlocks } from "@crm-invoices/scripts/code-blocks";

/** A program that a user of the last release may have written. */
export interface OldProgram {
  /** Its name in the folder where it is compiled. */
  readonly file: string;
  /** Where it stands. */
  readonly origin: string;
  readonly text: string;
}

/** What is kept of a package's last release: each example of its manual, and its type tests with what they import. */
export async function oldPrograms(released: string): Promise<OldProgram[]> {
  const manual = await readFile(join(released, "README.md"), "utf8");
  const examples = manual.split(/^## /m).flatMap((chapter) => {
    const [title = ""] = chapter.split("\n");
    return codeBlocks(chapter, "ts").map((text) => ({ origin: `README.md, “${title}”`, text }));
  });
  const tests = (await readdir(released)).filter((name) => name.endsWith(".ts"));
  return [
    ...examples.map((example, index) => ({ file: `example-${index + 1}.ts`, ...example })),
    ...(await Promise.all(
      tests.map(async (name) => ({
        file: name,
        origin: name,
        text: await readFile(join(released, name), "utf8"),
      })),
    )),
  ];
}
