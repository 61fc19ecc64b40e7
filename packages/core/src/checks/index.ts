export { checkResponses, type Difference, type Kind, type OperationCheck } from "./check-responses.ts";
export type { Shape } from "./shape.ts";
