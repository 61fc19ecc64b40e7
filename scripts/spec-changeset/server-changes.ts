import { canonical, isText, listOf, member, members, valueAt } from "@crm-invoices/openapi";
import { statedOperations } from "../reconcile/operations.ts";
import { type Change, listed, quoted, sentence } from "./change.ts";
import { labelOf } from "./findings.ts";

/** What changed in where requests go, and in how a token is sent. */
export function serverChanges(before: unknown, after: unknown): Change[] {
  const previous = new Map(statedOperations(before).map((operation) => [operation.key, operation]));
  return [
    ...moved("requests", serversOf(before), serversOf(after)),
    ...statedOperations(after).flatMap((operation) => {
      const known = previous.get(operation.key);
      return known === undefined
        ? []
        : moved(
            `${labelOf(operation)}: requests`,
            ownServers(known),
            ownServers(operation),
            serversOf(after),
          );
    }),
    ...schemeChanges(before, after),
  ];
}

function moved(
  who: string,
  before: readonly string[],
  after: readonly string[],
  otherwise: readonly string[] = [],
): Change[] {
  if (canonical(before) === canonical(after)) return [];
  const [previous, current] = [before.length > 0 ? before : otherwise, after.length > 0 ? after : otherwise];
  const isKept = previous.every((url) => current.includes(url));
  const now = listed(current.filter((url) => !isKept || !previous.includes(url)).map(quoted), "server");
  return [
    isKept
      ? { level: "minor", text: sentence(`${who} may now also go to ${now}`) }
      : {
          level: "major",
          text: sentence(`${who} now go to ${now} instead of ${listed(previous.map(quoted), "server")}`),
        },
  ];
}

const serversOf = (owner: unknown): string[] =>
  listOf(member(owner, "servers")).flatMap((server) => {
    const url = member(server, "url");
    return isText(url) ? [url] : [];
  });

function ownServers({ node, pathItem }: ReturnType<typeof statedOperations>[number]): string[] {
  const own = serversOf(node);
  return own.length > 0 ? own : serversOf(pathItem.node);
}

function schemeChanges(before: unknown, after: unknown): Change[] {
  const previous = new Map(
    members(valueAt(before, "/components/securitySchemes")).map(([name, it]) => [name, sent(it)]),
  );
  return members(valueAt(after, "/components/securitySchemes"))
    .filter(([name, scheme]) => previous.has(name) && previous.get(name) !== sent(scheme))
    .map(([name]) => ({
      level: "major",
      text: `The token of the security scheme ${quoted(name)} is sent otherwise.`,
    }));
}

/** How the token of a scheme is sent. */
function sent(scheme: unknown): string {
  return canonical(
    ["type", "scheme", "in", "name", "openIdConnectUrl"].map((key) => member(scheme, key) ?? null),
  );
}
