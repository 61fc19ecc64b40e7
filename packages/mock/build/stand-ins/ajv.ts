import { Ajv, type Options } from "ajv";
import validateSchema from "./metaschema.js";

const metaschema = "http://json-schema.org/draft-07/schema";

/**
 * Ajv, but for the validation of schemas themselves, which it compiles when it meets its first schema: that takes longer
 * than to compile what an operation needs, and comes out the same each time.
 */
export default class QuickAjv extends Ajv {
  constructor(options: Options) {
    super(options);
    const known = this.schemas[metaschema];
    if (!known) throw new Error("Ajv has no metaschema.");
    known.validate = validateSchema;
  }
}
