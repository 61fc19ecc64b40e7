/** `1 call`, `3 calls`. */
export function times(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

export function daysInWords(days: readonly string[]): string {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) {
    return "recorded on an unknown day";
  }
  return first === last ? `recorded on ${first}` : `recorded from ${first} to ${last}`;
}
