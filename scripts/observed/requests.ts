import { isText, listOperations, members, pointerKeys, valueAt } from "@crm-invoices/openapi";

/** The components that requests are made of, by their pointers. */
export function schemasOfRequests(bundle: unknown): ReadonlySet<string> {
  const met = new Set<string>();
  const follow = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(follow);
      return;
    }
    for (const [key, part] of members(value)) {
      if (key === "$ref" && isText(part)) {
        const pointer = part.replace(/^#/, "");
        if (!met.has(pointer)) {
          met.add(pointer);
          follow(valueAt(bundle, pointer));
        }
      } else {
        follow(part);
      }
    }
  };
  for (const { node, parameters } of listOperations(bundle)) {
    follow(node["requestBody"]);
    follow(parameters.map((parameter) => parameter.node));
  }
  return met;
}

/** Whether the part of a document at a pointer is one of requests, given the components that these are made of. */
export function isPartOfRequest(pointer: string, requests: ReadonlySet<string>): boolean {
  const keys = pointerKeys(pointer);
  if (keys[0] === "paths") {
    return keys.includes("requestBody") || keys.includes("parameters");
  }
  return keys[1] === "parameters" || requests.has(`/${keys.slice(0, 3).join("/")}`);
}
