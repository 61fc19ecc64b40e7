/** Why an edit is rated otherwise than oasdiff does, and who is right. */
interface Disagreement {
  readonly edits: readonly string[];
  readonly right: "we" | "oasdiff";
  readonly why: string;
}

/** Every edit that one of us calls breaking and the other does not. */
export const disagreements: readonly Disagreement[] = [
  {
    edits: ["a webhook always delivers a field", "a webhook always comes with a header"],
    right: "we",
    why: "The API sends webhooks, and callers are given them; oasdiff takes them for requests that callers send.",
  },
  {
    edits: [
      "an operation is renamed",
      "an operation id is spelled otherwise",
      "a type is renamed",
      "a type that contains others is renamed",
      "a type is put in place",
    ],
    right: "we",
    why: "Requests stay the same, which is what oasdiff looks at; but methods and types of the clients have these names.",
  },
  {
    edits: [
      "the address of the API changes",
      "an operation has a server of its own",
      "a path has a server of its own",
    ],
    right: "we",
    why: "Clients that were released go on sending to the old address; oasdiff does not look at servers.",
  },
  {
    edits: [
      "an operation takes one kind of token less",
      "an operation needs one more scope",
      "a token is sent otherwise",
    ],
    right: "we",
    why: "A token that was accepted no longer is; oasdiff tells of it without calling it breaking.",
  },
  {
    edits: ["an operation takes another media type"],
    right: "we",
    why: "Clients send the media type that is gone; oasdiff looks at the media types by name and says nothing when JSON stays JSON.",
  },
  {
    edits: [
      "an answered field may be null",
      'const from undefined to "a" in a request',
      'const from "a" to "b" in a request',
      'const from "a" to "b" in an answer',
      "multipleOf from undefined to 5 in a request",
      "maxItems from undefined to 3 in a request",
      "uniqueItems from undefined to true in a request",
      "additionalProperties from undefined to false in a request",
      'contentEncoding from undefined to "base64" in a request',
      'contentEncoding from undefined to "base64" in an answer',
      "maximum from 9 to undefined in an answer",
    ],
    right: "we",
    why: "Requests that were valid are refused, or answers come that were not to be expected; oasdiff does not compare these keywords, or not in this direction.",
  },
  {
    edits: [
      "a field loses its format",
      'format from "date" to undefined in a request',
      'format from undefined to "date" in an answer',
    ],
    right: "we",
    why: "What was sent is still accepted, and what is answered is one of the texts that could be; oasdiff takes a format for another type.",
  },
  {
    edits: ['format from "date" to "date-time" in a request'],
    right: "we",
    why: "A day alone is no date with a time, and is refused; oasdiff takes the one format for a part of the other.",
  },
  {
    edits: ['enum from undefined to ["a","b"] in an answer'],
    right: "we",
    why: "An answer that is one of two texts is one of the texts that could be; oasdiff takes each for a new value.",
  },
  {
    edits: ['enum from ["a","b"] to undefined in a request'],
    right: "we",
    why: "Every text is accepted, those that were listed among them; oasdiff takes the values for removed.",
  },
  {
    edits: ['enum from ["a","b"] to undefined in an answer'],
    right: "we",
    why: "Any text may be answered, and code that handled two of them meets others; oasdiff sees only that values are gone.",
  },
  {
    edits: ['pattern from "^a" to "^b" in an answer', 'pattern from "^a" to undefined in an answer'],
    right: "we",
    why: "Texts may be answered that were not to be expected; oasdiff tells of it without calling it breaking.",
  },
  {
    edits: ["readOnly from undefined to true in a request", "writeOnly from undefined to true in an answer"],
    right: "we",
    why: "A field that was sent is ignored or refused, and one that was answered is missing; oasdiff calls it breaking only where the field is required.",
  },
  {
    edits: ["readOnly from undefined to true in an answer"],
    right: "we",
    why: "What is answered stays the same, but its type becomes `readonly`, and code that changes what it has read before it sends it back no longer compiles; oasdiff looks at what is sent alone.",
  },
];
