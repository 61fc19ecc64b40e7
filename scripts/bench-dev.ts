import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Brand, readBrands } from "./generate/brands.ts";
import { repository } from "./workspace/paths.ts";
import { run } from "./workspace/run.ts";
import { createScratch, type Scratch } from "./workspace/scratch.ts";

/**
 * How long it takes `pnpm dev` from a save until the mocks respond by it: measured on the whole description, in a
 * scratch clone, and compared with `pnpm generate` when nothing has been generated yet. A number of saves may be given.
 */
const saves = Number(process.argv[2] ?? 12);
/** In milliseconds: until what was saved is written, and between two questions to a mock. */
const pause = 2_000;
const poll = 20;
const field = "$.components.schemas.RecordInvoicePaymentRequest.properties.notes";
const schema = "spec/schemas/invoices/RecordInvoicePaymentRequest.yaml";
const notes = "x".repeat(40);

const brands = await readBrands(repository);
const scratch = await createScratch({ linked: true });
try {
  const cold = await coldGenerate(scratch);
  console.log(`cold generate: ${cold.toFixed(0)} ms (median of 3)\n`);
  const mock = await startDev(scratch);
  // As when a person begins to edit: the workers have warmed up by then.
  await wait(3 * pause);
  try {
    await measure("a schema, for every brand", mock, brands, cold, await schemaEdit(scratch));
    const last = brands.slice(-1);
    for (const brand of last) {
      await measure(`the overlay of ${brand.id}`, mock, last, cold, await overlayEdit(scratch, brand));
    }
  } finally {
    await mock.stop();
  }
} finally {
  await scratch.remove();
}

/** Writes the file so that a text of {@link notes} is as long as allowed, or longer. */
type Edit = (allowed: boolean) => Promise<void>;

async function schemaEdit({ root, write }: Scratch): Promise<Edit> {
  const text = await readFile(join(root, schema), "utf8");
  return (allowed) =>
    write(schema, text.replace(/^( +)description: .*note.*$/im, `$&\n$1maxLength: ${limit(allowed)}`));
}

async function overlayEdit({ root, write }: Scratch, { id }: Brand): Promise<Edit> {
  const path = `spec/brands/${id}.overlay.yaml`;
  const text = await readFile(join(root, path), "utf8");
  return (allowed) =>
    write(path, `${text}  - target: ${field}\n    update:\n      maxLength: ${limit(allowed)}\n`);
}

function limit(allowed: boolean): number {
  return allowed ? 100 : 30;
}

async function measure(
  name: string,
  { urls }: Pick<Running, "urls">,
  affected: readonly Brand[],
  cold: number,
  edit: Edit,
): Promise<void> {
  const times: number[] = [];
  for (let save = 0; save < saves; save += 1) {
    const allowed = save % 2 === 1;
    const start = performance.now();
    await edit(allowed);
    await Promise.all(affected.map((brand) => untilResponseIs(urls.get(brand.id) ?? "", brand, allowed)));
    times.push(performance.now() - start);
    // Everything is written before the next save.
    await wait(pause);
  }
  const middle = median(times);
  const most = Math.max(...times);
  const ratio = (time: number) => (time / cold).toFixed(2);
  console.log(
    `${name}: median ${middle.toFixed(0)} ms, most ${most.toFixed(0)} ms of ${saves} saves; to a cold generate ${ratio(middle)} and ${ratio(most)}`,
  );
}

/** Asks until the response is that of the newest save. */
async function untilResponseIs(url: string, { altType }: Brand, allowed: boolean): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/invoices/6578278e879ad2646715ba9c/record-payment`, {
      method: "POST",
      headers: {
        Authorization: "Bearer any-token",
        Version: "2021-07-28",
        "Content-Type": "application/json",
      },
      body: JSON.stringify({
        altId: "6578278e879ad2646715ba9c",
        altType,
        mode: "cheque",
        card: { brand: "", last4: "" },
        cheque: { number: "129-129-129-912" },
        notes,
      }),
    });
    await response.arrayBuffer();
    if (response.ok === allowed) return;
    await wait(poll);
  }
}

interface Running {
  readonly urls: ReadonlyMap<string, string>;
  stop(): Promise<void>;
}

function startDev({ root }: Scratch): Promise<Running> {
  const child = spawn(process.execPath, ["--no-warnings", "scripts/dev.ts", "--port", "0", "--quiet"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  let output = "";
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error(`pnpm dev ended early:\n${output}`)));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (!output.includes("Press Ctrl-C")) return;
      const urls = output.matchAll(/\(([\w-]+)\) +(http:\S+)/g);
      resolve({
        urls: new Map([...urls].map(([, brand = "", url = ""]) => [brand, url])),
        stop: () => {
          child.kill("SIGINT");
          return ended;
        },
      });
    });
  });
}

async function coldGenerate({ root }: Scratch): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await rm(join(root, "spec/generated/manifests"), { recursive: true, force: true });
    const start = performance.now();
    await run(process.execPath, ["scripts/generate.ts"], { cwd: root });
    times.push(performance.now() - start);
  }
  return median(times);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return ((sorted[middle] ?? 0) + (sorted[(sorted.length - 1) >> 1] ?? 0)) / 2;
}
