/**
 * The class of a kind of error, for `instanceof`. Only a client creates errors, so it cannot be constructed. It recognizes
 * errors by their `name`, and so those of another copy of this package too.
 */
export type ErrorClass<Kind extends Error> = abstract new (...made: never) => Kind;

/** @param name The `name` of the errors. Default: that of any error of a call. */
export function errorClass<Kind extends Error>(name?: Kind["name"]): ErrorClass<Kind>;
export function errorClass(name?: string): unknown {
  // A function of the old kind, as some test runners ask for a prototype.
  function kind() {}
  const isKind = (value: unknown) => {
    const error: object = Object(value);
    return (
      "uncertain" in error &&
      "operationId" in error &&
      "stack" in error &&
      "name" in error &&
      (name === undefined || error.name === name)
    );
  };
  return Object.defineProperties(kind, {
    name: { value: name ?? "InvoicesError" },
    [Symbol.hasInstance]: { value: isKind },
  });
}
