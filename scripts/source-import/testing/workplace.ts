import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { importSource } from "../command.ts";
import document from "./invoice-document.json" with { type: "json" };

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A temporary project with one brand, and the documents that a test imports into it. */
export interface Workplace {
  readonly root: string;
  /** Writes a file; what is not a text is written as JSON. */
  write(path: string, content: unknown): Promise<void>;
  /** Runs the command with an address; parameters that begin with `./` are paths in the workplace. */
  run(...parameters: string[]): Promise<Run>;
  /** Runs the command with these parameters and no more. */
  runExactly(...parameters: string[]): Promise<Run>;
  text(name: string): Promise<string>;
  source(name: string): Promise<unknown>;
  remove(): Promise<void>;
}

export async function createWorkplace(files: Readonly<Record<string, unknown>>): Promise<Workplace> {
  const root = await mkdtemp(join(tmpdir(), "crm-invoices-import-"));
  const write = async (path: string, content: unknown) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(
      join(root, path),
      typeof content === "string" ? content : JSON.stringify(content, null, 2),
    );
  };
  const text = (name: string) => readFile(join(root, `spec/sources/${name}.yaml`), "utf8");
  const runExactly = async (...parameters: string[]): Promise<Run> => {
    const printed: { out: string[]; err: string[] } = { out: [], err: [] };
    const code = await importSource(
      root,
      parameters.map((parameter) => parameter.replace(/(^|=)\.\//, `$1${root}/`)),
      { log: (line) => printed.out.push(line), error: (line) => printed.err.push(line) },
    );
    const shown = (lines: string[]) => lines.join("\n").replaceAll(`${root}/`, "");
    return { code, out: shown(printed.out), err: shown(printed.err) };
  };
  await write("spec/brands/highlevel.overlay.yaml", "");
  await write("spec/brands/leadway.overlay.yaml", "");
  for (const [path, content] of Object.entries(files)) {
    await write(path, content);
  }
  return {
    root,
    write,
    text,
    run: (...parameters) => runExactly(...parameters, "--address", "https://docs.example/api.json"),
    runExactly,
    source: async (name) => parse(await text(name)),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** A small document with prose at every place that allows it. */
export const invoiceDocument = (): typeof document => structuredClone(document);
