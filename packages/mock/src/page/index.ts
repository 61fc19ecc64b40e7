/** What the documentation site shows as the page of the mock does. Part of this workspace alone, and not published. */
export { type SampledOperation, sampledOperations } from "./catalog.ts";
export { clientSnippet, curlSnippet, fetchSnippet, sampleHeaders, sampleUrl } from "./snippets.ts";
