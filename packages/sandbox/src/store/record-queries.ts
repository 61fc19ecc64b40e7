import { copyRecords, type FoundRecords, recordsIn } from "./layers.ts";
import { type Parts, prepared, preparedForLayers } from "./prepared.ts";

type OneName = "tenant" | "kind" | "id";

const ofOne = (rows: FoundRecords, parameter: Parts<OneName>["parameter"]): FoundRecords =>
  rows
    .where("kind", "=", parameter<string>("kind"))
    .where("tenant", "=", parameter<string>("tenant"))
    .where("id", "=", parameter<string>("id"));

export const selectOne = preparedForLayers(({ db, parameter }: Parts<OneName>, layers) =>
  ofOne(recordsIn(db, layers), parameter).select("document"),
);

export const lockOne = prepared(({ db, dialect, parameter }: Parts<OneName | "layer">) => {
  const own = db.selectFrom("records").where("layer", "=", parameter<string>("layer"));
  const one = ofOne(own, parameter).where("removed", "=", 0).select("document");
  return dialect === "postgres" ? one.forUpdate() : one;
});

export const copyOne = preparedForLayers(({ db, parameter }: Parts<OneName | "layer">, layers) =>
  copyRecords(db, ofOne(recordsIn(db, layers), parameter), parameter<string>("layer")),
);

type ContentName = OneName | "layer" | "status" | "live" | "contact" | "search" | "document";

const contentUpdate = ({ db, parameter }: Parts<ContentName>) =>
  db
    .updateTable("records")
    .set({
      status: parameter("status"),
      live: parameter("live"),
      contact: parameter("contact"),
      search: parameter("search"),
      document: parameter("document"),
    })
    .where("layer", "=", parameter<string>("layer"))
    .where("kind", "=", parameter<string>("kind"))
    .where("tenant", "=", parameter<string>("tenant"))
    .where("id", "=", parameter<string>("id"));

export const updateContent = prepared(contentUpdate);

export const updateOne = prepared((parts: Parts<ContentName | "number" | "issued" | "due">) => {
  const { parameter } = parts;
  return contentUpdate(parts).set({
    number: parameter("number"),
    issued: parameter("issued"),
    due: parameter("due"),
  });
});

export const selectTotal = prepared(({ db, parameter }) =>
  db
    .selectFrom("counters")
    .select("value")
    .where("world", "=", parameter<string>("world"))
    .where("tenant", "=", parameter<string>("tenant"))
    .where("name", "=", parameter<string>("name")),
);

export const addToCounter = prepared(({ db, parameter }) =>
  db
    .insertInto("counters")
    .values({
      world: parameter("world"),
      tenant: parameter("tenant"),
      name: parameter("name"),
      value: parameter("value"),
    })
    .onConflict((conflict) =>
      conflict
        .columns(["world", "tenant", "name"])
        .doUpdateSet(({ eb, ref }) => ({ value: eb(ref("counters.value"), "+", ref("excluded.value")) })),
    ),
);
