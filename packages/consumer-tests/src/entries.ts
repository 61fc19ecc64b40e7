import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** What an entry of `exports` leads to, by condition. */
type Target = string | { readonly [condition: string]: Target };

async function exportsOf(project: string, name: string): Promise<Readonly<Record<string, Target>>> {
  const manifest = await readFile(join(project, "node_modules", name, "package.json"), "utf8");
  const { exports }: { readonly exports: Readonly<Record<string, Target>> } = JSON.parse(manifest);
  return exports;
}

/** Every entry of an installed package, as programs import it. */
export async function entriesOf(project: string, name: string): Promise<string[]> {
  return Object.keys(await exportsOf(project, name))
    .filter((entry) => entry !== "./package.json")
    .map((entry) => name + entry.slice(1));
}

/** The file that a browser's bundler takes for an entry of an installed package, from the project's folder. */
export async function browserFile(project: string, specifier: string): Promise<string> {
  const [, name = "", entry = ""] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(specifier) ?? [];
  const target = (await exportsOf(project, name))[`.${entry}`];
  const file = target === undefined ? undefined : choose(target);
  if (file === undefined) throw new Error(`${specifier} has no file for browsers.`);
  return join("node_modules", name, file);
}

function choose(target: Target): string | undefined {
  if (typeof target === "string") return target;
  const [chosen] = Object.entries(target).filter(([condition]) =>
    /^(?:browser|import|default)$/.test(condition),
  );
  return chosen && choose(chosen[1]);
}
