/** What the function gives; undefined when it throws. */
export function tried<Value>(attempt: () => Value): Value | undefined {
  try {
    return attempt();
  } catch {
    return undefined;
  }
}

/** What the JSON says; undefined when it is none. */
export const parseJson = (text: string): unknown => tried(() => JSON.parse(text));

/** The value as JSON; undefined when it cannot be written, such as what is nested too deeply. */
export const writeJson = (value: unknown): string | undefined => tried(() => JSON.stringify(value));
