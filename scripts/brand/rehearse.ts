import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../command/user-error.ts";
import { filesBelow } from "../workspace/files.ts";
import { publishedPackages } from "../workspace/packages.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { repository } from "../workspace/paths.ts";
import { pnpm } from "../workspace/pnpm.ts";
import type { Scratch } from "../workspace/scratch.ts";
import type { Step } from "../workspace/steps.ts";

/**
 * Tests of what is as it was where they ran: of what is built with the documents of one brand, of the tools of this project,
 * and of its workflows.
 */
const aboutOtherThings = [
  "sandbox/test/documents/contract",
  "contract-tests/test/documents/describe-contract",
  "scripts/(borders/borders|redocly/same-as-cli|release/workflow|source-import/.*|tools/.*|workspace/gate)",
];

/**
 * Adds a brand to a scratch clone, runs there the tests and checks of the types that it can fail, and takes the brand away
 * again. With `NIGHTLY=true` every other test runs there, too: that its packages install, and that it sends what the others
 * send, hangs on the template alone, with which the brands of this project are tested by day.
 */
export async function rehearse(scratch: Scratch, step: Step): Promise<void> {
  // What the new brand does not touch was built and tested here already, and is taken from there.
  const env = {
    ...process.env,
    TURBO_CACHE_DIR: join(repository, ".turbo/cache"),
    TURBO_TELEMETRY_DISABLED: "1",
  };
  const command = (...parameters: string[]) => {
    return (signal: AbortSignal) => pnpm(parameters, { cwd: scratch.root, env, shown: true, signal });
  };
  const turbo = (...tasks: string[]) => command("exec", "turbo", "run", ...tasks);
  await step("install", 900, command("install", "--frozen-lockfile", "--prefer-offline"));
  await step("build", 900, turbo("build"));
  const before = await builtCode(scratch.root);
  await step("brand:new", 900, command("brand:new", "acme", "--title", "Acme CRM", "--alt-type", "location"));
  await step(
    "tests and types of the brand",
    1800,
    turbo("test", "test:code", "types", "--filter=@crm-invoices/acme"),
  );
  await step("build beside the brand", 900, turbo("build"));
  expectSame(before, await builtCode(scratch.root));
  const except = ["--", `--testPathIgnorePatterns=(${aboutOtherThings.join("|")})(\\.documents)?\\.test`];
  await step("tests of the documents of all brands", 1800, turbo("test:documents", ...except));
  if (process.env["NIGHTLY"] === "true") {
    const others = ["test", "test:code", "test:documents", "test:packages", "test:equivalence"];
    await step("every other test", 3600, turbo(...others));
  }
  await step("formatting", 900, command("check:format"));
  await step("generated files", 900, command("generate", "--check"));
  await step("brand:remove", 900, command("brand:remove", "acme"));
  const left = await scratch.git("status", "--porcelain", "--untracked-files=all");
  if (left !== "") {
    throw new UserError(`After brand:remove these files are not as before brand:new:\n${left}`);
  }
}

/** What the published packages run, file → text. */
async function builtCode(root: string): Promise<Map<string, string>> {
  const packages = await publishedPackages(root);
  const files = await Promise.all(packages.map(({ folder }) => filesBelow(join(folder, "dist"))));
  const code = files.flat().filter((file) => !/\.d\.c?ts$/.test(file));
  return new Map(
    await Promise.all(
      code.map(async (file) => [pathFrom(root, file), await readFile(file, "utf8")] as const),
    ),
  );
}

/** Tests that read no documents would show the same again: what they are about is what they ran for, byte for byte. */
export function expectSame(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): void {
  const changed = [...before].filter(([file, text]) => after.get(file) !== text).map(([file]) => file);
  if (before.size === 0 || changed.length > 0) {
    throw new UserError(
      `A new brand changes what other packages run, for which no tests ran with it:\n${changed.join("\n") || "Nothing was built."}`,
    );
  }
}
