import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { dropBareImports } from "./bare-imports.ts";

test("imports that import nothing are removed, and no other line", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bare-imports-"));
  try {
    const file = join(folder, "brand.js");
    await writeFile(
      file,
      'import {\n  a\n} from "./a.js";\nimport "./chunk-1.js";\nimport "polyfill";\nexport { a };\n',
    );
    await dropBareImports(folder);
    expect(await readFile(file, "utf8")).toBe(
      'import {\n  a\n} from "./a.js";\n\nimport "polyfill";\nexport { a };\n',
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
