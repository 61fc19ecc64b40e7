/** The methods an OpenAPI document can describe, as Prism writes them. */
export const requestMethods = ["delete", "get", "head", "options", "patch", "post", "put", "trace"] as const;
