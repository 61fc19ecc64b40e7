export {
  type Body,
  bodyOf,
  type Message,
  type RequestBody,
  type ResponseMessage,
  requestBodyOf,
  responsesOf,
  successOf,
} from "./bodies.ts";
export { DocumentError } from "./document-error.ts";
export { type Example, examplesOf } from "./examples.ts";
export { fillPath, pathParameterNames } from "./fill-path.ts";
export {
  canonical,
  isList,
  isObject,
  isText,
  type JsonObject,
  listOf,
  member,
  members,
  typeOf,
} from "./json.ts";
export { listOperations, listWebhooks, type Method, type Operation } from "./operations.ts";
export { documentOutline, firstOfEach } from "./outline.ts";
export type { Parameter, ParameterLocation } from "./parameters.ts";
export { childPointer, pointerKeys, valueAt } from "./pointer.ts";
export {
  type Located,
  locate,
  type ReadOptions,
  referenceName,
  referenceTarget,
  resolve,
} from "./reference.ts";
export { type SampleRequest, sampleParameter, sampleRequest } from "./sample-request.ts";
export { type SampleOptions, sampleValue } from "./sample-value.ts";
export { mergeSchema } from "./schema/merged.ts";
export type { Alternatives, Schema, SchemaView, Stated } from "./schema/model.ts";
export { schemaName } from "./schema/name.ts";
export { schemaParts } from "./schema/parts.ts";
export { schemaTargets } from "./schema/targets.ts";
export { allowsType, typesOf, valuesOf } from "./schema/types.ts";
export { schemaPointer, type ViewOptions, viewSchema } from "./schema/view.ts";
