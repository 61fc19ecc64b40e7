export type { Client, Middleware } from "openapi-fetch";
