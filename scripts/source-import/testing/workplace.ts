import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { importSource } from "../command.ts";

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
export function invoiceDocument() {
  return {
    openapi: "3.0.0",
    info: { title: "Invoice API", version: "1.0", description: "Prose about the document.", contact: {} },
    tags: [{ name: "Invoice", description: "Prose about a tag." }],
    servers: [{ url: "https://example.com", description: "Prose about a server." }],
    "x-tagGroups": { name: "Invoice" },
    paths: {
      "/invoices/{invoiceId}/record-payment": {
        summary: "Prose about a path.",
        post: {
          operationId: "record-invoice",
          summary: "Prose about an operation.",
          description: "More prose about an operation.",
          tags: ["Invoice"],
          deprecated: true,
          security: [{ Location: ["invoices.write"] }, { Agency: ["invoices.write"] }],
          parameters: [
            {
              name: "invoiceId",
              in: "path",
              required: true,
              description: "Prose about a parameter.",
              schema: { type: "string", example: "6578278e", description: "Prose about a schema." },
            },
          ],
          requestBody: {
            required: true,
            description: "Prose about a body.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/RecordPaymentDto" } } },
          },
          responses: {
            "200": {
              description: "Prose about a response.",
              headers: {
                "X-Limit": { description: "Prose about a header.", schema: { type: "integer", minimum: 0 } },
              },
              content: { "application/json": { schema: { type: "object" }, example: { success: true } } },
            },
            "400": {
              description: "Bad.",
              content: {
                "application/json": {
                  examples: {
                    Twice: { summary: "Prose about an example.", value: { message: "Paid twice" } },
                  },
                },
              },
            },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        Unused: { type: "http", scheme: "basic" },
        Location: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          name: "Authorization",
          in: "header",
          description: "Use the Access Token generated with user type as Sub-Account (OR) another token.",
        },
        Agency: {
          type: "http",
          scheme: "bearer",
          description: "Use the Access Token generated with user type as Agency.",
        },
      },
      schemas: {
        UnusedDto: { type: "object" },
        RecordPaymentDto: {
          type: "object",
          title: "Prose as a title",
          description: "Prose about a payment.",
          required: ["mode", "description"],
          properties: {
            mode: {
              type: "string",
              enum: ["cash", "card"],
              default: "cash",
              description: "Prose about a mode.",
            },
            description: { type: "string", maxLength: 10, nullable: true, example: "Paid. In two parts." },
            card: {
              description: "Prose about a card.",
              nullable: true,
              allOf: [{ $ref: "#/components/schemas/CardDto" }],
            },
            amount: { type: "number", minimum: 0, exclusiveMinimum: true, example: 999 },
          },
        },
        CardDto: {
          type: "object",
          properties: { brand: { type: "string", "x-note": "Prose in an extension." } },
        },
      },
    },
  };
}
