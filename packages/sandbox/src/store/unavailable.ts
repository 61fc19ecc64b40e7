import { types } from "node:util";

/** The database cannot be reached or written to: nothing was changed, and a later try may work. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
}

/** Transactions that got in each other's way: the database undid one of them. */
const conflicts = ["40001", "40P01", "23505"];

/** What SQLite calls its own result codes: busy, locked, read-only, I/O, full, cannot open. */
const sqliteCodes = [5, 6, 8, 10, 13, 14];

/** Connection exceptions, resources that ran out, and a server that stops. */
const postgresClasses = /^(?:08|53|57P)/;

const networkCodes = /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN)/;

/** What the driver of PostgreSQL says of a connection that is gone, without a code. */
const lostConnection =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/;

/** Whether a transaction was undone because of another one, so that it may start again. */
export const isConflict = (error: unknown): boolean => conflicts.includes(codeOf(error) ?? "");

/** Whether the database or its driver says so, rather than the sandbox. */
export const isOfDriver = (error: unknown): boolean =>
  codeOf(error) !== undefined || unavailable(error) !== undefined;

/** The error as {@link StoreUnavailable}; undefined for errors of any other kind. */
export function unavailable(error: unknown): StoreUnavailable | undefined {
  if (!types.isNativeError(error)) return undefined;
  const code = codeOf(error) ?? "";
  const lost = lostConnection.test(error.message);
  const sqlite = "errcode" in error && typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
  const known =
    lost ||
    networkCodes.test(code) ||
    postgresClasses.test(code) ||
    (sqlite !== undefined && sqliteCodes.includes(sqlite));
  return known
    ? new StoreUnavailable(`The database cannot be used: ${error.message}`, { cause: error })
    : undefined;
}

function codeOf(error: unknown): string | undefined {
  if (!types.isNativeError(error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
