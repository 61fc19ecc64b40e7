import type { Call } from "@crm-invoices/mock";

/** How deep a body may be nested: far deeper than any that means something, and no danger to the stack. */
const deepest = 200;

/** What no store can keep of a call: a NUL, which PostgreSQL has no text with, and nesting without end. */
export function unstorable({ body, query, pathParameters }: Call): string | undefined {
  const open: { readonly value: unknown; readonly depth: number }[] = [
    { value: body, depth: 0 },
    { value: query, depth: 0 },
    { value: pathParameters, depth: 0 },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === "string" && value.includes("\0")) return "No text can be kept that has a NUL in it";
    if (typeof value !== "object" || value === null) continue;
    if (depth > deepest) return `The body is nested more than ${deepest} levels deep, which is not kept`;
    for (const each of Object.values(value)) open.push({ value: each, depth: depth + 1 });
  }
  return undefined;
}
