import { quoted } from "./change.ts";
import type { Direction } from "./facet-rules.ts";

/** In what a location stands, when it is told of several operations. */
type Message = "requests" | "answers" | "payloads";

/** A location of an operation's claims, as a changelog speaks of it. */
export interface Location {
  readonly direction: Direction;
  readonly message: Message;
  /** What the location itself is called, such as `` the query parameter `limit` ``. */
  readonly noun: string;
}

/** The operation itself. */
export const self: Location = sent("it");

/** What an operation has no more than one of, such as its path. */
const part: Location = sent("it");

export function locationOf(operation: string, at: string): Location {
  const [section = "", ...rest] = at.split(".");
  const name = rest.join(".");
  const isParameter = ["path", "query", "header", "cookie"].includes(section) && name !== "";
  if (operation.startsWith("WEBHOOK ")) {
    if (section === "request") {
      return given("payloads", name === "" ? "the payload" : `${quoted(name)} in the payload`);
    }
    if (isParameter) {
      return given("payloads", `the ${section} ${quoted(name)}`);
    }
  }
  if (/^request[[\]{}]*$/.test(section)) {
    return sent(name === "" ? "the request body" : `${quoted(name)} in the request`);
  }
  if (section === "response") {
    const [status = "", ...inner] = rest;
    const answer = status.startsWith("2") ? "the answer" : `the answer ${status.replace("[]", "")}`;
    const [first, ...names] = inner;
    const noun = first === "header" ? `the header ${quoted(names.join("."))}` : quoted(inner.join("."));
    return given("answers", first === undefined ? answer : `${noun} in ${answer}`);
  }
  return isParameter ? sent(`the ${section} parameter ${quoted(name)}`) : part;
}

function sent(noun: string): Location {
  return { direction: "sent", message: "requests", noun };
}

function given(message: Message, noun: string): Location {
  return { direction: "given", message, noun };
}
