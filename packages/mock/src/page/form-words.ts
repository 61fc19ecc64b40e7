/** How sure a rule of the sandbox is, as `X-Sandbox-Rules` and the documents say it. */
export type Evidence = "S" | "D" | "R" | "A" | "U";

/** What the form that sends a request says, in one language. */
export interface FormWords {
  readonly places: Readonly<Record<"path" | "query", string>>;
  readonly body: string;
  readonly headers: string;
  readonly send: string;
  readonly responseBody: string;
  readonly responseHeaders: string;
  readonly emptyResponse: string;
  readonly sandboxRules: string;
  readonly evidence: Readonly<Record<Evidence, string>>;
}

export const englishForm: FormWords = {
  places: { path: "Path", query: "Query" },
  body: "Request body",
  headers: "Headers",
  send: "Send",
  responseBody: "Response body",
  responseHeaders: "Response headers",
  emptyResponse: "The response has no body.",
  sandboxRules: "Rules of the sandbox behind this response",
  evidence: { S: "stated", D: "documented", R: "reported by callers", A: "assumed", U: "unknown" },
};
