import {
  isList,
  isObject,
  isText,
  type Message,
  members,
  requestBodyOf,
  responsesOf,
  valueAt,
} from "@crm-invoices/openapi";
import type { OperationClaims, Place } from "../reconcile/claims.ts";
import { claimsOf } from "../reconcile/document-claims.ts";
import {
  nameOperations,
  type OperationNames,
  type StatedOperation,
  statedOperations,
} from "../reconcile/operations.ts";
import { type Router, routerOf } from "./router.ts";

/** What the document of one brand says, prepared for looking calls up in it. */
export interface Described {
  readonly brand: string;
  /** The only altType that the brand sends. */
  readonly altType: string;
  readonly file: string;
  readonly names: OperationNames;
  /** Operation → location → claims; no webhooks, which no recording of a caller shows. */
  readonly operations: ReadonlyMap<string, OperationClaims>;
  readonly servers: readonly URL[];
  readonly router: Router;
  /** Operation and `request` or `response.<status>` → the media types described there. */
  readonly mediaTypes: ReadonlyMap<string, readonly string[]>;
  readonly isOpen: (place: Place) => boolean;
}

export function describeDocument(document: {
  readonly brand: string;
  readonly altType: string;
  readonly file: string;
  readonly content: unknown;
}): Described {
  const { brand, altType, file, content } = document;
  const stated = statedOperations(content).filter(({ isWebhook }) => !isWebhook);
  const names = nameOperations([content]);
  const all = claimsOf(content, names, { examples: false }).operations;
  return {
    brand,
    altType,
    file,
    names,
    operations: new Map([...all].filter(([name]) => !name.startsWith("WEBHOOK "))),
    servers: serversOf(content),
    router: routerOf(stated),
    mediaTypes: new Map(stated.flatMap((operation) => mediaTypesOf(content, operation))),
    isOpen: (place) => isOpenObject(content, place),
  };
}

function serversOf(document: unknown): URL[] {
  const servers = isObject(document) && isList(document["servers"]) ? document["servers"] : [];
  return servers.flatMap((server) => {
    const url = isObject(server) ? server["url"] : undefined;
    return isText(url) && URL.canParse(url) ? [new URL(url)] : [];
  });
}

function mediaTypesOf(document: unknown, operation: StatedOperation): [string, string[]][] {
  const typesIn = (message: Message | undefined): string[] =>
    members(message?.node["content"]).map(([type]) => type.toLowerCase());
  return [
    [`${operation.name} request`, typesIn(requestBodyOf(document, operation))],
    ...responsesOf(document, operation).map((response): [string, string[]] => [
      `${operation.name} response.${response.status}`,
      typesIn(response),
    ]),
  ];
}

/** `additionalProperties: true` without properties says that callers choose the names. */
function isOpenObject(document: unknown, { facets }: Place): boolean {
  const pointer = (facets.get("type") ?? facets.get("present"))?.pointer ?? "";
  const node = valueAt(document, pointer.replace(/\/type$/, ""));
  return isObject(node) && node["additionalProperties"] === true && members(node["properties"]).length === 0;
}
