import { type Example, examplesOf } from "./examples.ts";
import { isObject, type JsonObject, members } from "./json.ts";
import type { Operation } from "./operations.ts";
import { childPointer } from "./pointer.ts";
import { type Located, locate, type ReadOptions, resolve } from "./reference.ts";

/** What a request or a response carries, as one media type of it says. */
export interface Body {
  /** Such as `application/json`. */
  readonly mediaType: string;
  /** The schema, possibly a reference; undefined when the document gives none. */
  readonly schema: Located | undefined;
  readonly examples: readonly Example[];
  /** The media type object. */
  readonly node: JsonObject;
  readonly pointer: string;
}

/** A request body or a response. */
export interface Message {
  /** The object, with what stands beside a reference laid over it; an empty one where the reference leads nowhere. */
  readonly node: JsonObject;
  /** Where the object stands, any reference followed. */
  readonly pointer: string;
  /** Where the operation states it. */
  readonly statedAt: string;
  /** The JSON body, or the first when none is JSON; undefined when there is none. */
  readonly body: Body | undefined;
}

export interface RequestBody extends Message {
  readonly required: boolean;
}

export interface ResponseMessage extends Message {
  /** As the document writes it: `200`, `4XX` or `default`. */
  readonly status: string;
}

/** The request body of an operation; undefined when it takes none. */
export function requestBodyOf(
  document: unknown,
  { node, pointer }: Operation,
  options: ReadOptions = {},
): RequestBody | undefined {
  const message = messageAt(document, node["requestBody"], childPointer(pointer, "requestBody"), options);
  return message && { ...message, required: message.node["required"] === true };
}

/** The documented responses, in the order of the document. */
export function responsesOf(
  document: unknown,
  { node, pointer }: Operation,
  options: ReadOptions = {},
): ResponseMessage[] {
  return members(node["responses"]).flatMap(([status, stated]) => {
    const message = messageAt(document, stated, childPointer(pointer, "responses", status), options);
    return message ? [{ status, ...message }] : [];
  });
}

/** The first documented success. */
export function successOf(
  document: unknown,
  operation: Operation,
  options: ReadOptions = {},
): ResponseMessage | undefined {
  return responsesOf(document, operation, options).find(({ status }) => status.startsWith("2"));
}

function messageAt(
  document: unknown,
  stated: unknown,
  statedAt: string,
  options: ReadOptions,
): Message | undefined {
  const { pointer } = locate(document, { node: stated, pointer: statedAt }, options);
  const node = resolve(document, stated, options);
  if (stated === undefined) {
    return undefined;
  }
  const message = isObject(node) ? node : {};
  return { node: message, pointer, statedAt, body: bodyOf(document, { node: message, pointer }, options) };
}

/** The JSON body of an object that has `content`, or the first when none is JSON. */
export function bodyOf(document: unknown, owner: Located, options: ReadOptions = {}): Body | undefined {
  const bodies = isObject(owner.node) ? members(owner.node["content"]) : [];
  const [mediaType, node] = bodies.find(([name]) => isJson(name)) ?? bodies[0] ?? [];
  if (mediaType === undefined || !isObject(node)) {
    return undefined;
  }
  const pointer = childPointer(owner.pointer, "content", mediaType);
  const schema = node["schema"];
  return {
    mediaType,
    schema: schema === undefined ? undefined : { node: schema, pointer: childPointer(pointer, "schema") },
    examples: examplesOf(document, { node, pointer }, options),
    node,
    pointer,
  };
}

function isJson(mediaType: string): boolean {
  return /[/+]json\s*(;|$)/i.test(mediaType);
}
