import type { DocumentClaims } from "../reconcile/claims.ts";
import { claimsOf } from "../reconcile/document-claims.ts";
import type { OperationNames } from "../reconcile/operations.ts";
import { leaveOut } from "../reconcile/source.ts";
import type { Exchange } from "./exchange.ts";

/** What a recorded exchange claims: a source whose only statements are examples. */
export function exchangeClaims(exchange: Exchange, names: OperationNames): DocumentClaims {
  const claims = claimsOf(sourceDocument(exchange), names, { examples: true });
  for (const places of claims.operations.values()) {
    // A parameter that was sent is not said to be optional, and the path has no data left to compare.
    leaveOut(places, new Set(["required", "path"]));
  }
  return claims;
}

/** The exchange as an OpenAPI document, like the files of spec/sources. */
function sourceDocument({ path, method, request, status, headers, body }: Exchange): object {
  const operation = {
    ...(request !== undefined && {
      parameters: request.parameters.map(({ value, ...parameter }) => ({ ...parameter, example: value })),
      ...(request.body.kind === "json" && { requestBody: contentOf(request.body.value) }),
    }),
    responses: {
      [status]: {
        description: "",
        headers: Object.fromEntries(headers.map(({ name, value }) => [name, { example: value }])),
        ...(body.kind === "json" && contentOf(body.value)),
      },
    },
  };
  return { openapi: "3.1.1", paths: { [path]: { [method.toLowerCase()]: operation } } };
}

function contentOf(example: unknown): object {
  return { content: { "application/json": { example } } };
}
