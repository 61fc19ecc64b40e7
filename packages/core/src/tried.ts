/** What the function gives; undefined when it throws. */
export function tried<Value>(attempt: () => Value): Value | undefined {
  try {
    return attempt();
  } catch {
    // What it threw says no more than that.
  }
}
