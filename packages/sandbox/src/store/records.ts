import { type SelectQueryBuilder, sql } from "kysely";
import { type Connection, type Parts, prepared } from "./prepared.ts";
import type { Database, Tables } from "./schema.ts";

/** What a record is found by, beside what it holds. */
export interface RecordColumns {
  readonly id: string;
  readonly number?: string | null;
  readonly status: string;
  readonly live: boolean;
  readonly contact?: string | null;
  /** All that a search looks at. */
  readonly search: readonly (string | undefined)[];
  /** The day, `YYYY-MM-DD`, by which lists are sorted and cut. */
  readonly issued?: string | null;
  /** An ISO instant: when the clock has to look at it again. */
  readonly due?: string | null;
}

/** Which records are asked for; what is left out is not asked for. */
interface Filter {
  readonly status?: string | undefined;
  readonly live?: boolean | undefined;
  readonly contact?: string | undefined;
  readonly search?: string | undefined;
  /** Days, `YYYY-MM-DD`, both part of the period. */
  readonly issuedFrom?: string | undefined;
  readonly issuedUntil?: string | undefined;
}

/** What a list asks for. */
export interface ListQuery extends Filter {
  /** Default: the newest first. */
  readonly sort?: "issued-ascending" | "issued-descending" | undefined;
  readonly limit: number;
  readonly offset: number;
}

export interface Page<Document> {
  readonly documents: readonly Document[];
  /** How many there are without limit and offset. */
  readonly total: number;
}

/** What one kind of record holds, and how it is found. */
export interface Kind<Document> {
  readonly name: string;
  columns(document: Document): RecordColumns;
}

/** The records of one kind, of one tenant, in one world, within one transaction. */
export class Records<Document> {
  readonly #db: Database;
  readonly #parts: Connection;
  readonly #kind: Kind<Document>;
  readonly #place: { readonly world: string; readonly tenant: string; readonly kind: string };

  constructor(parts: Connection, kind: Kind<Document>, world: string, tenant: string) {
    this.#db = parts.db;
    this.#parts = parts;
    this.#kind = kind;
    this.#place = { world, tenant, kind: kind.name };
  }

