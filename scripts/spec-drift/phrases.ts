import type { Finding, Matter } from "./finding.ts";

/** The words of a proposed ledger entry. */
export interface Phrase {
  /** Ends the id. */
  readonly topic: string;
  readonly title: (subject: string) => string;
  readonly claim: (finding: Finding) => string;
  readonly decision: string;
  readonly why: string;
  readonly status: "disputed" | "open";
}

const onePromise = "What one recording shows is no promise to other callers.";
const contract =
  "Where the sources agree the documented contract stands; the recording is evidence against it.";

const named = ({ name, says }: Finding): string => `${name} (${says})`;
const said = ({ says }: Finding): string => says;

function undocumented(topic: string, things: string, decision: string): Phrase {
  return {
    topic,
    title: (subject) => `${subject}: recorded traffic has ${things}`,
    claim: named,
    decision,
    why: onePromise,
    status: "open",
  };
}

function contradicted(topic: string, title: string): Phrase {
  return {
    topic,
    title: (subject) => `${subject}: recorded traffic ${title}`,
    claim: said,
    decision: "as documented",
    why: contract,
    status: "disputed",
  };
}

const phrases: Readonly<Record<Matter, Phrase>> = {
  "undocumented operation": {
    ...undocumented("operation", "an operation that is not documented", "it is not described"),
    claim: ({ operation }) => operation,
  },
  "undocumented answer": {
    ...undocumented("answer", "answers of a status that is not documented", "it is not described"),
    claim: said,
  },
  "undocumented header": undocumented("header", "a header that is not documented", "it is not described"),
  "undocumented parameter": undocumented(
    "parameter",
    "a parameter that is not documented",
    "it is not described",
  ),
  "undocumented body": {
    ...undocumented("body", "a body where none is documented", "no body is described"),
    claim: ({ says }) => `a body (${says})`,
  },
  "undocumented field": undocumented(
    "fields",
    "fields that are not documented",
    "it stays open to unknown fields; none of these is described",
  ),
  "undocumented content type": {
    ...undocumented("content-type", "a content type that is not documented", "it is not described"),
    claim: said,
  },
  "missing though required": {
    ...contradicted("left-out", "leaves out what is documented as required"),
    claim: ({ at }) => `no ${at === "request" ? "body" : at.split(".").at(-1)}`,
    decision: "required, as documented",
  },
  "another type": contradicted("type", "shows another type than the documented one"),
  "null where it is not allowed": contradicted("null", "shows null, which is not documented"),
  "unknown value": contradicted("value", "shows a value that is not among the documented ones"),
  "another format": contradicted("format", "shows another format than the documented one"),
  "beyond a limit": contradicted("limit", "goes beyond a documented limit"),
  "no valid JSON": {
    ...contradicted("json", "shows bodies that are not the JSON they are said to be"),
    claim: () => "no valid JSON",
  },
};

export const phraseOf = ({ matter }: Finding): Phrase => phrases[matter];
