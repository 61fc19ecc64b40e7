import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { sourceFiles } from "./git.ts";
import { repository } from "./paths.ts";

/** What a POSIX shell understands and the shell of Windows does not, or otherwise. */
const ofOneShell = /'|\$|`|;|\\|(^|&& *)[A-Z_]+=|\b(rm|cp|mv|mkdir|cat|env|export|sh|bash) -|(?<!&)&(?!&)/;

test.each(["rm -rf dist && tsc", "CI=1 turbo run", "jest 'a b'", "tsc; jest", "jest $1", "serve & jest"])(
  "%s is a script of one shell alone",
  (script) => expect(script).toMatch(ofOneShell),
);

const manifests = (await sourceFiles(repository, ".")).filter((path) => /(^|\/)package\.json$/.test(path));

describe.each(manifests)("%s", (path) => {
  test("has scripts that every system's shell runs", async () => {
    const { scripts = {} }: { scripts?: Record<string, string> } = JSON.parse(
      await readFile(join(repository, path), "utf8"),
    );
    expect(Object.values(scripts).filter((script) => ofOneShell.test(script))).toEqual([]);
  });
});
