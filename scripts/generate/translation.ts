import { isList, isObject, isText, member, members } from "@crm-invoices/openapi";

const wording = new Set(["summary", "description"]);
/** Below these stand payloads, which are not translated, and names that authors chose. */
const payloads = new Set(["value", "example", "default", "enum", "const"]);

/** Where the translated document still has the original's text, as `place: text`. */
export function untranslated(
  original: unknown,
  translated: unknown,
  same: readonly string[] = [],
  path: readonly string[] = [],
): string[] {
  if (Array.isArray(original)) {
    return original.flatMap((item, index) => {
      const other = Array.isArray(translated) ? translated[index] : undefined;
      return untranslated(item, other, same, [...path, String(index)]);
    });
  }
  if (!isObject(original)) return [];
  return Object.entries(original).flatMap(([key, value]) => {
    const other = isObject(translated) ? translated[key] : undefined;
    const place = [...path, key];
    if (typeof value === "string" && wording.has(key)) {
      return value === other && !same.includes(value) ? [`${place.join(".")}: ${value}`] : [];
    }
    // A property may be called "value" as well; only there is it followed.
    return payloads.has(key) && path.at(-1) !== "properties" ? [] : untranslated(value, other, same, place);
  });
}

/**
 * Where another version of the original has another text, and the translation of it the same as before, as
 * `place: text`.
 */
export function notReworded(
  original: unknown,
  changed: unknown,
  translated: unknown,
  translatedChanged: unknown,
  path: readonly string[] = [],
): string[] {
  const parts: [string, unknown][] = isList(changed)
    ? changed.map((item, index) => [String(index), item])
    : members(changed);
  return parts.flatMap(([key, value]) => {
    const [before, then, now] = [original, translated, translatedChanged].map((node) => member(node, key));
    const place = [...path, key];
    if (isText(value) && wording.has(key)) {
      return before !== undefined && value !== before && then === now ? [`${place.join(".")}: ${value}`] : [];
    }
    return payloads.has(key) && path.at(-1) !== "properties"
      ? []
      : notReworded(before, value, then, now, place);
  });
}
