import type { ExpressionBuilder, SelectQueryBuilder } from "kysely";
import { containing } from "./containing.ts";
import { type FoundRecords, type Layers, recordsByLayer, recordsIn } from "./layers.ts";
import type { Connection } from "./prepared.ts";
import {
  addToCounter,
  copyOne,
  lockOne,
  selectOne,
  selectTotal,
  updateContent,
  updateOne,
} from "./record-queries.ts";
import type { Database, RecordRow, Tables } from "./schema.ts";

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

/** A world, as far as its records are concerned. */
export interface Place {
  readonly name: string;
  readonly layers: Layers;
}

/** The counter of all records of a kind. */
export const recordCounter = (kind: string): string => `records: ${kind}`;

/** The records of one kind, of one tenant, in one world, within one transaction. */
export class Records<Document> {
  readonly #db: Database;
  readonly #parts: Connection;
  readonly #kind: Kind<Document>;
  readonly #world: string;
  readonly #layers: Layers;
  readonly #place: { readonly layer: string; readonly tenant: string; readonly kind: string };

  constructor(parts: Connection, kind: Kind<Document>, { name, layers }: Place, tenant: string) {
    this.#db = parts.db;
    this.#parts = parts;
    this.#kind = kind;
    this.#world = name;
    this.#layers = layers;
    this.#place = { layer: layers.own, tenant, kind: kind.name };
  }

  async get(id: string): Promise<Document | undefined> {
    const { tenant, kind } = this.#place;
    const [row] = await selectOne(this.#parts, this.#layers.records, { tenant, kind, id });
    return row && parsed(row.document);
  }

  /**
   * Gets a record that is going to be changed: until the transaction ends, nobody else can get it so. It is in the layer of
   * the world afterwards, where it can be changed.
   */
  async lock(id: string): Promise<Document | undefined> {
    const one = { ...this.#place, id };
    const below = this.#layers.records.slice(1);
    let [row] = await lockOne(this.#parts, one);
    if (row === undefined && below.length > 0) {
      await copyOne(this.#parts, below, one);
      [row] = await lockOne(this.#parts, one);
    }
    return row && parsed(row.document);
  }

  /** Whether another transaction holds the record; SQLite has one transaction at a time, so that none does. */
  async isHeld(id: string): Promise<boolean> {
    if (this.#parts.dialect === "sqlite") return false;
    const one = this.#db.selectFrom("records").select("id").where(this.#isOwn(id));
    if ((await one.executeTakeFirst()) === undefined) return false;
    return (await one.forUpdate().skipLocked().executeTakeFirst()) === undefined;
  }

  /** @param position counts up: the order in which records came to be. */
  async insert(document: Document, position: number): Promise<void> {
    const row = this.#row(document);
    if (this.#isLayered) {
      // It may take the place of one that was removed.
      await this.#db.deleteFrom("records").where(this.#isOwn(row.id)).where("removed", "=", 1).execute();
    }
    await this.#db
      .insertInto("records")
      .values({ ...this.#place, position, ...row })
      .execute();
    await this.#addToTotal(1);
  }

  /**
   * Replaces a record that was locked.
   *
   * @param before what it replaces, where that is at hand: what it is sorted by mostly stays, and then takes no time.
   */
  async replace(document: Document, before?: Document): Promise<void> {
    const { number, issued, due, ...others } = this.#row(document);
    const stays = before !== undefined && staysInPlace(this.#kind.columns(before), { number, issued, due });
    if (stays) await updateContent(this.#parts, { ...this.#place, ...others });
    else await updateOne(this.#parts, { ...this.#place, ...others, number, issued, due });
  }

  /** Removes a record that was locked. */
  async remove(id: string): Promise<void> {
    const one = this.#isOwn(id);
    // What is below would be seen again if it were not hidden.
    await (this.#isLayered
      ? this.#db.updateTable("records").set({ removed: 1, due: null, document: "" }).where(one).execute()
      : this.#db.deleteFrom("records").where(one).execute());
    await this.#addToTotal(-1);
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
    const found = matching(this.#all(), filter).select(["document", "issued", "position"]);
    const rows = await sorted(found, sort).limit(limit).offset(offset).execute();
    const documents = rows.map((row) => parsed<Document>(row.document));
    const isFiltered = Object.values(filter).some((value) => value !== undefined);
    if (isFiltered) return { documents, total: await this.#countAll(filter) };
    const [total] = await selectTotal(this.#parts, this.#counter);
    return { documents, total: Number(total?.value ?? 0) };
  }

  async #countAll(filter: Filter): Promise<number> {
    let total = 0;
    for (const rows of recordsByLayer(this.#db, this.#layers.records)) {
      const found = matching(this.#among(rows), filter);
      const { value } = await found
        .select(({ fn }) => fn.countAll<number>().as("value"))
        .executeTakeFirstOrThrow();
      total += Number(value);
    }
    return total;
  }

  /** Whether there are layers below the one of the world. */
  get #isLayered(): boolean {
    return this.#layers.records.length > 1;
  }

  /** Where all of them are counted, as counting many takes longer than all else that a list does. */
  get #counter() {
    const { tenant, kind } = this.#place;
    return { world: this.#world, tenant, name: recordCounter(kind) };
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

  #isOwn(id: string) {
    return ({ and }: ExpressionBuilder<Tables, "records">) => and({ ...this.#place, id });
  }

  #all(): FoundRecords {
    return this.#among(recordsIn(this.#db, this.#layers.records));
  }

  #among(rows: FoundRecords): FoundRecords {
    const { tenant, kind } = this.#place;
    return rows.where("kind", "=", kind).where("tenant", "=", tenant);
  }
}

const staysInPlace = (
  { number = null, issued = null, due = null }: RecordColumns,
  after: Pick<RecordRow, "number" | "issued" | "due">,
): boolean => number === after.number && issued === after.issued && due === after.due;

type Found<Output> = SelectQueryBuilder<Tables, "records", Output>;

function matching<Output>(found: Found<Output>, filter: Filter): Found<Output> {
  const { status, live, contact, search, issuedFrom, issuedUntil } = filter;
  return found
    .$if(status !== undefined, (rows) => rows.where("status", "=", status ?? ""))
    .$if(live !== undefined, (rows) => rows.where("live", "=", live ? 1 : 0))
    .$if(contact !== undefined, (rows) => rows.where("contact", "=", contact ?? ""))
    .$if(search !== undefined, (rows) => rows.where(containing("search", (search ?? "").toLowerCase())))
    .$if(issuedFrom !== undefined, (rows) => rows.where("issued", ">=", issuedFrom ?? ""))
    .$if(issuedUntil !== undefined, (rows) => rows.where("issued", "<=", issuedUntil ?? ""));
}

function sorted<Output>(found: Found<Output>, sort: ListQuery["sort"]): Found<Output> {
  if (sort === undefined) return found.orderBy("position", "desc");
  const direction = sort === "issued-ascending" ? "asc" : "desc";
  return found.orderBy("issued", direction).orderBy("position", direction);
}

/** What the store wrote itself. */
const parsed = <Document>(text: string): Document => JSON.parse(text);
