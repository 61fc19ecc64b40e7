import { afterAll, expect, test } from "@jest/globals";
import { createProject, type Project } from "../generate/testing/project.ts";
import { currentBundles } from "../generate/units.ts";

const projects: Project[] = [];

afterAll(() => Promise.all(projects.map((project) => project.remove())));

interface Shown {
  readonly outcome: string;
  readonly without?: readonly string[];
  readonly callers?: number;
}

function ledger(reports: readonly Shown[], evidence = reports.length > 0 ? "R" : "U"): string {
  const list = reports.map((report, index) => ({
    source: `caller ${index}`,
    date: "2026-11-28",
    sent: "a request",
    ...report,
  }));
  const entry = {
    id: "reason-left-out",
    title: "a title",
    about: [{ operation: "*", at: "request.reason" }],
    claims: [{ source: "callers", says: "something" }],
    reports: list,
    decision: "a decision",
    evidence,
    why: "a reason",
    status: "disputed",
    reviewBy: "2027-05-28",
  };
  return JSON.stringify({ entries: [entry] });
}

function overlay(action: object, description = "No reason is needed (reason-left-out)."): string {
  const actions = [{ description, ...action }];
  return JSON.stringify({ overlay: "1.0.0", info: { title: "Reasons", version: "1.0.0" }, actions });
}

const dropReason = {
  target: "$.components.schemas.VoidInvoiceRequest.required[?@ == 'reason']",
  remove: true,
};
/** Of a response: nothing in a request has it. */
const voided = {
  "spec/paths/invoices/void.yaml": JSON.stringify({
    post: {
      operationId: "voidInvoice",
      summary: "Void an invoice",
      parameters: [{ $ref: "../../shared/parameters/Version.yaml" }],
      requestBody: {
        content: {
          "application/json": { schema: { $ref: "../../schemas/invoices/VoidInvoiceRequest.yaml" } },
        },
      },
      responses: {
        200: {
          description: "The invoice.",
          content: { "application/json": { schema: { $ref: "../../schemas/invoices/Voided.yaml" } } },
        },
      },
    },
  }),
  "spec/openapi.yaml":
    "openapi: 3.1.1\ninfo: { title: Invoices API, version: 1.0.0 }\nservers: [{ url: https://example.com }]\npaths:\n  /invoices/void:\n    $ref: paths/invoices/void.yaml\n",
  "spec/schemas/invoices/Voided.yaml":
    "type: object\nrequired: [reason, at]\nproperties: { reason: { type: string }, at: { type: string } }\n",
};

