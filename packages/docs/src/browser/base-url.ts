import { loopback } from "../site/policy.ts";

export type BaseUrl = { readonly url: URL } | { readonly refused: "invalid-url" | "not-loopback" };

/** The address of a mock on this machine. Any other is refused, so that nothing reaches the real API from a page. */
export function baseUrlOf(text: string): BaseUrl {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return { refused: "invalid-url" };
  const url = new URL(trimmed);
  const local = loopback.some((host) => host === url.hostname);
  if (url.protocol !== "http:" || !local || url.username !== "" || url.password !== "") {
    return { refused: "not-loopback" };
  }
  return { url };
}
