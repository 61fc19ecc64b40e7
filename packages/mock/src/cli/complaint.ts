import { messageOf } from "../message.ts";
import { nearestName } from "../nearest-name.ts";

/**
 * What Node says of a command line that it cannot read, as a sentence without a stop; or as a question, where one of the flags was
 * probably meant.
 */
export function complaintOf(error: unknown, flags: Iterable<string>): string {
  const [complaint = ""] = messageOf(error).split(/\.\s/);
  const [, unknown] = /^Unknown option '--(.+)'/.exec(complaint) ?? [];
  const nearest = unknown === undefined ? undefined : nearestName(unknown, flags);
  return nearest === undefined ? complaint : `${complaint}; did you mean --${nearest}?`;
}