/** What bundling says: that the documents are made, or why it refuses. */
async function bundle(files: Readonly<Record<string, string>>): Promise<string> {
  const project = await createProject(files);
  projects.push(project);
  try {
    await currentBundles(project.root)("observed");
    return "bundled";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const observed = (action: object, reports: readonly Shown[], description?: string) =>
  bundle({
    "spec/observed/reasons.overlay.yaml": overlay(action, description),
    "spec/ledger.yaml": ledger(reports),
  });

test("an entry without reports admits nothing", async () => {
  expect(await observed(dropReason, [])).toMatch(
    /^spec\/observed\/reasons\.overlay\.yaml:1: the entry reason-left-out \(spec\/ledger\.yaml:1\) lists no reports\./,
  );
});

test("an action names an entry that exists", async () => {
  const reports = [{ outcome: "accepted", without: ["reason"] }];
  expect(await observed(dropReason, reports, "No reason is needed.")).toMatch(
    /expected the description of the action to end with the ledger entry/,
  );
  expect(await observed(dropReason, reports, "No reason is needed (reason-lost).")).toMatch(
    /spec\/ledger\.yaml has no entry reason-lost\. Add it, or correct the name\./,
  );
});

test.each<[string, readonly Shown[]]>([
  ["one recorded success", [{ outcome: "accepted", without: ["reason"] }]],
  ["two callers who leave it out", [{ outcome: "not shown", without: ["reason"], callers: 2 }]],
  [
    "two callers in two reports",
    [
      { outcome: "not shown", without: ["reason"] },
      { outcome: "not shown", without: ["reason"] },
    ],
  ],
  ["a field named by its place", [{ outcome: "accepted", without: ["invoice.reason"] }]],
])("a field of a request becomes optional with %s", async (_, reports) => {
  expect(await observed(dropReason, reports)).toBe("bundled");
});

test.each<[string, readonly Shown[]]>([
  ["one caller's code", [{ outcome: "not shown", without: ["reason"] }]],
  ["a success with the field", [{ outcome: "accepted", without: ["altType"] }]],
  ["a success and no word of what was left out", [{ outcome: "accepted" }]],
])("a field of a request stays required with %s", async (_, reports) => {
  expect(await observed(dropReason, reports)).toMatch(
    /:1: no report of reason-left-out shows that a call which leaves "reason" out of a request was accepted, and no two callers send it\. Add the reports/,
  );
});

const text = { type: "string", description: "A text." };
const withoutReason = {
  type: "object",
  description: "A request whose reason may be left out.",
  required: ["altId", "altType"],
  properties: { altId: text, altType: { $ref: "#/components/schemas/AltType" }, reason: text },
};
const body = { content: { "application/json": { schema: { $ref: "#/components/schemas/WithoutReason" } } } };

test.each<[string, object]>([
  ["as one of all", { target: "$.components.schemas.VoidInvoiceRequest.required", remove: true }],
  [
    "by another schema",
    {
      target: "$",
      update: {
        components: { schemas: { WithoutReason: withoutReason } },
        paths: { "/invoices/{invoiceId}/void": { post: { requestBody: body } } },
      },
    },
  ],
])("a field of a request becomes optional %s only with what it needs alone", async (_, action) => {
  const names = ["altId", "altType"];
  expect(await observed(action, [{ outcome: "accepted", without: names }])).toMatch(
    /:1: no report of reason-left-out shows that a call which leaves "reason" out of a request was accepted/,
  );
  expect(await observed(action, [{ outcome: "accepted", without: [...names, "reason"] }])).toBe("bundled");
});

test.each(["refused", "failed"])(
  "a field of a request stays required when a call was %s",
  async (outcome) => {
    const reports = [
      { outcome: "accepted", without: ["reason"] },
      { outcome, without: ["reason"] },
    ];
    expect(await observed(dropReason, reports)).toContain(
      `caller 1 reports that a call which leaves "reason" out of a request was ${outcome}.`,
    );
  },
);

test("a field of a response becomes optional with one response that lacks it, and not without", async () => {
  const action = { target: "$.components.schemas.Voided.required[?@ == 'reason']", remove: true };
  const with_ = (reports: readonly Shown[]) =>
    bundle({
      ...voided,
      "spec/observed/reasons.overlay.yaml": overlay(action),
      "spec/ledger.yaml": ledger(reports),
    });
  // That another call was refused says nothing of what a response has.
  expect(
    await with_([
      { outcome: "accepted", without: ["reason"] },
      { outcome: "refused", without: ["reason"] },
    ]),
  ).toBe("bundled");
  expect(await with_([{ outcome: "not shown", without: ["reason"], callers: 3 }])).toMatch(
    /no report of reason-left-out shows a response that lacks "reason"/,
  );
});

test.each<[string, object]>([
  ["a value more", { target: "$.components.schemas.AltType", update: { enum: ["company"] } }],
  ["any type", { target: "$.components.schemas.VoidInvoiceRequest.properties.reason.type", remove: true }],
])("%s in a request needs what a field left out needs", async (_, action) => {
  expect(await observed(action, [{ outcome: "not shown" }])).toMatch(
    /no report of reason-left-out shows that a call which sends what the documented contract refuses was accepted/,
  );
});

test.each<[string, object]>([
  [
    "a note",
    {
      target: "$.components.schemas.VoidInvoiceRequest.properties.reason",
      update: { description: "Callers report that 40 characters are the most." },
    },
  ],
  [
    "a field that the documented contract leaves open",
    {
      target: "$.components.schemas.VoidInvoiceRequest.properties",
      update: { comment: { description: "A comment." } },
    },
  ],
])("%s needs no more than a report", async (_, action) => {
  expect(await observed(action, [{ outcome: "not shown" }])).toBe("bundled");
  expect(await observed(action, [{ outcome: "refused" }])).toBe("bundled");
});

test.each<[string, object, string]>([
  [
    "a limit",
    { target: "$.components.schemas.VoidInvoiceRequest.properties.reason", update: { maxLength: 40 } },
    "documented is no maxLength, observed maxLength 40",
  ],
  [
    "the type of a field that is left open in a request",
    {
      target: "$.components.schemas.VoidInvoiceRequest.properties",
      update: { comment: { type: "string", description: "A comment." } },
    },
    "documented is not described, observed string",
  ],
  [
    "a required field",
    { target: "$.components.schemas.VoidInvoiceRequest.required", update: ["comment"] },
    "documented is optional, observed required",
  ],
  [
    "an operation less",
    { target: "$.paths['/invoices/{invoiceId}/void'].post", remove: true },
    "observed no such operation",
  ],
])(
  "%s is refused, whatever is reported: the observed contract is never narrower",
  async (_, action, words) => {
    const message = await observed(action, [{ outcome: "accepted" }]);
    expect(message).toMatch(
      /^The observed contract of acme is narrower than the documented one\. Mend the overlay/,
    );
    expect(message).toContain(words);
  },
);
