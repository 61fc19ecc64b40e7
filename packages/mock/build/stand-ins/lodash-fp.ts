/** Stands in for a library of which Prism uses one function, in one way: it takes as long to load as all of Ajv. */
export const set = <Value>([name]: readonly [string], value: unknown, object: Value): Value => ({
  ...object,
  [name]: value,
});
