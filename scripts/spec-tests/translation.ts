import { isObject } from "@crm-invoices/openapi";

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
