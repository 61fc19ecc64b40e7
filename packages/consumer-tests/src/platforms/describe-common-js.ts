import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "@crm-invoices/scripts/consumer";
import { nodeProgram } from "@crm-invoices/scripts/platforms";
import { expect, test } from "@jest/globals";
import { checkedLibraries, compilerProgram, outermost } from "../compile.ts";
import { workspace } from "../workspace.ts";
import type { Input } from "./input.ts";

/** How TypeScript resolves modules in a program that is compiled to CommonJS, by the compilers that know the way. */
const resolutions = [
  { resolution: "node10", module: "commonjs", compilers: ["typescript5.4", "typescript5.9"] },
  {
    resolution: "node16",
    module: "node16",
    compilers: ["typescript5.4", "typescript5.9", "typescript6", "typescript7"],
  },
] as const;

/** A project that has installed the packages, and what its program works on. */
interface Project {
  readonly folder: string;
  readonly input: Input;
}

/** Compiles the program in `payment.ts` to CommonJS and runs it, so that it requires the packages. */
export function describeCommonJs(
  nodeVersions: readonly string[],
  expected: object,
  project: () => Project,
): void {
  /** What compilers write alike is run once. */
  const ran = new Set<string>();
  for (const { resolution, module, compilers } of resolutions) {
    test.each(compilers.filter((compiler) => outermost.includes(compiler)))(
      `can be required in a program that %s compiles with ${resolution}`,
      async (compiler) => {
        const { folder, input } = project();
        const program = join(folder, `common-js-${resolution}`);
        await mkdir(program, { recursive: true });
        await writeFile(join(program, "package.json"), JSON.stringify({ type: "commonjs" }));
        await cp(join(folder, "payment.ts"), join(program, "payment.ts"));
        const options = ["--strict", "--target", "es2022", "--lib", "es2022,dom,dom.iterable"];
        await run(
          process.execPath,
          [
            compilerProgram(compiler),
            ...options,
            ...checkedLibraries,
            ...["--module", module, "--moduleResolution", resolution, "payment.ts"],
          ],
          program,
        );
        const code = await readFile(join(program, "payment.js"), "utf8");
        expect(code).toContain("require(");
        if (ran.has(code)) return;
        ran.add(code);
        const main = `require("./payment.js").program(${JSON.stringify(input)}).then((result) => console.log(JSON.stringify(result)));\n`;
        await writeFile(join(program, "main.js"), main);
        for (const version of nodeVersions) {
          const node = nodeProgram(workspace, version);
          expect(JSON.parse(await run(node, ["main.js"], program))).toEqual(expected);
        }
      },
    );
  }
}
