import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { loadLedger } from "../../reconcile/load.ts";
import { repository } from "../../workspace/paths.ts";
import { createProject } from "../testing/project.ts";
import { readUpdateRules, type UpdateRule } from "./rules.ts";
import { updatesModule } from "./updates-module.ts";

/** The functions for a resource that is read by one schema and written by another; each has the properties given. */
function moduleOf(
  read: string,
  write: string,
  { schemas = "", rules = [] as readonly UpdateRule[] } = {},
): string {
  const document = parse(`
paths:
  /notes/{noteId}:
    put:
      operationId: updateNote
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/NoteRequest" } } }
      responses:
        "200":
          description: The note.
          content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } }
  /notes:
    put:
      operationId: updateAll
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/NoteRequest" } } } }
      responses: { "200": { description: All. } }
components:
  schemas:
    Note: ${read}
    NoteRequest: ${write}
${schemas}`);
  return updatesModule(document, rules) ?? "";
}

const rule = (at: string, action: UpdateRule["action"], from?: string): UpdateRule => ({
  at,
  from,
  action,
  ledger: "some-entry",
  statedAt: "spec/updates.yaml:7",
});
const object = (properties: string, required = "") =>
  `{ type: object, required: [${required}], properties: { ${properties} } }`;

describe("the functions that make an update of what was read", () => {
  test("are one for each operation that replaces a resource, with its types", () => {
    const text = moduleOf(object("a: { type: string }", "a"), object("a: { type: string }", "a"));
    expect(text).toContain(
      "export function toNoteRequest(note: Note, options: UpdateOptions = {}): NoteRequest {",
    );
    expect(text.match(/export function/g)).toHaveLength(1);
    expect(updatesModule({ paths: {} }, [])).toBeUndefined();
  });

  test.each([
    [
      "what is there on both ends is passed on, and asked for",
      "a: { type: string }",
      "a",
      "a: { type: string }",
      "a",
      `a: required(value.a, \`\${path}.a\`),`,
    ],
    [
      "what may be missing is written if it is there",
      "a: { type: string }",
      "",
      "a: { type: string }",
      "",
      "...(value.a != null && { a: value.a }),",
    ],
    [
      "what may be null is not written then",
      "a: { type: [string, 'null'] }",
      "a",
      "a: { type: string }",
      "",
      "...(value.a != null && { a: value.a }),",
    ],
    [
      "what has to be written has to be read",
      "a: { type: string }",
      "",
      "a: { type: string }",
      "a",
      `a: required(value.a, \`\${path}.a\`),`,
    ],
    [
      "text becomes a day",
      "a: { type: string }",
      "a",
      "a: { type: string, format: date }",
      "a",
      `a: day(required(value.a, \`\${path}.a\`), \`\${path}.a\`, options),`,
    ],
    [
      "a day stays as it is",
      "a: { type: string, format: date }",
      "a",
      "a: { type: string, format: date }",
      "a",
      `a: required(value.a, \`\${path}.a\`),`,
    ],
    [
      "text becomes one of some values",
      "a: { type: string }",
      "a",
      "a: { type: string, enum: [b, c] }",
      "a",
      `a: oneOf(required(value.a, \`\${path}.a\`), ["b","c"], \`\${path}.a\`),`,
    ],
    [
      "one of few values is one of many",
      "a: { type: string, enum: [b] }",
      "a",
      "a: { type: string, enum: [b, c] }",
      "a",
      `a: required(value.a, \`\${path}.a\`),`,
    ],
    [
      "items of a list that are not described are checked",
      "a: { type: array }",
      "a",
      "a: { type: array, items: { type: number } }",
      "a",
      `a: required(value.a, \`\${path}.a\`).map((item, index) => numeric(item, \`\${path}.a[\${index}]\`)),`,
    ],
    [
      "a field that is not documented to be read is kept",
      "b: { type: string }",
      "b",
      "a: { type: string }",
      "",
      `...(undocumented["a"] != null && { a: text(undocumented["a"], \`\${path}.a\`) }),`,
    ],
    [
      "an object of any fields is passed on",
      "a: { type: object }",
      "a",
      "a: { type: object }",
      "a",
      `a: required(value.a, \`\${path}.a\`),`,
    ],
    [
      "a whole number is a number",
      "a: { type: integer }",
      "a",
      "a: { type: number }",
      "a",
      `a: required(value.a, \`\${path}.a\`),`,
    ],
  ])("%s", (_, read, readRequired, write, writeRequired, line) => {
    expect(moduleOf(object(read, readRequired), object(write, writeRequired))).toContain(`\t\t${line}\n`);
  });

  test("leave out what the update does not take", () => {
    const text = moduleOf(
      object("_id: { type: string }, a: { type: string }", "_id, a"),
      object("a: { type: string }"),
    );
    expect(text).not.toContain("_id");
  });

  test("keep every field for a schema that takes any", () => {
    const read = object("a: { type: string }");
    const properties = "properties: { a: { type: string } }";
    for (const open of [`{ type: object, additionalProperties: true, ${properties} }`, `{ ${properties} }`]) {
      expect(moduleOf(read, open)).toContain("\t\t...value,\n\t\t...(value.a != null");
    }
    expect(moduleOf(read, read)).not.toContain("...value,");
  });

  const line =
    "    Line: { type: object, required: [n], properties: { n: { type: number }, id: { type: string } } }\n    LineInput: { type: object, required: [n], properties: { n: { type: number } } }";

  test("go through named schemas, in lists and alternatives too", () => {
    const schemas = line;
    const list = (name: string) =>
      object(`a: { type: array, items: { $ref: "#/components/schemas/${name}" } }`, "a");
    const text = moduleOf(list("Line"), list("LineInput"), { schemas });
    expect(text).toContain(
      `a: required(value.a, \`\${path}.a\`).map((item, index) => lineToLineInput(item, \`\${path}.a[\${index}]\`, options)),`,
    );
    expect(text).toContain(
      "function lineToLineInput(value: Line, path: string, _options: UpdateOptions): LineInput {",
    );
    const either = 'a: { oneOf: [{ type: string }, { $ref: "#/components/schemas/Line" }] }';
    const chosen = moduleOf(object('a: { $ref: "#/components/schemas/Line" }', "a"), object(either, "a"), {
      schemas,
    });
    expect(chosen).toContain(`a: lineToLine(required(value.a, \`\${path}.a\`), \`\${path}.a\`, options),`);
  });

  test("do not take an empty object for one whose fields are not documented", () => {
    const write = object('a: { $ref: "#/components/schemas/LineInput" }');
    const text = moduleOf(object("a: { type: object }"), write, { schemas: line });
    expect(text).toContain(
      `...(isFilled(value.a) && { a: unknownToLineInput(value.a, \`\${path}.a\`, options) }),`,
    );
  });

  test.each([
    ["a: { type: string }", "a: { type: number }", "noteToNoteRequest.a: string is read, number is written."],
    [
      "a: { type: object }",
      "a: { type: object, properties: { b: { type: string } } }",
      "noteToNoteRequest.a: the schema of the update has no name.",
    ],
    [
      "a: { type: boolean }",
      "a: { oneOf: [{ type: string }, { type: number }] }",
      "noteToNoteRequest.a: no alternative of the update is like what is read.",
    ],
  ])("are refused where no function can be made: %s to %s", (read, write, message) => {
    expect(() => moduleOf(object(read, "a"), object(write, "a"))).toThrow(
      `${message} Correct a schema, or leave the property out in spec/updates.yaml.`,
    );
  });
});

