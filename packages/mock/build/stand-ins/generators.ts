/** Stands in for the libraries Prism makes random bodies with: it takes their settings and does nothing. */
const unused = { extend: (): void => {}, option: (): void => {} };

export { unused as faker, unused as JSONSchemaFaker };