  async get(id: string): Promise<Document | undefined> {
    const [row] = await selectOne(this.#parts, { ...this.#place, id });
    return row && parsed(row.document);
  }

  /** Gets a record that is going to be changed: until the transaction ends, nobody else can get it so. */
  async lock(id: string): Promise<Document | undefined> {
    const [row] = await lockOne(this.#parts, { ...this.#place, id });
    return row && parsed(row.document);
  }

  /** Whether another transaction holds the record; SQLite has one transaction at a time, so that none does. */
  async isHeld(id: string): Promise<boolean> {
    if (this.#parts.dialect === "sqlite" || (await this.get(id)) === undefined) return false;
    const one = this.#all().where("id", "=", id).select("id");
    return (await one.forUpdate().skipLocked().executeTakeFirst()) === undefined;
  }

  /** @param position counts up: the order in which records came to be. */
  async insert(document: Document, position: number): Promise<void> {
    await this.#db
      .insertInto("records")
      .values({ ...this.#place, position, ...this.#row(document) })
      .execute();
    await this.#addToTotal(1);
  }

  async replace(document: Document): Promise<void> {
    await updateOne(this.#parts, { ...this.#place, ...this.#row(document) });
  }

  async remove(id: string): Promise<void> {
    const { world, tenant, kind } = this.#place;
    const { numDeletedRows } = await this.#db
      .deleteFrom("records")
      .where("world", "=", world)
      .where("kind", "=", kind)
      .where("tenant", "=", tenant)
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    await this.#addToTotal(-Number(numDeletedRows));
  }

  /** Whether another record than the one with this id has the number. */
  async hasNumber(number: string, exceptId: string | undefined): Promise<boolean> {
    const found = await this.#all()
      .where("number", "=", number)
      .where("id", "!=", exceptId ?? "")
      .select("id")
      .limit(1)
      .executeTakeFirst();
    return found !== undefined;
  }

  async list(query: ListQuery): Promise<Page<Document>> {
    const { sort, limit, offset, ...filter } = query;
    const found = matching(this.#all(), filter);
    const rows = await sorted(found.select("document"), sort).limit(limit).offset(offset).execute();
    const isFiltered = Object.values(filter).some((value) => value !== undefined);
    const [total] = isFiltered
      ? await found.select(({ fn }) => fn.countAll<number>().as("value")).execute()
      : await selectTotal(this.#parts, this.#counter);
    return { documents: rows.map((row) => parsed<Document>(row.document)), total: Number(total?.value ?? 0) };
  }

  /** Where all of them are counted, as counting many takes longer than all else that a list does. */
  get #counter() {
    const { world, tenant, kind } = this.#place;
    return { world, tenant, name: `records: ${kind}` };
  }

  async #addToTotal(value: number): Promise<void> {
    await addToCounter(this.#parts, { ...this.#counter, value });
  }

  #row(document: Document) {
    const {
      id,
      number = null,
      status,
      live,
      contact = null,
      search,
      issued = null,
      due = null,
    } = this.#kind.columns(document);
    return {
      id,
      number,
      status,
      live: live ? 1 : 0,
      contact,
      search: search
        .filter((text) => text !== undefined)
        .join("\n")
        .toLowerCase(),
      issued,
      due,
      document: JSON.stringify(document),
    };
  }

  #all() {
    const { world, tenant, kind } = this.#place;
    return this.#db
      .selectFrom("records")
      .where("world", "=", world)
      .where("kind", "=", kind)
      .where("tenant", "=", tenant);
  }
}

type PlaceName = "world" | "tenant" | "kind" | "id";

const one = ({ db, parameter }: Parts<PlaceName>) =>
  db
    .selectFrom("records")
    .where("world", "=", parameter<string>("world"))
    .where("kind", "=", parameter<string>("kind"))
    .where("tenant", "=", parameter<string>("tenant"))
    .where("id", "=", parameter<string>("id"))
    .select("document");

const selectOne = prepared(one);

const lockOne = prepared((parts: Parts<PlaceName>) =>
  parts.dialect === "postgres" ? one(parts).forUpdate() : one(parts),
);

const updateOne = prepared(({ db, parameter }) =>
  db
    .updateTable("records")
    .set({
      number: parameter("number"),
      status: parameter("status"),
      live: parameter("live"),
      contact: parameter("contact"),
      search: parameter("search"),
      issued: parameter("issued"),
      due: parameter("due"),
      document: parameter("document"),
    })
    .where("world", "=", parameter<string>("world"))
    .where("kind", "=", parameter<string>("kind"))
    .where("tenant", "=", parameter<string>("tenant"))
    .where("id", "=", parameter<string>("id")),
);

const selectTotal = prepared(({ db, parameter }) =>
  db
    .selectFrom("counters")
    .select("value")
    .where("world", "=", parameter<string>("world"))
    .where("tenant", "=", parameter<string>("tenant"))
    .where("name", "=", parameter<string>("name")),
);

const addToCounter = prepared(({ db, parameter }) =>
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

type Found<Output> = SelectQueryBuilder<Tables, "records", Output>;

function matching<Output>(found: Found<Output>, filter: Filter): Found<Output> {
  const { status, live, contact, search, issuedFrom, issuedUntil } = filter;
  return found
    .$if(status !== undefined, (rows) => rows.where("status", "=", status ?? ""))
    .$if(live !== undefined, (rows) => rows.where("live", "=", live ? 1 : 0))
    .$if(contact !== undefined, (rows) => rows.where("contact", "=", contact ?? ""))
    .$if(search !== undefined, (rows) => rows.where(containing(search ?? "")))
    .$if(issuedFrom !== undefined, (rows) => rows.where("issued", ">=", issuedFrom ?? ""))
    .$if(issuedUntil !== undefined, (rows) => rows.where("issued", "<=", issuedUntil ?? ""));
}

function sorted<Output>(found: Found<Output>, sort: ListQuery["sort"]): Found<Output> {
  if (sort === undefined) return found.orderBy("position", "desc");
  const direction = sort === "issued-ascending" ? "asc" : "desc";
  return found.orderBy("issued", direction).orderBy("position", direction);
}

/** The signs that `like` gives a meaning are meant as they are. */
const containing = (text: string) => {
  const pattern = `%${text.toLowerCase().replace(/[%_\\]/g, "\\$&")}%`;
  return sql<boolean>`search like ${pattern} escape '\\'`;
};

/** What the store wrote itself. */
const parsed = <Document>(text: string): Document => JSON.parse(text);
