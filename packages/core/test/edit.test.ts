import { describe, expect, test } from "@jest/globals";
import { edit, readFromList } from "../src/edit/index.ts";
import type { Result } from "../src/index.ts";
import type { UpdateOptions } from "../src/updates.ts";

interface Note {
  readonly text: string;
  readonly updatedAt?: string;
}

const done = <Data>(data: Data) => ({ data, error: undefined, response: new Response() });
const facts = {
  name: "NotFoundError",
  status: 404,
  method: "GET",
  path: "/",
  operationId: undefined,
  attempts: 1,
  uncertain: false,
  headers: undefined,
  traceId: undefined,
  body: undefined,
  problems: [],
} as const;
const failed: Result<Note> = {
  data: undefined,
  error: Object.assign(new Error("404"), facts),
  response: undefined,
};

/** A record that is read as given, one after the other, and what was written. */
function record(...reads: readonly [Result<Note>, ...Result<Note>[]]) {
  const written: unknown[] = [];
  const calls: unknown[] = [];
  let count = 0;
  return {
    written,
    calls,
    steps: {
      read: async (options: object) => {
        calls.push(options);
        return reads[Math.min(count++, reads.length - 1)] ?? reads[0];
      },
      toBody: ({ text }: Note, { timeZone }: UpdateOptions) => ({
        text: timeZone ? `${text} ${timeZone}` : text,
      }),
      write: async (body: { text: string }, options: object) => {
        written.push(body);
        calls.push(options);
        return done({ text: "written" });
      },
    },
  };
}

const first = done({ text: "a", updatedAt: "1" });

describe("edit", () => {
  test("writes what the change makes of what was read, with the caller's options in each call", async () => {
    const { steps, written, calls } = record(first);
    const options = { timeZone: "UTC", retries: 1 };
    const { data } = await edit(steps, (body, read) => ({ text: `${body.text}, ${read.text}` }), options);
    expect([data, written, calls]).toEqual([
      { text: "written" },
      [{ text: "a UTC, a" }],
      [{ retries: 1 }, { retries: 1 }, { retries: 1 }],
    ]);
  });

  test("takes a body that was changed in place, and waits for a change that takes time", async () => {
    const { steps, written } = record(first);
    await edit(steps, async (body) => Object.assign(body, { text: "b" }), {});
    expect(written).toEqual([{ text: "b" }]);
  });

  test.each([
    ["its updatedAt moves", done({ text: "a", updatedAt: "2" })],
    ["what would be overwritten moves, though its updatedAt does not", done({ text: "b", updatedAt: "1" })],
    ["it loses its updatedAt", done({ text: "a" })],
  ])("refuses when %s in between", async (_, second) => {
    const { steps, written } = record(first, second);
    const { error, response } = await edit(steps, () => ({ text: "b" }), {});
    expect(error).toMatchObject({ name: "EditError", reason: "changed", uncertain: false });
    expect([written, response]).toEqual([[], undefined]);
  });

  test("refuses even when the change changes what was read to what it has become", async () => {
    const { steps } = record(done({ text: "a", updatedAt: "1" }), done({ text: "b", updatedAt: "2" }));
    const { error } = await edit(
      steps,
      (body, read) => {
        Object.assign(read, { text: "b", updatedAt: "2" });
        return body;
      },
      {},
    );
    expect(error?.name).toBe("EditError");
  });

  test.each([
    ["first", failed, failed],
    ["second", first, failed],
  ] as const)("writes nothing when the %s read fails", async (_, one, other) => {
    const { steps, written } = record(one, other);
    expect(await edit(steps, (body) => body, {})).toBe(failed);
    expect(written).toEqual([]);
  });

  test("writes nothing when the change throws", async () => {
    const { steps, written } = record(first);
    const change = () => Promise.reject(new Error("no"));
    await expect(edit(steps, change, {})).rejects.toThrow("no");
    expect(written).toEqual([]);
  });
});

describe("readFromList", () => {
  const pages =
    (...lists: readonly (readonly string[])[]) =>
    async ({ offset }: { offset: number }) => {
      const all = lists.flat();
      const ids = lists.find((_, index) => lists.slice(0, index).flat().length === offset) ?? [];
      return done({ items: ids.map((_id) => ({ _id })), total: all.length });
    };
  const itemsOf = ({ items }: { items: { _id: string }[] }) => items;

  test.each([["a"], ["c"], ["d"]])("finds %s on whichever page, however long pages are", async (id) => {
    const { data } = await readFromList(pages(["a", "b"], ["c"], ["d"]), itemsOf, id, {});
    expect(data).toEqual({ _id: id });
  });

  test("says that nothing has the id, by the total, an empty page, or a page that comes again", async () => {
    const endless = async () => done({ items: [{ _id: "a" }] });
    const empty = async () => done({ items: [] });
    const errors = await Promise.all([
      readFromList(pages(["a"]), itemsOf, "x", {}),
      readFromList(empty, itemsOf, "x", {}),
      readFromList(endless, itemsOf, "x", {}),
    ]);
    expect(errors.map(({ error }) => error)).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ name: "EditError", reason: "not found" })),
    );
  });

  test.each([[{}], [{ items: null }], [{ items: [null] }], [[]], [null]])(
    "says that nothing has the id when %j is answered in place of a page",
    async (answer) => {
      const { error } = await readFromList(async () => done(Object(answer)), itemsOf, "x", {});
      expect(error).toMatchObject({ name: "EditError", reason: "not found" });
    },
  );

  test("passes on the error of a page that cannot be read", async () => {
    expect(await readFromList(async () => failed, itemsOf, "x", {})).toEqual(failed);
  });
});
