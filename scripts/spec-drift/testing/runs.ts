import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../../workspace/paths.ts";
import { specDrift } from "../command.ts";
import { loadProject, type Project } from "../project.ts";
import { type Judge, redoclyDrift } from "../redocly-drift.ts";

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What was written with --write, and what Redocly was given. */
  readonly written: string;
  readonly judged: string;
}

export interface RunOptions {
  /** The project it runs in: this repository, unless it is told. */
  readonly root?: string;
  /** What it is compared with, if it is not to be read from the project. */
  readonly project?: Project;
  readonly judge?: Judge;
  readonly writes?: boolean;
}

/** A folder for recordings, and the command run on them. */
export interface Runs {
  readonly folder: string;
  /** Writes a recording; what is not a text is written as JSON. Gives its path. */
  record(name: string, content: unknown): Promise<string>;
  /** Runs the command, with --write unless it is not to write. */
  run(parameters: readonly string[], options?: RunOptions): Promise<Run>;
  remove(): Promise<void>;
}

export async function createRuns(): Promise<Runs> {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-runs-"));
  let count = 0;
  return {
    folder,
    async record(name, content) {
      const file = join(folder, name);
      await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
      return file;
    },
    async run(parameters, { root = repository, project, judge = redoclyDrift, writes = true } = {}) {
      const out: string[] = [];
      const err: string[] = [];
      const judged: string[] = [];
      const place = join(folder, `report-${count++}`);
      await mkdir(place);
      const report = join(place, "report.txt");
      const code = await specDrift(
        root,
        writes ? [...parameters, "--write", report] : parameters,
        { log: (text) => out.push(text), error: (text) => err.push(text) },
        {
          load: async () => project ?? (await (root === repository ? loadOnce : loadProject)(root)),
          judge: (document, lines) => {
            judged.push(...lines);
            return judge(document, lines);
          },
        },
      );
      return {
        code,
        out: out.join("\n"),
        err: err.join("\n"),
        written: await readFile(report, "utf8").catch(() => ""),
        judged: judged.join("\n"),
      };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

let loaded: Promise<Project> | undefined;

/** Reading and flattening the documents takes longer than comparing a call with them. */
export function loadOnce(root: string): Promise<Project> {
  loaded ??= loadProject(root);
  return loaded;
}

/** Finds nothing: for tests of what is given to Redocly, not of what it says. */
export const silentJudge: Judge = () => Promise.resolve([]);
