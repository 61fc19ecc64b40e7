/** What the documentation site shows as the page of the mock does. Part of this workspace alone, and not published. */
export { type FormRequest, type SampledOperation, sampledOperations } from "./catalog.ts";
export { type Evidence, englishForm, type FormWords } from "./form-words.ts";
export { clientSnippet, curlSnippet, fetchSnippet, formRequest } from "./snippets.ts";
