import fc from "fast-check";

/** Amounts of a client, in cents and whole: what JSON writes of them is exact. */
const cents = fc.integer({ min: -500, max: 30_000 }).map((amount) => amount / 100);

/** Lines of an invoice that come to whole cents, so that the model needs no rounding. */
const items = fc.array(
  fc.record({
    name: fc.constantFrom("Hours", "Parts", "Travel"),
    currency: fc.constant("USD"),
    amount: fc.integer({ min: 0, max: 10_000 }).map((amount) => amount / 100),
    qty: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 3 },
);

/** Which of the invoices so far an operation is for; now and then none that there is. */
const target = fc.integer({ min: -1, max: 9 });

/** One operation of a random sequence. */
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("create" as const), items }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("text2pay" as const), items, send: fc.boolean() }) },
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant("pay" as const), target, amount: fc.option(cents) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("send" as const), target }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("update" as const), target, items }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("void" as const), target }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), target }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("read" as const), target }) },
);

/** A random sequence of operations. */
export const sequence = fc.array(step, { minLength: 1, maxLength: 12 });
