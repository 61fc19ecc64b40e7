import { expect, test } from "@jest/globals";
import type { ObservedAction } from "./actions.ts";
import { observedSummary } from "./differences.ts";

const thing = {
  type: "object",
  required: ["size", "name"],
  properties: { size: {}, name: {}, kind: { enum: ["a"] } },
};

function documentOf(Thing: object, components: object = {}): unknown {
  const schema = { $ref: "#/components/schemas/Thing" };
  const response = { description: "A thing.", content: { "application/json": { schema } } };
  return {
    paths: { "/things": { get: { operationId: "getThing", responses: { 200: response } } } },
    components: { schemas: { Thing, ...components } },
  };
}

const at = "/components/schemas/Thing";

function action(parts: Partial<ObservedAction>): ObservedAction {
  return {
    line: "spec/observed/things.overlay.yaml:1",
    topic: "Things",
    description: "Something",
    entries: ["thing"],
    targets: [],
    update: undefined,
    ...parts,
  };
}

test("each difference stands with the entries of the actions that made it, alike places together", () => {
  const actions = [
    action({
      entries: ["size-left-out"],
      targets: [
        { pointer: `${at}/required/0`, value: "size" },
        { pointer: `${at}/required/1`, value: "name" },
      ],
    }),
    action({
      entries: ["kinds"],
      targets: [{ pointer: at, value: thing }],
      update: { properties: { kind: { enum: ["b"] }, colour: { type: "string" } } },
    }),
  ];
  const observed = {
    ...thing,
    required: [],
    properties: { ...thing.properties, kind: { enum: ["a", "b"] }, colour: { type: "string" } },
  };
  expect(observedSummary(actions, documentOf(thing), documentOf(observed)).differences).toEqual([
    {
      places: ["Thing.size", "Thing.name"],
      documented: "required",
      observed: "optional",
      entries: ["size-left-out"],
    },
    { places: ["Thing.kind"], documented: '"a"', observed: '"a", "b"', entries: ["kinds"] },
    { places: ["Thing.colour"], documented: "left open", observed: "described: string", entries: ["kinds"] },
  ]);
});

test("an action that changes words only is a note", () => {
  const actions = [
    action({
      description: "A long name is refused",
      entries: ["name-length"],
      targets: [{ pointer: `${at}/properties/name`, value: {} }],
      update: { description: "Callers report 40 characters." },
    }),
  ];
  const observed = {
    ...thing,
    properties: { ...thing.properties, name: { description: "Callers report 40 characters." } },
  };
  expect(observedSummary(actions, documentOf(thing), documentOf(observed))).toEqual({
    differences: [],
    notes: ["name-length"],
  });
});
