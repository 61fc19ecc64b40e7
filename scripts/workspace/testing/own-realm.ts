/**
 * Under jest `structuredClone` is that of Node, whose objects belong to another realm than those of the tests: Redocly
 * does not take them for plain objects, and passes over them. This one makes objects of the tests' own realm.
 */
globalThis.structuredClone = <T>(value: T): T =>
  value === undefined ? value : JSON.parse(JSON.stringify(value));
