import type { ClientOptions } from "@crm-invoices/core";
import { type Mock, type Names, startMock } from "@crm-invoices/mock";
import { listOperations } from "@crm-invoices/openapi";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readDocument } from "./document.ts";
import { callBy } from "./faults/operations.ts";

const wanted = "6578278e879ad2646715ba9c";

/** A brand's package as these tests see it. */
export interface EditingPackage {
  readonly brand: { readonly id: string };
  readonly createClient: (options: ClientOptions<never>) => object;
  /** The module that has the edits. */
  readonly edits: Readonly<Record<string, unknown>>;
}

/** Edits, with each function of a brand, what its mock has. */
export function describeEdits({ brand, createClient, edits }: EditingPackage): void {
  const updates = listOperations(readDocument(`${brand.id}.observed`)).filter(
    ({ method, path }) => method === "PUT" && path.endsWith("}"),
  );
  const names = updates.map(({ id }) => id.replace("update", "edit"));
  let mock: Mock<Names>;

  beforeAll(async () => {
    mock = await startMock<Names>({ brand: brand.id });
  });

  afterAll(() => mock?.close());

  test("there is an edit for every operation that replaces a resource, and no other", () => {
    expect(
      Object.keys(edits)
        .filter((name) => name.startsWith("edit"))
        .sort(),
    ).toEqual(names.toSorted());
    expect(names.length).toBeGreaterThanOrEqual(5);
  });

  describe.each(updates)("the edit by $id", ({ id, path, method }) => {
    const idName = /\{(\w+)\}$/.exec(path)?.[1] ?? "";

    /** Edits a record of the mock, whose answers can be changed, by giving it another name. */
    async function editIn(rewrite: (text: string) => string = (text) => text) {
      const sent: unknown[] = [];
      const client = createClient({
        token: "any",
        altId: wanted,
        baseUrl: mock.url,
        fetch: async (input, init) => {
          if (init?.method === method) sent.push(JSON.parse(String(init.body)));
          const response = await fetch(input, init);
          // A list of the mock has the ids of its examples.
          const text = (await response.text()).replaceAll(/"_id":"[^"]*"/g, `"_id":"${wanted}"`);
          return new Response(rewrite(text), response);
        },
      });
      const change = (body: object) => ({ ...body, name: "Edited" });
      const result = await callBy(edits, id.replace("update", "edit"), client, { [idName]: wanted }, change);
      return { ...result, sent };
    }

    test("writes what the mock accepts", async () => {
      const { data, error, sent } = await editIn();
      expect(error).toBeUndefined();
      expect(data).toBeDefined();
      expect(sent).toEqual([expect.objectContaining({ name: "Edited" })]);
    });

    test("sends nothing when the record was changed in between", async () => {
      let reads = 0;
      const { error, sent } = await editIn((text) => {
        reads++;
        return text.replaceAll(/"updatedAt":"[^"]*"/g, `"updatedAt":"2026-01-0${reads}T00:00:00.000Z"`);
      });
      expect(error).toMatchObject({ name: "EditError", reason: "changed" });
      expect([reads, sent]).toEqual([2, []]);
    });
  });
}
