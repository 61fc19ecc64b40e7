/** What Ajv compiles of the metaschema of draft 7: code that the build makes. */
import type { AnyValidateFunction } from "ajv/dist/types/index.js";

declare const validateSchema: AnyValidateFunction;
export default validateSchema;
