import { constants } from "node:buffer";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { isList, valueAt } from "@crm-invoices/openapi";
import { UserError } from "../command/user-error.ts";

/** The entries of one HAR file, as they stand in it: nothing of them may be shown. */
export interface Recording {
  /** The file's name without its folders. */
  readonly name: string;
  readonly entries: readonly unknown[];
}

/** Reads a HAR file. No message quotes its content. */
export async function readRecording(file: string, limit = constants.MAX_STRING_LENGTH): Promise<Recording> {
  const name = basename(file);
  const text = await readText(file, limit);
  const entries = valueAt(parse(name, text), "/log/entries");
  if (!isList(entries)) {
    throw new UserError(
      `${name}: this is JSON, but not a HAR file, which has a list log.entries. Export the traffic as HAR.`,
    );
  }
  if (entries.length === 0) {
    throw new UserError(`${name}: this recording has no entries. Record at least one call, then export it.`);
  }
  return { name, entries };
}

async function readText(file: string, limit: number): Promise<string> {
  const name = basename(file);
  try {
    const { size, isFile } = await stat(file).then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile) {
      throw new UserError(`${name}: this is not a file. Name a HAR file.`);
    }
    if (size > limit) {
      const megabytes = Math.floor(limit / 2 ** 20);
      throw new UserError(
        `${name}: this recording is larger than ${megabytes} MB, more than can be read at once. Record fewer calls, or export only those of the API's host.`,
      );
    }
    return (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(unreadable(name, error));
  }
}

function unreadable(name: string, error: unknown): string {
  const code =
    typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown";
  return code === "ENOENT"
    ? `${name}: there is no such file.`
    : `${name}: this file cannot be read (${code}).`;
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = typeof error === "object" && error !== null && "message" in error ? error.message : "";
    const early = /^Unexpected end|^Unterminated/.test(String(reason)) || text.trim() === "";
    // The parser's own message quotes the text.
    throw new UserError(
      early
        ? `${name}: this file ends before its JSON does. Export the recording again, and wait until it is written.`
        : `${name}: this is not JSON. Export the traffic as HAR, and do not edit it by hand.`,
    );
  }
}
