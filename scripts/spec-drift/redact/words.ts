/**
 * What may be shown of a recording: words that a programmer chose. The name of a field that nobody documented
 * looks like one; a token, an id, an address or the name of a person does not.
 */

const longestName = 40;
const longestWord = 16;

/** Whether a key that the description does not know looks like the name of a field: `tipsReceived`, `__v`. */
export function isFieldName(key: string): boolean {
  return (
    key.length <= longestName &&
    /^_{0,2}[a-z][a-zA-Z]*(?:[_-][a-zA-Z]+)*\d?$/.test(key) &&
    areWords(key.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").split(/[\s_\d-]+/))
  );
}

/** Whether a header of this name may be shown: `x-trace-id`. */
export function isHeaderName(name: string): boolean {
  return (
    name.length <= longestName && /^[a-z]+(?:-[a-z\d]{1,2}|-[a-z]+)*$/.test(name) && areWords(name.split("-"))
  );
}

/** Whether a part of a path that the description does not know looks like the name of a resource: `late-fees`. */
export function isPathWord(segment: string): boolean {
  return isFieldName(segment) || (/^v\d{1,2}$/.test(segment) && segment.length <= 3);
}

/** Whether a value looks like a further value beside the `known` ones, written in their style: `viewed`. */
export function isEnumWord(value: string, known: readonly string[]): boolean {
  const styled = (style: RegExp): boolean => !known.some((one) => style.test(one)) && style.test(value);
  return (
    /^[a-z][a-z_ -]{0,30}$/i.test(value) &&
    ![/[a-z]/, /[A-Z]/, /_/, / /, /-/].some(styled) &&
    areWords(value.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").split(/[\s_-]+/))
  );
}

/** Letters at random have runs without a vowel, or are cut into bits by capitals. */
function areWords(parts: readonly string[]): boolean {
  const words = parts.filter((part) => part !== "").map((part) => part.toLowerCase());
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  return (
    words.length > 0 &&
    (words.length <= 3 || letters / words.length >= 2.5) &&
    words.every((word) => word.length <= longestWord && !/[^aeiouy\d]{6}|[^aeiouy\d]{5}$/.test(word))
  );
}
