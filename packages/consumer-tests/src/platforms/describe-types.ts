import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { listOperations } from "@crm-invoices/openapi";
import { expect, test } from "@jest/globals";
import { compile, outermost } from "../compile.ts";
import { workspace } from "../workspace.ts";
import { callPlaces } from "./call-places.ts";
import { shownAfter } from "./editor.ts";

type Reference = { readonly $ref?: string };
type Media = { readonly content?: { readonly "application/json"?: { readonly schema?: Reference } } };

interface Operation {
  readonly operationId: string;
  readonly requestBody?: Media;
  readonly responses: Readonly<Record<string, Media>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Where an editor is asked, and what follows the text that it is asked after. */
const places = {
  status: ['client.listInvoices({ limit: 1, offset: 0, status: "', '" });'],
  pages: ['paginate(client.listInvoices, { status: "', '" });'],
  anyStatus: ['client.listInvoices({ limit: 1, offset: 0, status: "overdue', '" });'],
  estimates: ['client.listEstimates({ limit: 1, offset: 0, status: "', 'all" });'],
  request: ["export const request: CreateInvoiceRequest", " = given();"],
  optional: ["request.tipsConfiguration", ";"],
  nested: ["request.businessDetails.address", ";"],
  method: ["client.createInvoice", ";"],
} as const;

const strictness = [
  ["--strict", "false"],
  ["--exactOptionalPropertyTypes", "true"],
];

/** Narrows in each way that the manual shows, and has all places. */
const right = `declare function given(): CreateInvoiceRequest;
${Object.values(places)
  .map((text) => text.join(""))
  .join("\n")}
export async function tell(): Promise<string | undefined> {
  const { data, error } = await client.recordInvoicePayment({
    invoiceId: "1",
    body: { mode: "cash", notes: "Paid" },
  });
  if (error) {
    if (error.status === 422) return error.messages.join();
    if (error.status === 503) return error.name satisfies "ServerError";
    if (error.name === "TooManyRequestsError") return String(error.wait);
    if (error.name === "TimeoutError") return String(error.uncertain);
    return error.message;
  }
  const read = await client.getInvoice({ invoiceId: data.invoice.invoiceNumber });
  if (read.error !== undefined) return read.error.name;
  return read.data.invoiceNumber;
}
`;

/** Holds what users read of the types of a brand: errors of the compiler, completions and hovers. */
export function describeTypes(brand: string, project: () => string): void {
  const name = `@crm-invoices/${brand}`;
  const heading = `import { createClient, paginate, type CreateInvoiceRequest } from "${name}";
const client = createClient({ token: "any", altId: "any" });
`;
  const write = async (file: string, text: string) => writeFile(join(project(), file), heading + text);

  test.each(outermost)("errors of %s show names, for every operation", async (compiler) => {
    const { lines, expected } = await wrongCalls(brand);
    await write("wrong.ts", lines.join("\n"));
    const printed = await compile(compiler, "wrong.ts", project(), "--noEmit").then(
      () => "",
      (error: unknown) => String(error),
    );
    const errors = new Map(
      [...printed.matchAll(/^wrong\.ts\((\d+),\d+\): error TS\d+: (.*)$/gm)].map(([, line, text]) => [
        Number(line) - heading.split("\n").length,
        text,
      ]),
    );
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.map((line, index) => [line, errors.get(index)])).toEqual(
      lines.map((line, index) => [line, expect.stringContaining(`'${expected[index]}'`)]),
    );
    expect(printed).not.toContain("{ ");
  });

  test.each(outermost)(
    "narrows in %s, with strictness and without, and takes any status",
    async (compiler) => {
      await write("right.ts", right);
      for (const options of strictness) {
        await compile(compiler, "right.ts", project(), "--noEmit", ...options);
      }
    },
  );

  test.each(outermost)("completes and explains in an editor with %s", async (compiler) => {
    const document = await readDocument(brand);
    const calls = callPlaces(document);
    await write("editor.ts", [right, ...calls.map(({ text, rest }) => text + rest)].join("\n"));
    const texts = Object.values(places).map(([text]) => text);
    const shown = await shownAfter(compiler, join(project(), "editor.ts"), [
      ...texts,
      "client.",
      ...calls.map(({ text }) => text),
    ]);
    const at = Object.fromEntries(Object.keys(places).map((place, index) => [place, shown[index]]));
    const statuses = ["draft", "paid", "partially_paid", "payment_processing", "sent", "void"];
    expect(at["status"]?.completions.toSorted()).toEqual(statuses);
    expect(at["pages"]?.completions.toSorted()).toEqual(statuses);
    expect(at["estimates"]?.completions).toEqual(expect.arrayContaining(["all", "accepted"]));
    expect(at["request"]?.hover).toMatch(/CreateInvoiceRequest/);
    expect(at["optional"]?.hover).toMatch(/tipsConfiguration\?: TipsConfiguration( \| undefined)?\s/);
    expect(at["nested"]?.hover).toMatch(/address\?: string \| Address \| undefined/);
    expect(at["method"]?.hover).toMatch(
      /createInvoice: \(parameters: CreateInvoiceParameters, options\?: CallOptions<Version>( \| undefined)?\) => Promise<CreateInvoiceResult>/,
    );
    const [client, ...inCalls] = shown.slice(texts.length).map(({ completions }) => completions.toSorted());
    expect(client).toEqual([...listOperations(document).map(({ id }) => id), "request"].sort());
    expect(calls.length).toBeGreaterThan(100);
    expect(calls.map(({ text }, index) => [text, inCalls[index]])).toEqual(
      calls.map(({ text, names, values }) => [
        text,
        names ? expect.arrayContaining([...names]) : values?.toSorted(),
      ]),
    );
  });
}

async function readDocument(brand: string): Promise<Document> {
  return JSON.parse(await readFile(join(workspace, `spec/generated/${brand}.observed.json`), "utf8"));
}

/** Calls of every operation with a wrong parameter, body and use of the data, and the type that each error has to name. */
async function wrongCalls(brand: string): Promise<{ lines: string[]; expected: string[] }> {
  const document = await readDocument(brand);
  const lines: string[] = [];
  const expected: string[] = [];
  const expectName = (line: string, type: string) => {
    lines.push(line);
    expected.push(type);
  };
  for (const [path, methods] of Object.entries(document.paths)) {
    const ids = [...path.matchAll(/\{(\w+)\}/g)].map(([, id]) => `${id}: "1", `).join("");
    for (const { operationId, requestBody, responses } of Object.values(methods)) {
      if (operationId === undefined) continue;
      const type = operationId.charAt(0).toUpperCase() + operationId.slice(1);
      expectName(`client.${operationId}(5);`, `${type}Parameters`);
      const body = nameIn(requestBody);
      if (body !== undefined) expectName(`client.${operationId}({ ${ids}body: 5 });`, body);
      const data = nameIn(responses["200"] ?? responses["201"]);
      if (data !== undefined) {
        const given = `Extract<Awaited<ReturnType<typeof client.${operationId}>>, { error: undefined }>["data"]`;
        expectName(`export const ${operationId}: 5 = undefined as unknown as ${given};`, data);
      }
    }
  }
  return { lines, expected };
}

function nameIn(media: Media | undefined): string | undefined {
  return media?.content?.["application/json"]?.schema?.$ref?.split("/").at(-1);
}
