export { describeCode } from "./describe-code.ts";
