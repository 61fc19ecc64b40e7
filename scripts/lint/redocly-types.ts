/** The part of Redocly's rule interface that our rules use; the command line tool ships no types. */
export interface Location {
  child(path: readonly (string | number)[] | string): Location;
}

export interface Resolved {
  readonly node: unknown;
}

export interface Context {
  readonly location: Location;
  report(problem: { message: string; location?: Location }): void;
  resolve(node: unknown): Resolved;
}

export interface Visit {
  enter(node: unknown, context: Context): void;
}

/** What to do at each kind of node, or at one kind within another. */
export type Visitor = Readonly<Record<string, Visit | Readonly<Record<string, Visit>>>>;

export type Rule = () => Visitor;

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}
