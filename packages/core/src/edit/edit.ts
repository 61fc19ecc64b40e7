import type { CallOptions } from "../options.ts";
import type { Result, UndocumentedError } from "../result.ts";
import type { UpdateOptions } from "../updates.ts";
import { EditError } from "./edit-error.ts";

/**
 * Turns the body that was made from the current record into the body to write; it may change that body and return it. What
 * it throws rejects the edit, and no update is sent.
 */
export type Change<Body, Read> = (body: Body, read: Read) => Body | Promise<Body>;

/** The options of each call of an edit, and the time zone in which dates become days. */
export interface EditOptions<Version extends string = string> extends CallOptions<Version>, UpdateOptions {}

/** An edit that was not sent. */
export interface Refusal {
  readonly data: undefined;
  readonly error: EditError;
  readonly response: undefined;
}

/** The result of an edit: the response to the update, or the error of one of its calls or of the edit itself. */
export type EditResult<Data> = Result<Data, UndocumentedError> | Refusal;

/** How a resource is read and written. */
interface Steps<Read, Body, Data, Version extends string> {
  readonly read: (options: CallOptions<Version>) => Promise<Result<Read, UndocumentedError> | Refusal>;
  readonly toBody: (read: Read, options: UpdateOptions) => Body;
  readonly write: (body: Body, options: CallOptions<Version>) => Promise<Result<Data, UndocumentedError>>;
}

/** Reads a record, changes it, reads it again and, if it is still the same, writes it. The functions of a brand call it. */
export async function edit<Read extends object, Body, Data, Version extends string>(
  { read, toBody, write }: Steps<Read, Body, Data, Version>,
  change: Change<Body, Read>,
  { timeZone, ...call }: EditOptions<Version>,
): Promise<EditResult<Data>> {
  const stateOf = (record: Read): string =>
    JSON.stringify([Reflect.get(record, "updatedAt"), toBody(record, { timeZone })]);

  const first = await read(call);
  if (first.error) return first;
  // Taken at once, as the change may change what was read.
  const state = stateOf(first.data);
  const body = toBody(first.data, { timeZone });
  const changed = await change(body, first.data);

  const second = await read(call);
  if (second.error) return second;
  if (stateOf(second.data) !== state) {
    const message = "The record was changed meanwhile, so nothing was sent. Edit it again.";
    return { data: undefined, error: new EditError("changed", message), response: undefined };
  }
  return write(changed, call);
}
