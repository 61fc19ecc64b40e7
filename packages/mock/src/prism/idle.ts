/** Stands in for the libraries Prism makes random bodies with: it takes their settings and does nothing. */
const idle = { extend: (): void => {}, option: (): void => {} };

export { idle as faker, idle as JSONSchemaFaker };
