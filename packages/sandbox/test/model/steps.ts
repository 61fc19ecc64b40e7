import fc from "fast-check";

/** A line of an invoice that comes to whole cents, so that the model needs no rounding. */
const line = fc.record({
  name: fc.constantFrom("Hours", "Parts", "Travel"),
  currency: fc.constant("USD"),
  amount: fc.integer({ min: 0, max: 10_000 }).map((cents) => cents / 100),
  qty: fc.integer({ min: 1, max: 9 }),
});
const items = fc.array(line, { minLength: 1, maxLength: 3 });
/** Amounts of a payment: whole cents, as JSON writes them exactly, and some of nothing or less. */
const amount = fc.option(fc.integer({ min: -500, max: 30_000 }).map((cents) => cents / 100));
/** A fee of some cents, charged every few days. */
const fee = fc.option(
  fc.record({ cents: fc.integer({ min: 1, max: 2000 }), every: fc.integer({ min: 1, max: 10 }) }),
);
const dueIn = fc.integer({ min: -5, max: 20 });
const rule = {
  items,
  startIn: fc.integer({ min: -3, max: 20 }),
  every: fc.integer({ min: 5, max: 20 }),
  count: fc.option(fc.integer({ min: 1, max: 4 })),
};

/** Which of the records so far it is for; -1 is none that there is, -2 one of another account. */
const target = fc.oneof(
  { weight: 10, arbitrary: fc.integer({ min: 0, max: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(-1, -2) },
);
/** Which invoice text2pay changes; none when it makes one. */
const changeOf = fc.option(target);
/** Which of the two accounts of the world it is for. */
const account = fc.constantFrom(0, 1);
const of = fc.constantFrom("invoice", "estimate");

/** The operations of a random sequence: how often each is chosen, and what it takes. */
const kinds = {
  create: [4, { items, dueIn, fee }],
  text2pay: [3, { items, dueIn, send: fc.boolean(), change: changeOf }],
  pay: [8, { target, amount }],
  send: [3, { target }],
  update: [3, { target, items }],
  lateFees: [1, { target, fee }],
  void: [2, { target }],
  delete: [1, { target }],
  read: [1, { target }],
  visit: [1, { target }],
  number: [1, {}],
  estimate: [3, { items, send: fc.boolean(), autoInvoice: fc.boolean() }],
  estimateUpdate: [1, { target, items, autoInvoice: fc.boolean() }],
  estimateSend: [2, { target }],
  estimateVisit: [1, { target }],
  estimateDecide: [2, { target, decision: fc.constantFrom("accepted", "declined") }],
  estimateInvoice: [2, { target, mark: fc.boolean() }],
  estimateDelete: [1, { target }],
  schedule: [2, rule],
  scheduleUpdate: [1, { target, ...rule }],
  scheduleStart: [3, { target }],
  scheduleRestart: [1, { target }],
  scheduleCancel: [1, { target }],
  scheduleDelete: [1, { target }],
  scheduleRead: [1, { target }],
  template: [1, { of, items }],
  templateUpdate: [1, { of, target, items }],
  templateRead: [1, { of, target }],
  templateDelete: [1, { of, target }],
  settings: [1, {}],
  advance: [4, { days: fc.integer({ min: 1, max: 30 }) }],
  nextDue: [2, {}],
  snapshot: [1, {}],
  restore: [1, {}],
} as const satisfies Readonly<
  Record<string, readonly [number, Readonly<Record<string, fc.Arbitrary<unknown>>>]>
>;

type Kinds = typeof kinds;
type Taken<Fields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends fc.Arbitrary<infer Value> ? Value : never;
};

/** One operation of a random sequence. */
export type Step = {
  [Kind in keyof Kinds]: { readonly kind: Kind; readonly account: number } & Taken<Kinds[Kind][1]>;
}[keyof Kinds];

/** The step of one kind. */
export type StepOf<Kind extends Step["kind"]> = Extract<Step, { readonly kind: Kind }>;

const steps = (chosen: (kind: string) => boolean): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      ...Object.entries(kinds)
        .filter(([kind]) => chosen(kind))
        .map(([kind, [weight, fields]]) => ({
          weight,
          // What the table says of a kind is what its type is made from.
          arbitrary: fc.record({
            kind: fc.constant(kind),
            account,
            ...fields,
          }) as fc.Arbitrary<unknown> as fc.Arbitrary<Step>,
        })),
    ),
    { minLength: 1, maxLength: 16, size: "max" },
  );

const time = ["advance", "nextDue", "snapshot", "restore"];
const others = /^(?:estimate|schedule|template)/;

/** Random sequences of operations: of all kinds, and of one kind of record, with which more happens then. */
export const sequence: fc.Arbitrary<Step[]> = fc.oneof(
  { weight: 2, arbitrary: steps(() => true) },
  { weight: 4, arbitrary: steps((kind) => !others.test(kind)) },
  { weight: 2, arbitrary: steps((kind) => kind.startsWith("estimate") || time.includes(kind)) },
  { weight: 2, arbitrary: steps((kind) => kind.startsWith("schedule") || time.includes(kind)) },
  { weight: 1, arbitrary: steps((kind) => kind.startsWith("template")) },
);
