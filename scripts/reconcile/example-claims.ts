import { canonical, childPointer, isList, isObject, isText, typeOf } from "@crm-invoices/openapi";
import { type OperationClaims, placeAt, type Shown } from "./claims.ts";

const placeholderForm = /^<(string|array|object|number|integer|boolean|null)>$/;

/** Takes an example apart: at location `at` and at each location below it, this value is shown. */
export function claimExample(
  claims: OperationClaims,
  at: string,
  parent: string | undefined,
  value: unknown,
  pointer: string,
): void {
  const shown = shownValue(value, pointer);
  const place = placeAt(claims, at, parent);
  const key = canonical([shown.type, shown.placeholder, shown.value ?? null, shown.names ?? null]);
  if (!place.shown.has(key)) {
    place.shown.set(key, shown);
  }
  if (isList(value)) {
    for (const [index, item] of value.entries()) {
      claimExample(claims, `${at}[]`, at, item, childPointer(pointer, index));
    }
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      claimExample(claims, `${at}.${name}`, at, member, childPointer(pointer, name));
    }
  }
}

export function shownValue(value: unknown, pointer: string): Shown {
  const placeholder = isText(value) ? placeholderForm.exec(value)?.[1] : undefined;
  return {
    type: placeholder ?? typeOf(value),
    placeholder: placeholder !== undefined,
    value: typeof value === "object" ? undefined : value,
    names: isObject(value) ? Object.keys(value).sort() : undefined,
    pointer,
  };
}