describe("a rule for what the schemas cannot tell", () => {
  const both = object("a: { type: string }");

  test.each([
    [
      { kind: "day" },
      `...(value.a != null && { a: day(value.a, \`\${path}.a\`, options) }),`,
      "is written as a day",
    ],
    [
      { kind: "otherwise", value: "none" },
      'a: value.a == null ? "none" : value.a,',
      'is `"none"` when none was read',
    ],
  ] as const)("changes what is written, and is told: %j", (action, code, told) => {
    const text = moduleOf(both, both, { rules: [rule("NoteRequest.a", action)] });
    expect(text).toContain(`\t\t${code}\n`);
    expect(text).toContain(` * - \`a\` ${told} (some-entry).`);
  });

  test("leaves a property out, of one schema alone when it names it", () => {
    const leaveOut = { kind: "leaveOut" } as const;
    expect(moduleOf(both, both, { rules: [rule("NoteRequest.a", leaveOut, "Note")] })).not.toContain(
      "value.a",
    );
    expect(() => moduleOf(both, both, { rules: [rule("NoteRequest.a", leaveOut, "Other")] })).toThrow(
      "spec/updates.yaml:7: no update has the property NoteRequest.a. Correct or remove the rule.",
    );
  });

  test("names an entry of the ledger", async () => {
    const { entries } = await loadLedger(repository);
    const known = entries.map(({ id }) => id);
    const rules = await readUpdateRules(repository);
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter(({ ledger }) => !known.includes(ledger))).toEqual([]);
  });

  test.each([
    ["{ at: A.b, day: true }", 'spec/updates.yaml:2: rules[0]: the key "ledger" is missing.'],
    ["{ at: A.b, ledger: c }", "expected one of day: true, leaveOut: true and otherwise"],
    [
      "{ at: A.b, ledger: c, day: true, leaveOut: true }",
      "expected one of day: true, leaveOut: true and otherwise",
    ],
    ["{ at: A.b, ledger: c, leave: true }", "rules[0].leave: unknown key"],
  ])("that cannot be meant is refused: %s", async (text, message) => {
    const project = await createProject({ "spec/updates.yaml": `rules:\n  - ${text}\n` });
    await expect(readUpdateRules(project.root)).rejects.toThrow(message);
    await project.remove();
  });
});
