export { createMutations, type MutationOptions, type QueryCache } from "./mutations.ts";
export { createQueries, type QueryFunctionContext, type QueryKeys, type QueryOptions } from "./queries.ts";
