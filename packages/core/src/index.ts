// What every brand's package passes on to its users; `brand.ts` has what the packages themselves need.
export * from "./errors/index.ts";
export type { Fetch, Pacing, Turn } from "./fetch.ts";
export { type Logger, type LogLevel, logging } from "./logging.ts";
export type { Exchange, Middleware } from "./middleware.ts";
export type { CallOptions, ClientOptions, CommonOptions, Retry, TokenSource } from "./options.ts";
export { type Pace, paced } from "./paced.ts";
export { type ItemOf, type ListRequest, paginate } from "./paginate.ts";
export type { Problem } from "./problems.ts";
export type { RateLimits } from "./rate-limits.ts";
export type { Failure, Result, Success, UndocumentedError } from "./result.ts";
export type { NoStatus, RedirectStatus, ServerStatus, SuccessStatus } from "./statuses.ts";
export type { RequestMethod, UndocumentedOperation } from "./undocumented.ts";
export { unwrap } from "./unwrap.ts";
