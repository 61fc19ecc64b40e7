import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { editsModule } from "./edits-module.ts";

/** The edits of notes, which are read by the given operations. */
function moduleOf(paths: string): string | undefined {
  const json = (name: string) => `{ application/json: { schema: { $ref: "#/components/schemas/${name}" } } }`;
  const answer = (name: string) => `{ "200": { description: It., content: ${json(name)} } }`;
  return editsModule(
    parse(`
paths:
  /notes/{noteId}:
    put:
      operationId: updateNote
      requestBody: { required: true, content: ${json("NoteRequest")} }
      responses: ${answer("Note")}
${paths.replaceAll(/answer\((\w+)\)/g, (_, name: string) => answer(name))}
components:
  schemas:
    Note: { type: object }
    LongNote: { allOf: [{ $ref: "#/components/schemas/Note" }] }
    NoteRequest: { type: object }
    Notes: { type: object, properties: { notes: { type: array, items: { $ref: "#/components/schemas/Note" } } } }
`),
  );
}

describe("the functions that edit a resource", () => {
  test("read it by the operation that gets it at the same path", () => {
    const text = moduleOf("    get: { operationId: getNote, responses: answer(LongNote) }");
    expect(text).toContain("client.getNote({ noteId }, call)");
    expect(text).toContain("change: Change<NoteRequest, LongNote>");
    expect(text).not.toContain("readFromList");
  });

  test("read it by an operation that takes its id in the query", () => {
    const text = moduleOf(`  /notes/preview:
    get:
      operationId: previewNote
      parameters: [{ name: noteId, in: query, required: true, schema: { type: string } }]
      responses: answer(Note)`);
    expect(text).toContain("client.previewNote({ noteId }, call)");
  });

  test("read it from the list that has such records, where nothing gets it by its id", () => {
    const text = moduleOf("  /notes:\n    get: { operationId: listNotes, responses: answer(Notes) }");
    expect(text).toContain("readFromList(client.listNotes, ({ notes }) => notes, noteId, call)");
    expect(text).toContain("change: Change<NoteRequest, Note>");
  });

  test("are none where nothing reads it", () => {
    expect(moduleOf("")).toBeUndefined();
  });
});
