import { englishForm } from "@crm-invoices/mock/page";
import type { BrowserWords } from "./browser-words.ts";

export const enBrowser: BrowserWords = {
  code: "en",
  search: {
    label: "Search the documentation",
    placeholder: "Search",
    loading: "Loading the search index…",
    unavailable: "The search index could not be loaded.",
    results: (count, shown) =>
      `${count} ${count === 1 ? "result" : "results"}${shown < count ? `, showing the first ${shown}` : ""}`,
    noResults: (words) => `No results for “${words}”.`,
    suggestions: "Try:",
    suggested: ["record payment", "invoice", "pagination", "retries"],
    kinds: {
      operation: "Operation",
      event: "Event",
      type: "Type",
      manual: "Manual",
      guide: "Guide",
      ledger: "Decision",
      field: "Field",
      report: "Disagreement",
    },
  },
  copy: { copy: "Copy", copied: "Copied", failed: "Select the code and copy it" },
  form: englishForm,
  tryIt: {
    title: "Try it",
    needsScript: "This form needs JavaScript. The curl command sends the same request.",
    baseUrl: "Base URL of the mock server",
    yours: "Your values, kept on this machine",
    invalidUrl: "Not a valid URL. The base URL of a mock server looks like http://127.0.0.1:4010.",
    notLoopback: (hosts) =>
      `This page sends requests only to a mock server on your own machine, over http (${hosts}). Nothing was sent.`,
    noResponse: (origin) => `No response from ${origin}. Start a mock server:`,
    startMock: "npx @crm-invoices/mock",
    browserBlocks:
      "If it is already running, your browser may be blocking requests from this site to your machine. Allow access when the browser asks, or build these pages yourself.",
  },
};
