import { quoted } from "./change.ts";
import type { Direction } from "./facet-rules.ts";

/** A location of an operation's claims, as a changelog speaks of it. */
export interface Location {
  readonly direction: Direction;
  /** What the location itself is called, such as `` the query parameter `limit` ``. */
  readonly noun: string;
}

/** The operation itself. */
export const self: Location = { direction: "sent", noun: "it" };

export function locationOf(operation: string, at: string): Location {
  const [section = "", ...rest] = at.split(".");
  const name = rest.join(".");
  if (operation.startsWith("WEBHOOK ") && section === "request") {
    return given("its payload", name);
  }
  const body = /^request[[\]{}]*$/.exec(section);
  if (body !== null) {
    return { direction: "sent", noun: name === "" ? "the request body" : quoted(name) };
  }
  if (section === "response") {
    const [status = "", ...inner] = rest;
    const answer = status.startsWith("2") ? "its answer" : `its answer ${status.replace("[]", "")}`;
    if (inner[0] === "header") {
      return given(answer, inner.slice(1).join("."), "the header ");
    }
    return given(answer, inner.join("."));
  }
  if (["path", "query", "header", "cookie"].includes(section) && name !== "") {
    return { direction: "sent", noun: `the ${section} parameter ${quoted(name)}` };
  }
  return self;
}

function given(inside: string, name: string, kind = ""): Location {
  return {
    direction: "given",
    noun: name === "" ? inside : `${kind}${quoted(name)} in ${inside}`,
  };
}
